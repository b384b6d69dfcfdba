import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ConfigInvalid, type Problem, ReadFailed } from '../errors.ts';
import { largestFileBytes, tooLarge } from './limits.ts';
import type { ParseContext } from './parse.ts';
import type { Config } from './schema.ts';
import { suggest } from './suggest.ts';

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
): Promise<{ readonly config: Config; readonly warnings: readonly Problem[] }> {
  const text = readText(path);
  const { parseConfig } = await import('./parse.ts');
  const { config, problems } = parseConfig({ file: path, text }, context);
  if (config === undefined) throw new ConfigInvalid(problems);
  return { config, warnings: problems };
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
    const { size } = statSync(path);
    if (size <= largestFileBytes) return readFileSync(path);
  } catch (cause) {
    throw new ReadFailed(`could not read the configuration ${path}: ${reason(cause)}`, {
      cause,
      hint: nearFiles(path, cause),
    });
  }
  throw refused(path, tooLarge.message, tooLarge.hint);
}

function refused(file: string, message: string, hint: string, place = { line: 1, column: 1 }): ConfigInvalid {
  return new ConfigInvalid([{ severity: 'error', file, ...place, message, hint }]);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

function reason(cause: unknown): string {
  return reasons[codeOf(cause)] ?? codeOf(cause);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}

/** Which file was probably meant. */
function nearFiles(path: string, cause: unknown): string {
  if (codeOf(cause) === 'EISDIR') return yamlIn(namesIn(path)) ?? 'name the file in it';
  const names = namesIn(dirname(path));
  const near = suggest(basename(path), names);
  if (near !== undefined && near !== basename(path)) return `did you mean "${near}"?`;
  return yamlIn(names) ?? 'check the path; it is relative to the folder in which the command runs';
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function yamlIn(names: readonly string[]): string | undefined {
  const yaml = names.filter((name) => /\.ya?ml$/.test(name)).slice(0, 5);
  return yaml.length > 0 ? `in that folder there is ${yaml.join(', ')}: name yours as the configuration` : undefined;
}
