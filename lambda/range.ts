import { ISO_TIMESTAMP_REGEX } from 'valibot';

/** A piece of time that an event names by both of its ends, or all that is wrong with them; neither end is no range. */
export type RangeRead =
  | { readonly kind: 'read'; readonly range: { readonly fromMs: number; readonly toMs: number } | undefined }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** @param ends as they came, from JSON: ISO 8601 with a zone, or epoch milliseconds */
export function readRange(ends: { readonly from: unknown; readonly to: unknown }): RangeRead {
  const fromMs = instantMs(ends.from);
  const toMs = instantMs(ends.to);
  const unread = [...(fromMs === 'none' ? ['from'] : []), ...(toMs === 'none' ? ['to'] : [])];
  if (fromMs === 'none' || toMs === 'none') {
    const hint = 'write ISO 8601 with a zone, or epoch milliseconds';
    return { kind: 'wrong', problems: unread.map((name) => `${name} is not an instant: ${hint}`) };
  }
  if (fromMs === undefined && toMs === undefined) return { kind: 'read', range: undefined };
  if (fromMs === undefined || toMs === undefined) {
    return { kind: 'wrong', problems: ['from and to are only used together'] };
  }
  return fromMs < toMs
    ? { kind: 'read', range: { fromMs, toMs } }
    : { kind: 'wrong', problems: ['from is not before to'] };
}

/** Beyond this no database holds a time. */
const latestMs = Date.UTC(9999, 11, 31);

/** In ms since the epoch; undefined where nothing is given, `none` for what is no instant. */
function instantMs(given: unknown): number | 'none' | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'number') return Number.isInteger(given) && given >= 0 && given <= latestMs ? given : 'none';
  // The form alone lets through what Date does not read, such as a zone of hours only.
  const ms = typeof given === 'string' && ISO_TIMESTAMP_REGEX.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(ms) ? 'none' : ms;
}
