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
  return isoOf(atMs).slice(11, 19) || 'at an unknown time';
}

/** A moment on any day: `2026-11-22 03:04:05 UTC`. */
export function moment(atMs: number): string {
  const shown = isoOf(atMs).slice(0, 19).replace('T', ' ');
  return shown === '' ? 'an unknown time' : `${shown} UTC`;
}

/** Empty for what is no instant: an answer of AWS’s without one is not to end a report. */
function isoOf(atMs: number): string {
  return Math.abs(atMs) <= 8.64e15 ? iso(atMs) : '';
}

/** For places that hold one line, as an annotation or the last line of a log: what stands in for a break of the line. */
export function oneLine(text: string, between = ' '): string {
  const [first = '', ...others] = text.split(/\r?\n/);
  const last = others.pop();
  if (last === undefined) return first;
  const inner = others.map((line) => line.trim()).filter((line) => line !== '');
  return [first.trimEnd(), ...inner, last.trimStart()].join(between);
}
