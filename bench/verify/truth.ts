import { hash } from 'node:crypto';
import type { Window } from '../../src/verify/window.ts';

/** One line every 40 ms: 7,500 in five minutes. */
const stepMs = 40;
const bytesOfDigest = 16;
const bytesOfLimb = 3;

/** All lines that were ever logged. The id of line 7 is the MD5 of `7` in hexadecimal, its hash the first 48 bits of that. */
export interface Truth {
  readonly count: number;
  /** Where the windows are: the last one has as many lines as the others. */
  readonly range: Window;
  timeOf(line: number): number;
  idOf(line: number): string;
  hashOf(line: number): number;
  /** The first line of a window, and the one behind its last. */
  linesOf(window: Window): readonly [from: number, to: number];
  /** Exact sums of the upper and the lower 24 bits. */
  sumsOf(from: number, to: number): readonly [number, number];
}

export function truthOf(startMs: number, windows: number, windowMs: number): Truth {
  const count = (windows * windowMs) / stepMs;
  const digests = Buffer.allocUnsafe(count * bytesOfDigest);
  const sums = [new Float64Array(count + 1), new Float64Array(count + 1)] as const;
  for (let line = 0; line < count; line += 1) {
    digests.write(hash('md5', String(line)), line * bytesOfDigest, 'hex');
    for (const limb of [0, 1] as const) {
      const bits = digests.readUIntBE(line * bytesOfDigest + limb * bytesOfLimb, bytesOfLimb);
      sums[limb][line + 1] = (sums[limb][line] as number) + bits;
    }
  }
  const lineAt = (ms: number) => Math.min(count, Math.max(0, Math.ceil((ms - startMs) / stepMs)));
  const between = (limb: 0 | 1, from: number, to: number) => (sums[limb][to] as number) - (sums[limb][from] as number);
  return {
    count,
    range: { fromMs: startMs, toMs: startMs + windows * windowMs },
    timeOf: (line) => startMs + line * stepMs,
    idOf: (line) => digests.toString('hex', line * bytesOfDigest, (line + 1) * bytesOfDigest),
    hashOf: (line) => digests.readUIntBE(line * bytesOfDigest, 2 * bytesOfLimb),
    linesOf: ({ fromMs, toMs }) => [lineAt(fromMs), lineAt(toMs)],
    sumsOf: (from, to) => [between(0, from, to), between(1, from, to)],
  };
}
