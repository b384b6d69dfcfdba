import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ConfigInvalid, type Problem, ReadFailed } from '../errors.ts';
import { largestFileBytes, tooLarge } from './limits.ts';
import type { ParseContext, PlaceOf } from './parse.ts';
import type { Config } from './schema.ts';
import { NO_FILE, unreadable } from './unreadable.ts';

/**
 * Reads and checks the configuration. Nothing but the file is touched.
 * Throws ReadFailed when there is no file to read, ConfigInvalid with every problem when it cannot be used.
 *
 * The YAML parser and the schema are loaded only once the file is read: a run that ends here has not paid for them.
 * It is one small file, so it is read at once: `fs/promises` would cost the start more than the wait for the disk.
 */
export async function loadConfig(
  path: string,
  context: ParseContext,
): Promise<{ readonly config: Config; readonly warnings: readonly Problem[]; readonly placeOf: PlaceOf }> {
  const text = readText(path);
  const { parseConfig } = await import('./parse.ts');
  const { config, problems, placeOf } = parseConfig({ file: path, text }, context);
  if (config === undefined || placeOf === undefined) throw new ConfigInvalid(problems);
  return { config, warnings: problems, placeOf };
}

function readText(path: string): string {
  const bytes = readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0]?.split('\n') ?? [''];
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw refused(path, 'the file is not UTF-8 from here on', 'save it as UTF-8', place);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    const found = statSync(path);
    if (!isReadToItsEnd(path, found)) throw Object.assign(new Error(), { code: NO_FILE });
    const bytes = found.size <= largestFileBytes ? readFileSync(path) : undefined;
    if (bytes !== undefined && bytes.length <= largestFileBytes) return bytes;
  } catch (cause) {
    throw readFailed(path, cause);
  }
  throw refused(path, tooLarge.message, tooLarge.hint);
}

/** A pipe that nobody writes to and a device would be read for ever; what was handed over open (`/dev/stdin`, `<(…)`) ends with its writer. */
function isReadToItsEnd(path: string, found: Stats): boolean {
  return found.isFile() || found.isDirectory() || (found.isFIFO() && path.startsWith('/dev/'));
}

function readFailed(path: string, cause: unknown): ReadFailed {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const beside = namesIn(code === 'EISDIR' ? path : dirname(path));
  const { message, hint, isPlain } = unreadable(path, { code, name: basename(path), beside });
  return new ReadFailed(message, { hint, ...(isPlain ? {} : { cause }) });
}

function refused(file: string, message: string, hint: string, place = { line: 1, column: 1 }): ConfigInvalid {
  return new ConfigInvalid([{ severity: 'error', file, ...place, message, hint }]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
