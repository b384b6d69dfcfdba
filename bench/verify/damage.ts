import { randomOf } from '../random.ts';
import type { Truth } from './truth.ts';

/** What is done to the table: lines whose row is taken away, and lines whose row stands there twice. */
export interface Damage {
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
}

/**
 * Chooses lines all over the range: so many that are missing, and so many that a row which stands twice in the same
 * window hides from every count.
 */
export function damageOf(truth: Truth, windowMs: number, each: number, seed: number): Damage {
  const random = randomOf(seed);
  const chosen = new Set<number>();
  const choose = (from: number, to: number): number => {
    const line = random.whole(from, to - 1);
    if (chosen.has(line)) return choose(from, to);
    chosen.add(line);
    return line;
  };
  const anywhere = () => choose(0, truth.count);
  const besides = (line: number) => {
    const fromMs = Math.floor(truth.timeOf(line) / windowMs) * windowMs;
    return choose(...truth.linesOf({ fromMs, toMs: fromMs + windowMs }));
  };
  const plain = Array.from({ length: each }, anywhere);
  const hidden = Array.from({ length: each }, anywhere);
  return { lost: [...plain, ...hidden], doubled: hidden.map(besides) };
}
