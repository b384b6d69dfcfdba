import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Writes what an application's compiler needs of the sender beside its bundle: the modules that its index tells of. */
export async function writeSenderTypes(directory: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sender-types-'));
  try {
    const settings = await writeSettings(folder);
    await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', settings]);
    await mkdir(directory, { recursive: true });
    for (const [name, text] of await reachable(join(folder, 'out'), 'index')) {
      await writeFile(join(directory, `${name}.d.ts`), text);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeSettings(folder: string): Promise<string> {
  const file = join(folder, 'tsconfig.json');
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: join(folder, 'out') };
  const places = { rootDir: resolve('examples/node'), typeRoots: [resolve('node_modules/@types')] };
  const settings = {
    extends: resolve('tsconfig.json'),
    compilerOptions: { ...emit, ...places },
    include: [resolve('examples/node/index.ts')],
  };
  await writeFile(file, JSON.stringify(settings));
  return file;
}

/** A module and those that it names, with the names that they have once they are built. */
async function reachable(folder: string, name: string, seen = new Map<string, string>()): Promise<Map<string, string>> {
  if (seen.has(name)) return seen;
  const text = await readFile(join(folder, `${name}.d.ts`), 'utf8');
  seen.set(name, text.replaceAll(/ from '(\.\/[\w.]+)\.ts'/g, " from '$1.js'"));
  for (const [, next = ''] of text.matchAll(/ from '\.\/([\w.]+)\.ts'/g)) await reachable(folder, next, seen);
  return seen;
}
