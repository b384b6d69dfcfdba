/** A zone's clock, as a time column without a zone keeps it. */
export interface Zone {
  readonly name: string;
  /** What the clock shows at an instant, as if that were UTC; both in ms since the epoch. */
  shownAt(ms: number): number;
  /** An instant at which the clock shows this: the earlier of two. */
  instantOf(shownMs: number): number;
  /** Whether a time that the clock shows twice goes on at this instant, so that what it showed before it shows again. */
  isInDoubled(ms: number): boolean;
}

/** @param name an offset such as `+09:00`, or a name of the database of zones */
export function zoneOf(name: string): Zone {
  const offsetAt = /^[+-]/.test(name) ? () => offsetMs(name) : namedOffset(name);
  const shownAt = (ms: number) => ms + offsetAt(ms);
  return {
    name,
    shownAt,
    instantOf: (shown) => instantOf(offsetAt, shown),
    isInDoubled: (ms) => isInDoubled(offsetAt, ms),
  };
}

type OffsetAt = (ms: number) => number;

const dayMs = 86_400_000;

/** `+09:00` in ms. */
function offsetMs(name: string): number {
  const minutes = Number(name.slice(1, 3)) * 60 + Number(name.slice(4, 6));
  return (name.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** Made once: a format of a zone takes a hundred times as long to make as to ask. */
function namedOffset(name: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (ms) => {
    const wholeMs = Math.floor(ms / 1000) * 1000;
    const parts = Object.fromEntries(format.formatToParts(wholeMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - wholeMs;
  };
}

function instantOf(offsetAt: OffsetAt, shownMs: number): number {
  const before = shownMs - offsetAt(shownMs - dayMs);
  return before + offsetAt(before) === shownMs ? before : shownMs - offsetAt(shownMs + dayMs);
}

/** The ends of the doubled time are told apart: what the clock shows there it shows once. */
function isInDoubled(offsetAt: OffsetAt, ms: number): boolean {
  const backMs = offsetAt(ms - dayMs) - offsetAt(ms + dayMs);
  if (backMs <= 0) return false;
  const changeMs = changeBetween(offsetAt, ms - dayMs, ms + dayMs);
  return ms > changeMs - backMs && ms < changeMs + backMs;
}

/** The first instant of the later offset. */
function changeBetween(offsetAt: OffsetAt, fromMs: number, toMs: number): number {
  const before = offsetAt(fromMs);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
