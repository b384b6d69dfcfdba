import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

/** What CloudWatch Logs takes as one event is 1 MiB; the rest is for the record around the line and its escapes. */
const maxLineBytes = 900_000;

/**
 * The lines of a log file, without their ends and without empty ones. Refused, with a sentence for a person: a file
 * that cannot be read or is empty, bytes that are not UTF-8 (they would be changed on the way), a line above 900 kB.
 */
export function readLines(file: string): readonly string[] {
  const lines = decode(file, readBytes(file)).split(/\r?\n/);
  const tooLong = lines.findIndex((line) => Buffer.byteLength(line) > maxLineBytes);
  if (tooLong >= 0) {
    throw new Error(`--log ${file}:${tooLong + 1} is longer than ${maxLineBytes} bytes: no event of CloudWatch Logs`);
  }
  const filled = lines.filter((line) => line !== '');
  if (filled.length === 0) throw new Error(`--log ${file} holds no lines`);
  return filled;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`--log ${file} cannot be read: ${reasons[code ?? ''] ?? code}`, { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not',
};

function decode(file: string, bytes: Uint8Array): string {
  // A byte order mark is part of the first line, as it is to every program that reads the file.
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(10, start)) {
    [line, start] = [line + 1, end + 1];
  }
  throw new Error(`--log ${file}:${line} is not UTF-8; iconv -f latin1 -t utf-8 makes it so, if it is Latin-1`);
}

/**
 * `count` lines in combined format, always the same ones. One in ten is ugly in a way that real logs are: UTF-8,
 * escaped quotes and backslashes, a line of several kilobytes, a garbage request, an IPv6 client, identical lines.
 *
 * @param hasUgly whether these stand among them: a pattern with stars takes other parts out of them than the batch
 */
export function generateLines(count: number, hasUgly = true): readonly string[] {
  const random = mulberry32(20261122);
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0];
  const start = Date.UTC(2026, 10, 22, 0, 0, 0);
  return Array.from({ length: count }, (_, index) => {
    if (hasUgly && index % 10 === 9) return pick(ugly)(stamp(start + index * 37));
    const request = `${pick(methods)} ${pick(paths)}?n=${Math.floor(random() * 1000)} HTTP/1.1`;
    const client = `10.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}.${1 + Math.floor(random() * 254)}`;
    return `${client} - - [${stamp(start + index * 37)}] "${request}" ${pick(statuses)} ${Math.floor(random() * 50_000)} "-" "${pick(agents)}"`;
  });
}

const methods = ['GET', 'GET', 'GET', 'POST', 'HEAD'] as const;
const paths = ['/', '/index.html', '/api/orders', '/images/logo.png', '/search', '/login'] as const;
const statuses = [200, 200, 200, 200, 301, 304, 404, 500] as const;
const agents = ['Mozilla/5.0 (X11; Linux x86_64)', 'curl/8.10.1', 'ELB-HealthChecker/2.0'] as const;

const ugly: readonly [(time: string) => string, ...((time: string) => string)[]] = [
  (time) => `10.0.0.7 - 山田 [${time}] "GET /検索?q=寿司🍣 HTTP/1.1" 200 512 "https://example.jp/トップ" "Mozilla/5.0"`,
  (time) => `10.0.0.7 - - [${time}] "GET /a\\"b\\"c HTTP/1.1" 404 0 "-" "say \\"hi\\" \\\\ back\\\\slash"`,
  (time) => `10.0.0.7 - - [${time}] "GET /long?q=${'x'.repeat(6000)} HTTP/1.1" 414 0 "-" "Mozilla/5.0"`,
  (time) => `10.0.0.7 - - [${time}] "\\x16\\x03\\x01\\x02" 400 157 "-" "-"`,
  (time) => `2001:db8::1 - frank [${time}] "POST /api/orders HTTP/2.0" 201 - "-" "Mozilla/5.0"`,
  () => '10.0.0.8 - - [22/Nov/2026:00:00:00 +0000] "GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"',
];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function stamp(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

/** A small seeded generator (public domain algorithm, Tommy Ettinger): the same lines on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
