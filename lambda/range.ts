import { ISO_TIMESTAMP_REGEX } from 'valibot';

/** Something of an event, or all that is wrong with it. */
export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** A half-open piece of time, in ms since the epoch. */
export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Reads a piece of time that is named by both of its ends, from JSON: ISO 8601 with a zone, or epoch milliseconds. Neither end is no range. */
export function readRange({ from, to }: { readonly from?: unknown; readonly to?: unknown }): Read<Range | undefined> {
  const given = Object.entries({ from, to }).filter(([, end]) => end !== undefined);
  const unread = given.filter(([, end]) => Number.isNaN(instantMs(end)));
  if (unread.length > 0) return wrong(...unread.map(([name]) => `${name} is not an instant: ${forms}`));
  if (given.length === 0) return { kind: 'read', value: undefined };
  if (given.length === 1) return wrong('from and to are only used together');
  const range = { fromMs: instantMs(from), toMs: instantMs(to) };
  return range.fromMs < range.toMs ? { kind: 'read', value: range } : wrong('from is not before to');
}

const forms = 'write ISO 8601 with a zone, or epoch milliseconds';

export function wrong(...problems: readonly string[]): Extract<Read<never>, { kind: 'wrong' }> {
  return { kind: 'wrong', problems };
}

/** Beyond this no database holds a time. */
const latestMs = Date.UTC(9999, 11, 31);

/** In ms since the epoch; NaN for what is no instant. */
function instantMs(given: unknown): number {
  if (typeof given === 'number') return Number.isInteger(given) && given >= 0 && given <= latestMs ? given : Number.NaN;
  // The form alone lets through what Date does not read, such as a zone of hours only.
  return typeof given === 'string' && ISO_TIMESTAMP_REGEX.test(given) ? Date.parse(given) : Number.NaN;
}
