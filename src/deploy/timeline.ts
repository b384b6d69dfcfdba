import type { TaskTimes } from '../tasks/times.ts';

/** What happened in a deploy, in the order of time. */
export type Milestone = 'registered' | 'old stopping' | 'old stopped' | 'new started' | 'healthy' | 'address';

export interface Moment {
  readonly milestone: Milestone;
  /** Milliseconds since the epoch, by AWS’s clock where AWS tells it. */
  readonly atMs: number;
}

/** How long nobody listened: from the stop of the old collector to the new one at the name. */
export interface Gap {
  readonly fromMs: number;
  /** Undefined: it is not over. */
  readonly toMs: number | undefined;
  /** What it is made of, in the order of time: stop, placement, image pull, start, health, address. */
  readonly parts: readonly { readonly what: string; readonly ms: number }[];
}

/** What was seen of a task that took another's place. */
export interface Replacement {
  /** When the rollout was registered, by AWS's clock. */
  readonly registeredAtMs: number | undefined;
  /** The task that is gone; undefined where none ran before. */
  readonly old: TaskTimes | undefined;
  readonly next: TaskTimes | undefined;
  /** When it was first seen to be healthy, and the name to lead to it: AWS stamps neither. */
  readonly healthyAtMs: number | undefined;
  readonly addressAtMs: number | undefined;
}

export function timelineOf({ registeredAtMs, old, next, healthyAtMs, addressAtMs }: Replacement): readonly Moment[] {
  const moments: readonly [Milestone, number | undefined][] = [
    ['registered', registeredAtMs],
    ['old stopping', old?.stoppingAtMs],
    ['old stopped', old?.stoppedAtMs],
    ['new started', next?.startedAtMs],
    ['healthy', healthyAtMs],
    ['address', addressAtMs],
  ];
  return moments
    .flatMap(([milestone, atMs]) => (atMs === undefined ? [] : [{ milestone, atMs }]))
    .toSorted((a, b) => a.atMs - b.atMs);
}

/**
 * How long nobody listened, and what it is made of. From the stop on no sender finds the old collector, whose name is taken
 * out first. A part whose ends are not both known is a part of the next one.
 */
export function gapOf({ old, next, healthyAtMs, addressAtMs }: Replacement): Gap | undefined {
  const fromMs = old?.stoppingAtMs ?? old?.stoppedAtMs;
  if (fromMs === undefined) return undefined;
  const ends: readonly [string, number | undefined][] = [
    ['stop', old?.stoppedAtMs],
    ['placement', next?.pullStartedAtMs],
    ['image pull', next?.pullStoppedAtMs],
    ['start', next?.startedAtMs],
    ['health', healthyAtMs],
    ['address', addressAtMs],
  ];
  const parts: { what: string; ms: number }[] = [];
  let atMs = fromMs;
  for (const [what, endMs] of ends) {
    if (endMs === undefined) continue;
    parts.push({ what, ms: Math.max(0, endMs - atMs) });
    atMs = Math.max(atMs, endMs);
  }
  return { fromMs, toMs: addressAtMs === undefined ? undefined : Math.max(addressAtMs, fromMs), parts };
}
