import type { RunningTask } from '../tasks/runningTask.ts';
import { once } from '../values/once.ts';
import { timeWords } from '../values/timeWords.ts';
import type { HealthPlace, unreadIn } from './evidence.ts';
import { runningOf, shortId } from './taskProblems.ts';

/** What shows that all is well, and what is worth knowing beside it. */
export function wellBecause(
  { endpoint }: HealthPlace,
  tasks: readonly RunningTask[],
  warnings: readonly string[],
  nowMs: number,
): string {
  const [task] = runningOf(tasks);
  const since = task?.startedAtMs === undefined ? '' : ` since ${timeWords(task.startedAtMs, nowMs)}`;
  const well = `task ${task ? shortId(task) : ''} runs${since} and is ${task?.health}; ${endpoint} leads to it, ${task?.ipv4}`;
  return [well, ...warnings].join('; ');
}

export function becauseUnread(unread: ReturnType<typeof unreadIn>): string {
  return `whether it is well is unknown: ${once(unread.map(({ error }) => error.message)).join('; ')}`;
}

/** All that is missing at once. */
export function hintOfUnread(unread: ReturnType<typeof unreadIn>): string | undefined {
  const hints = once(unread.flatMap(({ error }) => error.hint ?? []));
  return hints.length === 0 ? undefined : hints.join('; ');
}
