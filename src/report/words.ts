import type { Change, Step } from '../resources/step.ts';

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

/** A value of a plan on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `taskDefinition: arn…:3 → arn…:4`. */
export function changeLine({ path, before, after }: Change): string {
  return `${path}: ${shown(before)} → ${shown(after)}`;
}

/** What a step is about, as `discovery-service fluentd`. */
export function subject(step: Pick<Step, 'resource' | 'name'>): string {
  return `${step.resource} ${step.name}`;
}

/** The time of day in UTC, as events are told. */
export function timeOfDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 19);
}

/** For places that hold one line: an annotation, the last line of a log. */
export function oneLine(text: string): string {
  return text.replace(/\s*\r?\n\s*/g, ' ');
}
