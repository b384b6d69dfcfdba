/**
 * The line of a number, in combined format: every one is different, and says by itself whether it is whole.
 *
 * @param at the time that stands in it, in whole seconds
 */
export function lineOf(seed: number, number: number, atSeconds: number): string {
  const mixed = Math.imul(number + 1, 2654435761) >>> 0;
  const client = `10.${(mixed >>> 16) & 255}.${(mixed >>> 8) & 255}.${mixed & 255}`;
  const request = `${methods[mixed % methods.length]} /soak/${seed}/${number}?q=${mixed.toString(36)} HTTP/1.1`;
  return `${client} - - [${stamp(atSeconds)}] "${request}" ${statuses[mixed % statuses.length]} ${mixed % 50_000} "-" "${agents[mixed % agents.length]}"`;
}

/** Which line of the seed this is, to the byte; undefined if it is none, or no longer whole. */
export function numberOf(seed: number, line: string): number | undefined {
  const [, time = '', number] = pattern.exec(line) ?? [];
  if (number === undefined) return undefined;
  const found = Number(number);
  return lineOf(seed, found, secondsOf(time)) === line ? found : undefined;
}

const pattern = /^\S+ - - \[([^\]]{26})\] "\S+ \/soak\/\d+\/(\d{1,9})\?/;

const methods = ['GET', 'POST', 'HEAD', 'PUT'];
const statuses = [200, 301, 404, 500];
const agents = ['Mozilla/5.0 (X11; Linux x86_64)', 'curl/8.10.1', 'ELB-HealthChecker/2.0', 'say \\"hi\\" \\\\ 山田'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function stamp(atSeconds: number): string {
  const iso = new Date(atSeconds * 1000).toISOString();
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

/** NaN for what is no time of ours; no line is then the same. */
function secondsOf(text: string): number {
  const [, day, month = '', year, hour, minute, second] =
    /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) \+0000$/.exec(text) ?? [];
  const at =
    Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second)) / 1000;
  return Number.isNaN(at) ? 0 : at;
}
