import type { Finding, Said } from './finding.ts';
import { doubtful } from './finding.ts';
import { type Form, formOf } from './form.ts';
import type { Image } from './image.ts';
import { type Job, jobOf } from './job.ts';
import { type Change, clockChange } from './rules/clock.ts';
import { command } from './rules/command.ts';
import { dayFields } from './rules/days.ts';
import { percent } from './rules/percent.ts';
import { settingLine } from './rules/settings.ts';
import { readTable, type Table } from './table.ts';

export interface Checked {
  readonly table: Table;
  readonly form: Form;
  readonly jobs: readonly Job[];
  /** In the order of the lines. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a crontab as the cron of the image would, and says all that it would do other than what is meant.
 * A table without a job is none of its concern. `changes`: of the clocks by which cron goes.
 */
export function checkCrontab(text: string, image: Image, changes: readonly Change[] = []): Checked {
  const table = readTable(text, image.cron);
  const form = formOf(table.jobs, image);
  const isKnown = typeof form === 'string';
  const jobs = isKnown ? table.jobs.map((line) => jobOf(line, form)) : [];
  const findings = [
    ...table.bad,
    ...(isKnown ? [] : form),
    ...(form === 'user' ? withoutUsers(jobs) : []),
    ...table.settings.flatMap((line) => at(line.line, settingLine(line, image))),
    ...jobs.flatMap((job) => at(job.line, ofJob(job, table, image, changes))),
  ];
  return { table, form: isKnown ? form : 'system', jobs, findings: findings.toSorted((a, b) => a.line - b.line) };
}

function ofJob(job: Job, table: Table, image: Image, changes: readonly Change[]): readonly Said[] {
  return [
    ...dayFields(job),
    ...clockChange(job, changes),
    ...percent(job),
    ...command(job, image, pathAt(table, job.line)),
  ];
}

/** The folders of the table's own PATH, as far as it is set above a line. */
export function pathAt({ settings }: Table, line: number): readonly string[] | undefined {
  return settings.findLast((setting) => setting.name === 'PATH' && setting.line < line)?.value.split(':');
}

function withoutUsers([first]: readonly Job[]): readonly Finding[] {
  if (!first) return [];
  const hint = 'build with --build-arg CRONTAB_USER=name for another, or write the user before each command';
  return at(first.line, [
    doubtful(
      first.column,
      'the lines name no user, as those of crontab -l: each job runs as CRONTAB_USER, root by default',
      hint,
    ),
  ]);
}

function at(line: number, said: readonly Said[]): readonly Finding[] {
  return said.map((finding) => ({ line, ...finding }));
}
