import { wallAt } from '../../values/zone.ts';

/** By which clock people read a report, and whether its windows are days. */
export interface Clockface {
  /** `UTC`, a zone's name or an offset. */
  readonly zone: string;
  /** Whether windows are days or longer: their edges are told without the time of day. */
  readonly byDays: boolean;
  /** When the report is made: years other than its own are told. */
  readonly atMs: number;
}

const longBuckets: ReadonlySet<string> = new Set(['day', 'week', 'month']);

/** Buckets are of the zone of the business; all else is told in UTC, as the log has it. */
export function clockfaceOf(timezone: string, bucket: string | undefined, atMs: number): Clockface {
  const isUtc = bucket === undefined || timezone === '+00:00';
  return { zone: isUtc ? 'UTC' : timezone, byDays: bucket !== undefined && longBuckets.has(bucket), atMs };
}

/** `22 Nov 14:35 UTC`, `22 Nov (Asia/Tokyo)`: an instant, with the year where it is not that of the report. */
export function instantWords(face: Clockface, ms: number): string {
  return withZone(face, face.byDays ? dayOf(face, ms) : `${dayOf(face, ms)} ${timeOf(face, ms)}`);
}

/** Where something begins: a day alone where it begins with it. `3 May`. */
export function beginningWords(face: Clockface, ms: number): string {
  return isMidnight(face, ms) ? dayOf(face, ms) : instantWords(face, ms);
}

/** `up to 22 Nov 14:35 UTC`; of days the last one that is whole, `through 22 Nov (Asia/Tokyo)`. */
export function untilWords(face: Clockface, ms: number): string {
  return face.byDays ? `through ${instantWords(face, ms - 1)}` : `up to ${instantWords(face, ms)}`;
}

/** A window or a row of them, short: `22 Nov 14:30–14:35`, `22 Nov`, `22–24 Nov` as `22 Nov–24 Nov`. Without the zone. */
export function spanWords(face: Clockface, fromMs: number, toMs: number): string {
  const [from, to] = [dayOf(face, fromMs), dayOf(face, face.byDays ? toMs - 1 : toMs)];
  if (face.byDays) return from === to ? from : `${from}–${to}`;
  const end = from === to ? timeOf(face, toMs) : `${to} ${timeOf(face, toMs)}`;
  return `${from} ${timeOf(face, fromMs)}–${end}`;
}

/** `22 Nov`, and `22 Nov 2025` in another year than the report's. */
export function dayOf(face: Clockface, ms: number): string {
  const { day, month, year } = partsOf(face.zone, ms);
  const isOther = year !== partsOf(face.zone, face.atMs).year;
  return `${day} ${months[month]}${isOther ? ` ${year}` : ''}`;
}

/** `14:35`, and to the second or millisecond where there is more to tell. */
export function timeOf(face: Clockface, ms: number): string {
  const { time, second } = partsOf(face.zone, ms);
  const fraction = String(((ms % 1000) + 1000) % 1000).padStart(3, '0');
  if (fraction !== '000') return `${time}:${second}.${fraction}`;
  return second === '00' ? time : `${time}:${second}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function withZone({ zone }: Clockface, words: string): string {
  return zone === 'UTC' ? `${words}${words.includes(':') ? ' UTC' : ''}` : `${words} (${zone})`;
}

function isMidnight(face: Clockface, ms: number): boolean {
  return timeOf(face, ms) === '00:00';
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
  readonly second: string;
}

/** What the report's clock shows. */
function partsOf(zone: string, ms: number): Parts {
  const shown = new Date(wallAt(zone, ms));
  const text = shown.toISOString();
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth(),
    day: shown.getUTCDate(),
    time: text.slice(11, 16),
    second: text.slice(17, 19),
  };
}
