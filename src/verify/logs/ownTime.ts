/**
 * The instant that a line's own text for it means, in ms since the epoch; undefined where it can't be known. Of numbers,
 * seconds and milliseconds are told apart by their size: both are taken for 1973 and later only. A text without a zone
 * means another instant elsewhere, and is not read.
 */
export function readOwnTime(text: string): number | undefined {
  const ms = fromNumber(text) ?? fromIso(text) ?? fromClf(text);
  return ms === undefined || Number.isNaN(ms) ? undefined : ms;
}

/** `1795341903`, `1795341903.120`, `1795341903120`, and what a double makes of them, `1.795341903E9`. */
function fromNumber(text: string): number | undefined {
  if (!/^\d+(\.\d+)?([eE]\+?\d{1,2})?$/.test(text)) return undefined;
  const number = Number(text);
  if (number >= 1e8 && number < 1e11) return Math.floor(number * 1000 + roundingMs);
  return number >= 1e11 && number < 1e14 ? Math.floor(number) : undefined;
}

/** 1795341903.12 · 1000 is 1795341903119.9998 in doubles; a thousandth of a ms is more than they err by. */
const roundingMs = 0.001;

/** `2026-11-22T10:05:03.120Z`, `2026-11-22 19:05:03+09:00`, `…+0900`; digits behind the ms are cut off. */
function fromIso(text: string): number | undefined {
  const [, date, time, fraction = '', zone] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))? ?(Z|[+-]\d{2}:?\d{2})$/.exec(text) ?? [];
  if (date === undefined || time === undefined || zone === undefined) return undefined;
  return instantOf(date, time, fraction, zone);
}

/** As the common and the combined log format have it: `22/Nov/2026:10:05:03 +0000`, also in its brackets. */
function fromClf(text: string): number | undefined {
  const [, day, name = '', year, time, zone] =
    /^\[?(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})\]?$/.exec(text) ?? [];
  const month = months.indexOf(name) + 1;
  if (day === undefined || month === 0 || time === undefined || zone === undefined) return undefined;
  return instantOf(`${year}-${String(month).padStart(2, '0')}-${day}`, time, '', zone);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function instantOf(date: string, time: string, fraction: string, zone: string): number {
  // Date.parse takes 31 February for 3 March.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(date.slice(8))) return Number.NaN;
  const offset = zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
}
