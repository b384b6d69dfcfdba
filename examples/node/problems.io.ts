import type { SenderEvent } from './tally.ts';

/** Prints problems on standard error, the same one at most once a minute. */
export function printProblems(): (event: SenderEvent) => void {
  const printed = new Map<string, number>();
  return (event) => {
    if (event.kind !== 'problem') return;
    const nowMs = Date.now();
    if (nowMs - (printed.get(event.message) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    if (printed.size > 100) printed.clear();
    printed.set(event.message, nowMs);
    console.error(`${event.message}\n  hint: ${event.hint}`);
  };
}
