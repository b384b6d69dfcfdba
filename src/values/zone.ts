const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock of a zone is ahead of UTC at an instant, in ms.
 *
 * @param zone `+09:00`, or a name of the IANA database such as Asia/Tokyo
 * @throws RangeError for a zone that there is not
 */
export function offsetAt(zone: string, atMs: number): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(zone, format);
  return format;
}

/** Whether a clock can be set by it. */
export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a clock of the zone shows, as if it were UTC. */
export function wallAt(zone: string, atMs: number): number {
  return atMs + offsetAt(zone, atMs);
}

/** No zone changes its clocks twice within this. */
const dayMs = 86_400_000;

/** When a clock of the zone shows a time: once mostly, never where clocks are set forward, twice where they are set back. */
export function instantsOf(zone: string, wallMs: number): readonly number[] {
  const offsets = new Set([offsetAt(zone, wallMs - dayMs), offsetAt(zone, wallMs + dayMs)]);
  const instants = [...offsets].map((offset) => wallMs - offset).filter((atMs) => wallAt(zone, atMs) === wallMs);
  return instants.toSorted((one, other) => one - other);
}

/** The first instant at which a clock of the zone shows a time or, where it skips that one, a later time. */
export function firstInstantOf(zone: string, wallMs: number): number {
  const [first] = instantsOf(zone, wallMs);
  return first ?? changeWithin(zone, wallMs - dayMs, wallMs + dayMs) ?? wallMs - offsetAt(zone, wallMs);
}

/** The instant in a piece of time, of at most two days, from which on the zone has another offset; undefined where it has one. */
export function changeWithin(zone: string, fromMs: number, toMs: number): number | undefined {
  const before = offsetAt(zone, fromMs);
  if (offsetAt(zone, toMs) === before) return undefined;
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
