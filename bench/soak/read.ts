import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Count } from './count.ts';

/** Reads all lines of all files of a folder, compressed ones too. What ends without a line end is a line as well: a torn one. */
export async function readFolder(folder: string, count: Count): Promise<void> {
  for (const name of namesIn(folder)) {
    const bytes = createReadStream(join(folder, name));
    await readLines(name.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, count);
  }
}

/** As a batch sees it: hidden files are not there. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}

async function readLines(stream: NodeJS.ReadableStream, count: Count): Promise<void> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const text of stream) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) count.add(line);
  }
  if (rest !== '') count.add(rest);
}
