import type { Cron } from './dialect.ts';

/** One of the five time fields. */
export interface FieldKind {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** From `low` on. */
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const fieldKinds: readonly FieldKind[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: months },
  { name: 'day of week', low: 0, high: 7, names: weekdays },
];

/** When a field lets a job run. */
export interface Field {
  readonly values: ReadonlySet<number>;
  /** It begins with `*`: of the two day fields the other then decides, and not either. */
  readonly star: boolean;
}

/** What is wrong with a field, and from which of its characters on. */
export interface BadField {
  readonly bad: string;
  readonly at: number;
}

/**
 * Reads a field as cron does: `range [, range]…`, a range being `*`, a number or `from-to`, with `/step` after the first and
 * the last. What Debian's cron passes over behind a range in silence (`*5`, `5;`), cronie refuses: here both are wrong,
 * for nobody means it.
 */
export function readField(text: string, kind: FieldKind, cron: Cron): Field | BadField {
  const values = new Set<number>();
  let at = 0;
  for (const part of text.split(',')) {
    const range = readRange(part, kind, cron);
    if ('bad' in range) return { bad: range.bad, at };
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
    at += part.length + 1;
  }
  return { values, star: text.startsWith('*') };
}

type Range = { readonly from: number; readonly to: number; readonly step: number };

function readRange(text: string, kind: FieldKind, cron: Cron): Range | { readonly bad: string } {
  if (text.includes('~')) return readRandom(text, kind, cron);
  const match = /^(?:(\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/i.exec(text);
  if (!match) return { bad: shapeOf(text) };
  const [, star, first = '', last, stepText] = match;
  const step = Number(stepText ?? '1');
  if (step === 0) return { bad: 'a step of 0' };
  if (star) return { from: kind.low, to: kind.high, step };
  if (stepText !== undefined && last === undefined) return { bad: 'a step without a range' };
  const from = numberOf(first, kind);
  const to = last === undefined ? from : numberOf(last, kind);
  if (typeof from === 'string') return { bad: from };
  if (typeof to === 'string') return { bad: to };
  // cronie takes fri-sun, but not with a step (its entry.c).
  const until = cron === 'cronie' && to === 0 && from > to && stepText === undefined ? 7 : to;
  if (from > until) return { bad: `a range that ends before it begins, ${first}-${last}` };
  return { from, to: until, step };
}

/** cronie draws a value when it reads the table: any of them may be it. */
function readRandom(text: string, kind: FieldKind, cron: Cron): Range | { readonly bad: string } {
  if (cron === 'debian') return { bad: '~, which only cronie reads' };
  const [, first = '', last = ''] = /^([a-z0-9]*)~([a-z0-9]*)$/i.exec(text) ?? [];
  if (first === '' && last === '' && text !== '~') return { bad: shapeOf(text) };
  const from = first === '' ? kind.low : numberOf(first, kind);
  const to = last === '' ? kind.high : numberOf(last, kind);
  if (typeof from === 'string') return { bad: from };
  if (typeof to === 'string') return { bad: to };
  return from > to ? { bad: `a range that ends before it begins, ${text}` } : { from, to, step: 1 };
}

function numberOf(word: string, { low, high, names }: FieldKind): number | string {
  const named = names.indexOf(word.toLowerCase());
  if (named !== -1) return named + low;
  if (!/^\d+$/.test(word)) return `"${word}", which is no number${names.length > 0 ? ' and no name' : ''}`;
  const number = Number(word);
  return number >= low && number <= high ? number : `${word}, which is not within ${low} to ${high}`;
}

function shapeOf(text: string): string {
  if (text === '') return 'an empty place between commas';
  if (/[?LW#]/.test(text)) return `"${text}", which is Quartz’s and not cron’s`;
  return `"${text}", which is no list of numbers and ranges`;
}
