import { iso } from '../values/iso.ts';

/** `12 steps`, `1 step`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** `850 ms`, `4.2 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The time of day in UTC, as events are told. */
export function timeOfDay(atMs: number): string {
  return iso(atMs).slice(11, 19);
}

/** For places that hold one line, as an annotation or the last line of a log: what stands in for a break of the line. */
export function oneLine(text: string, between = ' '): string {
  return text.replace(/\s*\r?\n\s*/g, between);
}
