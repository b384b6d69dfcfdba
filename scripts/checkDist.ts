/** Fails when dist/ is not, to the byte and the file, what the sources bundle to now. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.ts';

// Inside the project: a module's name in the bundle is its path from here, and must not depend on where the build stands.
const fresh = await mkdtemp('.dist-');
try {
  await bundle(fresh);
  const [committed, built] = await Promise.all([contents('dist'), contents(fresh)]);
  const names = [...new Set([...committed.keys(), ...built.keys()])].sort();
  const wrong = names.flatMap((name) => {
    const [before, after] = [committed.get(name), built.get(name)];
    if (before === undefined) return [`${name} is missing`];
    if (after === undefined) return [`${name} is left over`];
    return before.equals(after) ? [] : [`${name} differs`];
  });
  if (wrong.length > 0) {
    console.error(`dist/ is not what the sources make: npm run build, and commit it\n  ${wrong.join('\n  ')}`);
    process.exitCode = 1;
  } else console.log(`dist/ is current: ${names.length} files`);
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function contents(directory: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.map(async (file) => [file.slice(directory.length + 1), await readFile(file)] as const)),
  );
}
