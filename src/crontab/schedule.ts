import type { Cron } from './dialect.ts';
import { type BadField, type Field, fieldKinds, readField } from './field.ts';
import { type Said, wrong } from './finding.ts';

/** When a job runs. */
export interface Schedule {
  readonly minute: Field;
  readonly hour: Field;
  readonly day: Field;
  readonly month: Field;
  readonly weekday: Field;
}

export interface Timed {
  /** At the start of cron only. */
  readonly schedule: Schedule | 'reboot';
  /** What stands behind the times, and in which column. */
  readonly rest: string;
  readonly column: number;
}

/** The short forms, in the five fields that they stand for. */
const nicknames: ReadonlyMap<string, string> = new Map([
  ['yearly', '0 0 1 1 *'],
  ['annually', '0 0 1 1 *'],
  ['monthly', '0 0 1 * *'],
  ['weekly', '0 0 * * 0'],
  ['daily', '0 0 * * *'],
  ['midnight', '0 0 * * *'],
  ['hourly', '0 * * * *'],
]);

/** Reads the times that a line of a job begins with. cronie takes a `-` before them, which silences its own log. */
export function readTimes(text: string, cron: Cron): Timed | Said {
  const start = new RegExp(cron === 'cronie' ? '^[ \\t]*-?' : '^[ \\t]*').exec(text)?.[0].length ?? 0;
  if (text[start] === '@') return readNickname(text, start, cron);
  const { fields, end } = splitFields(text, start);
  if (fields.length < 5) return tooFew(text, start, fields.length, cron);
  return fieldsOf(fields, cron) ?? timed(fields, cron, text, end);
}

interface Placed {
  readonly text: string;
  readonly column: number;
}

function splitFields(text: string, start: number): { readonly fields: readonly Placed[]; readonly end: number } {
  const fields: Placed[] = [];
  const words = /[^ \t]+[ \t]*/y;
  words.lastIndex = start;
  while (fields.length < 5) {
    const at = words.lastIndex;
    const [word] = words.exec(text) ?? [];
    if (word === undefined) break;
    fields.push({ text: word.trimEnd(), column: at + 1 });
  }
  return { fields, end: (fields.at(-1)?.column ?? 1) - 1 + (fields.at(-1)?.text.length ?? 0) };
}

function tooFew(text: string, start: number, count: number, cron: Cron): Said {
  const hint = 'a line of a job is: minute hour day month weekday user command';
  const first = text.slice(start).split(/[ \t]/, 1)[0] ?? '';
  if (first.includes('=')) return unreadSetting(start, first, cron);
  if (/^[A-Za-z_]/.test(first)) return noMinute(start + 1, first);
  return wrong(start + 1, `the line has ${count} of five time fields, and no command`, hint);
}

/** Such as `MAILTO=` for Debian's cron, and a quote that is not closed for both. */
function unreadSetting(start: number, first: string, cron: Cron): Said {
  const lost = cron === 'debian' ? 'with it the whole table is ignored' : 'it is ignored';
  const name = first.slice(0, first.indexOf('='));
  return wrong(
    start + 1,
    `cron reads no value here and takes the line for a job; ${lost}`,
    `write ${name}="" for an empty value; close what is quoted, and write nothing behind it`,
  );
}

function noMinute(column: number, word: string): Said {
  const hint = 'a line is a job, a variable without export, a comment behind #, or empty';
  return wrong(column, `"${word}" is neither the minute of a job nor NAME=value`, hint);
}

function fieldsOf(fields: readonly Placed[], cron: Cron): Said | undefined {
  for (const [index, { text, column }] of fields.entries()) {
    const kind = fieldKinds[index];
    const field = kind && readField(text, kind, cron);
    if (kind && field && 'bad' in field) return badField(kind.name, { text, column }, field);
  }
  return undefined;
}

function badField(name: string, { text, column }: Placed, { bad, at }: BadField): Said {
  if (/^[A-Za-z_]/.test(text) && name === 'minute') return noMinute(column, text);
  const { low, high } = fieldKinds.find((kind) => kind.name === name) ?? { low: 0, high: 0 };
  const step = /^(\d+)\/(\d+)$/.exec(text);
  const hint = step ? `write ${step[1]}-${high}/${step[2]}` : `write *, or numbers and ranges of ${low} to ${high}`;
  return wrong(column + at, `the ${name} has ${bad}`, hint);
}

function timed(fields: readonly Placed[], cron: Cron, text: string, end: number): Timed {
  const [minute, hour, day, month, weekday] = fields.map((field, index) => {
    const kind = fieldKinds[index];
    const read = kind && readField(field.text, kind, cron);
    return read && !('bad' in read) ? read : nothing;
  });
  const schedule = { minute: minute ?? nothing, hour: hour ?? nothing, day: day ?? nothing, month: month ?? nothing };
  return { schedule: { ...schedule, weekday: sundays(weekday ?? nothing) }, ...behind(text, end) };
}

const nothing: Field = { values: new Set(), star: false };

/** Sunday is 0 and 7. */
function sundays({ values, star }: Field): Field {
  return { values: new Set([...values].map((value) => value % 7)), star };
}

function readNickname(text: string, start: number, cron: Cron): Timed | Said {
  const [word = ''] = /[^ \t]+/.exec(text.slice(start)) ?? [];
  const end = start + word.length;
  if (word === '@reboot') return { schedule: 'reboot', ...behind(text, end) };
  const fields = nicknames.get(word.slice(1))?.split(' ');
  if (fields)
    return timed(
      fields.map((field) => ({ text: field, column: 1 })),
      cron,
      text,
      end,
    );
  const known = ['reboot', ...nicknames.keys()].map((name) => `@${name}`).join(', ');
  return wrong(start + 1, `cron knows no "${word}"`, `it knows ${known}, in small letters`);
}

function behind(text: string, end: number): { readonly rest: string; readonly column: number } {
  const rest = text.slice(end).replace(/^[ \t]+/, '');
  return { rest, column: text.length - rest.length + 1 };
}
