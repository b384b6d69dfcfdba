import { nowMs } from './clock.io.ts';
import type { SenderEvent } from './tally.ts';

/** Prints problems on standard error, the same one at most once a minute. */
export function printProblems(): (event: SenderEvent) => void {
  const printed = new Map<string, number>();
  return (event) => {
    if (event.kind !== 'problem') return;
    const atMs = nowMs();
    if (atMs - (printed.get(event.message) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    if (printed.size > 100) printed.clear();
    printed.set(event.message, atMs);
    console.error(`${event.message}\n  hint: ${event.hint}`);
  };
}
