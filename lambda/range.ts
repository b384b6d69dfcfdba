import { ISO_TIMESTAMP_REGEX } from 'valibot';

/** A piece of time that an event names by both of its ends, or all that is wrong with them; neither end is no range. */
export type RangeRead =
  | { readonly kind: 'read'; readonly range: { readonly fromMs: number; readonly toMs: number } | undefined }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** @param from as it came, from JSON: ISO 8601 with a zone, or epoch milliseconds; undefined where it is not given */
export function readRange(from: unknown, to: unknown): RangeRead {
  const given = Object.entries({ from, to }).filter(([, end]) => end !== undefined);
  const unread = given.filter(([, end]) => Number.isNaN(instantMs(end)));
  if (unread.length > 0) return wrong(...unread.map(([name]) => `${name} is not an instant: ${forms}`));
  if (given.length === 0) return { kind: 'read', range: undefined };
  if (given.length === 1) return wrong('from and to are only used together');
  const range = { fromMs: instantMs(from), toMs: instantMs(to) };
  return range.fromMs < range.toMs ? { kind: 'read', range } : wrong('from is not before to');
}

const forms = 'write ISO 8601 with a zone, or epoch milliseconds';

function wrong(...problems: readonly string[]): RangeRead {
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
