/** What both databases can hold: PostgreSQL and MySQL read no year of five digits. */
const lastMs = Date.UTC(10_000, 0, 1) - 1;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const commonLog = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))? ([+-]\d{4})$/;
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))? ?([Zz]|[+-]\d{2}:?\d{2})$/;

/** The time of a combined line, `17/May/2015:10:05:03 +0000`, in ms since the epoch; undefined if it is none. */
export function commonLogTimeMs(text: string): number | undefined {
  const [, day, month, year, hour, minute, second, fraction, zone] = commonLog.exec(text) ?? [];
  return epochMs([year, months.indexOf(month ?? '') + 1, day, hour, minute, second], fraction, zone);
}

/**
 * The time of a JSON record: RFC 3339 with its zone, the combined format's own, or a number of milliseconds since
 * the epoch. A number too small for that is seconds or worse: guessing the unit would move a row by decades, so it
 * is refused.
 */
export function recordTimeMs(value: unknown): number | undefined {
  if (typeof value === 'string') {
    const [, year, month, day, hour, minute, second, fraction, zone] = rfc3339.exec(value) ?? [];
    return epochMs([year, month, day, hour, minute, second], fraction, zone) ?? commonLogTimeMs(value);
  }
  const firstMs = 100_000_000_000; // March 1973; as seconds it is the year 5138
  return typeof value === 'number' && value >= firstMs && value <= lastMs ? Math.floor(value) : undefined;
}

/**
 * An instant by the parts of its date. A fraction is cut to the millisecond, not rounded, as CloudWatch Logs' stamps are.
 *
 * @param parts year, month, day, hour, minute, second
 */
export function epochMs(
  parts: readonly (string | number | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): number | undefined {
  const offsetMs = zone === undefined ? undefined : zoneOffsetMs(zone);
  const wall = wallMs(parts, fraction);
  if (offsetMs === undefined || wall === undefined) return undefined;
  const atMs = wall - offsetMs;
  return atMs > lastMs ? undefined : atMs;
}

/** What a clock shows, as if it were UTC; undefined where no calendar has such a day. */
export function wallMs(
  parts: readonly (string | number | undefined)[],
  fraction: string | undefined,
): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const days = Date.UTC(year, month - 1, day);
  const isDate = new Date(days).getUTCMonth() === month - 1 && new Date(days).getUTCDate() === day;
  // Second 60 is a leap second; it becomes the next minute's first.
  if (!isDate || year < 1970 || hour > 23 || minute > 59 || second > 60) return undefined;
  return days + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

function zoneOffsetMs(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
