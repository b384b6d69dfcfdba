import type { Rollout } from '../rollout/rollout.ts';

/** How long a registration may take: ECS tells the health once the task runs, and Cloud Map waits 30 s before it is true. */
const registrationMs = 60_000;

/**
 * How long the name may take to lead to the task, from the end of the rollout on. A task that no rollout watches over may
 * still be starting, so it gets what time is left.
 *
 * @param leftMs how much of the deploy's time is left.
 */
export function endpointPatienceMs(
  rollout: Pick<Rollout, 'isOver'> | undefined,
  { wait, leftMs }: { readonly wait: boolean; readonly leftMs: number },
): number {
  if (!wait) return 0;
  return rollout?.isOver ? Math.max(registrationMs, leftMs) : registrationMs;
}
