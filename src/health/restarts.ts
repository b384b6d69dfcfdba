import type { ObservedService } from '../resources/service/service.ts';
import { timeWords } from '../values/timeWords.ts';
import { completedAtMs } from './crashes.ts';

/** So far back the service's events are asked for starts: a loop of hours leaves no stopped task to be seen. */
export const restartsWithinMs = 24 * 60 * 60_000;

/** One is a host that went away; more are worth a word. */
const restartsToTell = 2;

/** That tasks have taken others' places, by the service's events, which tell of it much longer than ECS shows why. */
export function restartsIn(service: ObservedService, nowMs: number): readonly string[] {
  const sinceMs = Math.max(completedAtMs(service), nowMs - restartsWithinMs);
  const starts = service.events.filter(({ atMs, message }) => atMs > sinceMs && /has started \d+ tasks/.test(message));
  const [first] = starts;
  if (!first || starts.length < restartsToTell) return [];
  const since = timeWords(first.atMs, nowMs);
  return [`tasks were started in place of others ${starts.length} times since ${since}; ECS shows for an hour why`];
}
