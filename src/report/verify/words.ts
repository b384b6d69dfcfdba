import { grouped } from '../../values/grouped.ts';
import { type Clockface, dayOf, spanWords, timeOf } from '../../verify/report/when.ts';
import type { Outcome, VerifyReport, WindowsReport } from '../../verify/report.ts';
import { counted } from '../words.ts';
import { stateStyles } from './states.ts';

/** By which clock a report's times are told. */
export function faceOf({ zone, byDays, at }: Pick<VerifyReport, 'zone' | 'byDays' | 'at'>): Clockface {
  return { zone, byDays, atMs: Date.parse(at) };
}

/** `22 Nov 14:30–14:35`, of a row or a group. */
export function spanOf(face: Clockface, { from, to }: { readonly from: string; readonly to: string }): string {
  return spanWords(face, Date.parse(from), Date.parse(to));
}

/** `22 Nov 14:30:01.250`, whatever the windows are. */
export function momentOf(face: Clockface, at: string): string {
  const ms = Date.parse(at);
  return `${dayOf(face, ms)} ${timeOf(face, ms)}`;
}

/** What differs in a row, `3 missing, 1 repeated`; empty where nothing does. */
export function differenceOf(row: WindowsReport): string {
  const words: readonly (readonly [string, string])[] = [
    [row.missing, row.state === 'lost' ? 'missing' : 'without a row yet'],
    [row.extra, row.state === 'settling' ? 'without a line yet' : 'without a line'],
    [row.repeated, 'repeated'],
    [row.shifted, 'in a neighbouring window'],
    [row.logRepeats, 'twice in the log'],
  ];
  return words.flatMap(([count, said]) => (count === '0' ? [] : [`${grouped(count)} ${said}`])).join(', ');
}

/** A side's count; unknown is no number. */
export function sideOf(count: string | null): string {
  return count === null ? 'unknown' : grouped(count);
}

/** `GET, /cart`: the values of a group, which come from outside and are not escaped yet. */
export function groupOf(group: Readonly<Record<string, string>>): string {
  return Object.entries(group)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** `7 matched, 2 late`, the worst last. */
export function statesOf({ states }: Pick<VerifyReport, 'states'>): string {
  const names = Object.keys(stateStyles) as (keyof typeof stateStyles)[];
  const own = names.filter((name) => states[name] > 0);
  return own.map((name) => `${grouped(states[name])} ${name}`).join(', ') || 'none';
}

/** What it cost, and what was left. */
export function effortOf({ looked, left, scanned }: Pick<VerifyReport, 'looked' | 'left' | 'scanned'>): string {
  const rest = left === 0 ? '' : `, ${counted(left, 'window')} left for the next run`;
  const [records, bytes] = [grouped(scanned.records), size(scanned.bytes)];
  const queries = scanned.queries === 1 ? '1 query' : `${scanned.queries} queries`;
  return `${counted(looked, 'window')} looked at${rest}; ${queries} over ${records} log events, ${bytes}`;
}

/** The rows that people are shown: where they are too many, calm ones go first, then the latest. */
export function firstRows(rows: readonly WindowsReport[], most: number): Shown {
  if (rows.length <= most) return { rows, hidden: 0, hiddenCalm: 0 };
  const wild = rows.filter(({ state }) => !stateStyles[state].isCalm);
  return {
    rows: wild.slice(0, most),
    hidden: Math.max(0, wild.length - most),
    hiddenCalm: rows.length - wild.length,
  };
}

export interface Shown {
  readonly rows: readonly WindowsReport[];
  /** Rows of windows that are not shown, of those that ask for something and of those that do not. */
  readonly hidden: number;
  readonly hiddenCalm: number;
}

/** What is not shown, in words; undefined where all is. */
export function hiddenOf({ hidden, hiddenCalm }: Shown): string | undefined {
  if (hidden + hiddenCalm === 0) return undefined;
  const rest = hidden === 0 ? [] : [`${counted(hidden, 'more row')} to look at`];
  const calm = hiddenCalm === 0 ? [] : [`${counted(hiddenCalm, 'row')} where nothing is wrong`];
  return `not shown: ${[...rest, ...calm].join(' and ')}; --json has them all`;
}

/** `20 of 134 lines, all of them in s3://…`; not escaped yet. */
export function namedRest({ named, namedInAll, details }: Pick<VerifyReport, 'named' | 'namedInAll' | 'details'>) {
  if (namedInAll === 0 || (named.length === namedInAll && details === undefined)) return undefined;
  const shown = named.length === namedInAll ? `${namedInAll}` : `the first ${named.length} of ${namedInAll}`;
  return details === undefined ? shown : `${shown}; all of them are in ${details}`;
}

/** In a word or two, beside the sentence. Where only numbers are compared, nothing is verified but that they agree. */
export function outcomeWord({ outcome, identity }: Pick<VerifyReport, 'outcome' | 'identity'>): string {
  return outcome === 'verified' && identity === 'none' ? 'Counts agree' : outcomeWords[outcome];
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  verified: 'Verified',
  waiting: 'Waiting',
  unknown: 'Unknown',
  different: 'Different',
};

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}
