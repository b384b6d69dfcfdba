import { readFile, stat } from 'node:fs/promises';
import { largestFileBytes } from '../../config/limits.ts';
import { ConfigInvalid, type Problem, ReadFailed } from '../../errors.ts';
import type { HostFile } from '../place.ts';
import { readApache } from './apache.ts';
import type { Host } from './hostDraft.ts';
import { readLogrotate } from './logrotate.ts';
import { readNginx } from './nginx.ts';
import { readHostTable } from './table.ts';

/** The old host's files, by what each is. */
export type HostPaths = { readonly [Kind in 'crontab' | 'logrotate' | 'nginx' | 'apache']?: string | undefined };

/**
 * Reads the files of the old host.
 *
 * @throws ReadFailed for one that cannot be read; ConfigInvalid with every problem of all of them
 */
export async function readHost({ crontab, logrotate, nginx, apache }: HostPaths): Promise<Host> {
  const problems: Problem[] = [];
  const good = async <T extends object>(
    path: string | undefined,
    kind: string,
    read: (source: HostFile) => T | { readonly problems: readonly Problem[] },
  ): Promise<T | undefined> => {
    if (path === undefined) return undefined;
    const result = read({ file: path, text: await textOf(path, kind) });
    if (!('problems' in result)) return result as T;
    problems.push(...(result.problems as readonly Problem[]));
    return undefined;
  };
  const host = {
    table: await good(crontab, 'the crontab', readHostTable),
    logrotate: await good(logrotate, 'logrotate’s configuration', readLogrotate),
    servers: [
      await good(nginx, 'nginx’s configuration', readNginx),
      await good(apache, 'Apache’s configuration', readApache),
    ].filter((server) => server !== undefined),
  };
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return host;
}

const facts: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

async function textOf(path: string, kind: string): Promise<string> {
  try {
    const found = await stat(path);
    // A pipe that nobody writes to would be read for ever.
    if (!found.isFile() && !found.isDirectory()) throw Object.assign(new Error(), { code: 'it is no file' });
    if (found.size > largestFileBytes) throw Object.assign(new Error(), { code: 'it is larger than 1 MB' });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    if (text.includes('\0')) throw Object.assign(new Error(), { code: 'it is no text' });
    return text.replaceAll('\r\n', '\n');
  } catch (cause) {
    const code = cause instanceof TypeError ? 'it is not UTF-8' : ((cause as NodeJS.ErrnoException).code ?? 'unknown');
    const hint = `give ${kind} of the old host as one file`;
    throw new ReadFailed(`could not read ${kind} ${path}: ${facts[code] ?? code}`, { cause, hint });
  }
}
