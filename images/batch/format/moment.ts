import { instantsOf } from '../../../src/values/zone.ts';
import { commonLogTimeMs, epochMs, recordTimeMs, wallMs } from '../time.ts';
import { FormatInvalid, type Moment } from './piece.ts';

export const commonMoment: Moment = commonLogTimeMs;
export const isoMoment: Moment = (text) => recordTimeMs(text);

/** Seconds since the epoch, with a fraction that is cut to the millisecond. */
export const secondsMoment: Moment = (text) => since(/^(\d{9,12})(?:\.(\d{1,9}))?$/.exec(text), 1000);
export const millisecondsMoment: Moment = (text) => since(/^(\d{12,15})()$/.exec(text), 1);
export const microsecondsMoment: Moment = (text) => since(/^(\d{15,18})()$/.exec(text), 0.001);

function since(match: RegExpExecArray | null, factor: number): number | undefined {
  const [, whole, fraction = ''] = match ?? [];
  if (whole === undefined) return undefined;
  const ms = Math.floor(Number(whole) * factor) + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return recordTimeMs(ms);
}

/** Each letter of strftime that a log has, as an expression of a fixed width, and the part of the time that it is. */
const letters: Readonly<Record<string, readonly [expression: string, ...parts: readonly string[]]>> = {
  Y: ['(\\d{4})', 'year'],
  m: ['(\\d{2})', 'month'],
  d: ['(\\d{2})', 'day'],
  e: ['([ \\d]\\d)', 'day'],
  b: ['([A-Z][a-z]{2})', 'name'],
  h: ['([A-Z][a-z]{2})', 'name'],
  H: ['(\\d{2})', 'hour'],
  M: ['(\\d{2})', 'minute'],
  S: ['(\\d{2})', 'second'],
  F: ['(\\d{4})-(\\d{2})-(\\d{2})', 'year', 'month', 'day'],
  T: ['(\\d{2}):(\\d{2}):(\\d{2})', 'hour', 'minute', 'second'],
  R: ['(\\d{2}):(\\d{2})', 'hour', 'minute'],
  z: ['([+-]\\d{2}:?\\d{2})', 'zone'],
  a: ['[A-Z][a-z]{2}'],
  j: ['\\d{3}'],
  '3': ['(\\d{3})', 'fraction'],
  '6': ['(\\d{6})', 'fraction'],
  '%': ['%'],
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dated = ['year', 'day', 'hour', 'minute'];

/**
 * A time by strftime's letters, with `%3` and `%6` for the milliseconds and microseconds of Apache's `msec_frac` and
 * `usec_frac`. A format that says no zone is read by the clock of `zone`; a time that this clock shows twice is none.
 *
 * @throws FormatInvalid for letters that are not known, and for a format that says no instant
 */
export function strftimeMoment(place: string, format: string, zone: string | undefined): Moment {
  const parts: string[] = [];
  const expression = format.replace(/%(.)|[^\w\s]/gs, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`;
    const [shape, ...named] = letters[letter] ?? unknownLetter(place, letter);
    parts.push(...named);
    return shape;
  });
  const missing = dated.find((part) => !parts.includes(part));
  const hasMonth = parts.includes('month') || parts.includes('name');
  if (missing !== undefined || !hasMonth) {
    throw new FormatInvalid({
      fact: `${place} says no ${missing ?? 'month'}`,
      hint: 'a time has its year, month, day, hour and minute, as %Y-%m-%dT%H:%M:%S%z',
    });
  }
  if (!parts.includes('zone') && zone === undefined) {
    throw new FormatInvalid({ fact: `${place} says no zone`, hint: 'set TIMEZONE to the zone of the server’s clock' });
  }
  return (text) => readParts(parts, new RegExp(`^${expression}$`).exec(text), zone);
}

function unknownLetter(place: string, letter: string): never {
  throw new FormatInvalid({
    fact: `${place} has %${letter}, which is not read`,
    hint: `the letters are ${Object.keys(letters)
      .filter((one) => /[a-z]/i.test(one))
      .join(' ')}`,
  });
}

function readParts(
  parts: readonly string[],
  match: RegExpExecArray | null,
  zone: string | undefined,
): number | undefined {
  if (match === null) return undefined;
  const of = Object.fromEntries(parts.map((part, at) => [part, match[at + 1]]));
  const month = of.month ?? months.indexOf(of.name ?? '') + 1;
  const date = [of.year, month, of.day, of.hour, of.minute, of.second ?? 0];
  if (of.zone !== undefined) return epochMs(date, of.fraction, of.zone);
  const wall = wallMs(date, of.fraction);
  const [instant, second] = wall === undefined ? [] : instantsOf(zone ?? '+00:00', wall);
  return second === undefined ? instant : undefined;
}
