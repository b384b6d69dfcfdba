import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { checkCrontab } from '../crontab/check.ts';
import { cronOf } from '../crontab/dialect.ts';
import { changesOf } from '../crontab/rules/clock.ts';
import { ConfigInvalid, type Problem, ReadFailed } from '../errors.ts';
import { isZone } from '../values/zone.ts';

/**
 * Checks the crontab that stands in a rendered folder, as far as it can be without the image; the build looks at the rest.
 *
 * @returns what is doubtful of it.
 * @throws ConfigInvalid with all of it, where something is wrong
 */
export async function crontabProblems(directory: string, { batch }: Config): Promise<readonly Problem[]> {
  const cron = cronOf(batch.command);
  const file = join(directory, 'batch', 'crontab');
  const text = cron && (await textOf(file));
  if (cron === undefined || text === undefined) return [];
  const { TZ: zone = 'UTC' } = batch.environment;
  const changes = isZone(zone) ? changesOf(zone, Date.now()) : [];
  const problems = checkCrontab(text, { cron }, changes).findings.map((finding) => ({ file, ...finding }));
  if (problems.some(({ severity }) => severity === 'error')) throw new ConfigInvalid(problems);
  return problems;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ReadFailed(`could not read ${file}: ${code}`, { cause, hint: 'it holds the jobs of the batch' });
  }
}
