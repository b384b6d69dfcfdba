import { count } from './count.ts';
import type { ServiceDeployment } from './deployment.ts';
import type { Work } from './work.ts';

/** Ends a service deployment; what its tasks were is kept with it. */
export function end(
  work: Work,
  deployment: ServiceDeployment,
  status: 'SUCCESSFUL' | 'STOPPED' | 'ROLLBACK_SUCCESSFUL' | 'ROLLBACK_FAILED',
  reason: string | undefined,
): void {
  const { state, atMs } = work;
  deployment.target = count(state, deployment.target.revision, deployment.rolloutId, state.desiredCount);
  Object.assign(deployment, { status, statusReason: reason, finishedAtMs: atMs, updatedAtMs: atMs });
  if (status === 'STOPPED') deployment.stoppedAtMs = atMs;
}
