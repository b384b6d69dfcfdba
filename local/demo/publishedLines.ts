import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Counts the lines of the files that the collector writes for the batch; 0 until there is such a folder. A file is read
 * again only if it has grown, and one that the batch removed still counts.
 */
export function countPublished(folder: () => string | undefined): () => Promise<number> {
  const files = new Map<string, { readonly size: number; readonly lines: number }>();
  return async () => {
    const path = folder();
    const names = path === undefined ? [] : await readdir(path).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.log'))) {
      const { size } = await stat(join(path ?? '', name));
      if (files.get(name)?.size !== size) files.set(name, { size, lines: await linesIn(join(path ?? '', name)) });
    }
    return [...files.values()].reduce((sum, { lines }) => sum + lines, 0);
  };
}

async function linesIn(file: string): Promise<number> {
  const bytes = await readFile(file);
  let lines = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) lines += 1;
  return lines;
}
