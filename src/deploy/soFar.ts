import type { AppliedStep, Step } from '../resources/step.ts';
import type { Outcome } from '../rollout/outcome.ts';
import type { Plan } from './plan.ts';
import type { Progress } from './progress.ts';

/** What a deploy has told of itself until now, which is what can be said when it has to end at once. */
export interface SoFar {
  readonly plan?: Plan;
  readonly done: readonly AppliedStep[];
  /** The step after those that are done, once it was begun: it may have been carried out. */
  readonly begun?: Step | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly serviceArn?: string | undefined;
  /** The rollout that is waited for. */
  readonly deploymentId?: string;
  readonly state?: string;
}

export const nothingSoFar: SoFar = { done: [] };

export function afterProgress(before: SoFar, progress: Progress): SoFar {
  switch (progress.kind) {
    case 'planned':
      return { ...before, plan: progress.plan };
    case 'applying':
      return { ...before, begun: progress.step };
    case 'applied': {
      const { step, tookMs, taskDefinitionArn, serviceArn } = progress;
      const begun = undefined;
      return {
        ...before,
        begun,
        taskDefinitionArn,
        serviceArn,
        done: [...before.done, { ...step, result: 'done', tookMs }],
      };
    }
    case 'pinned':
      return { ...before, deploymentId: progress.deployment };
    case 'state':
      return { ...before, state: progress.state };
    default:
      return before;
  }
}

/** All steps of the plan, with what is known of each: the one that is begun may have been carried out. */
export function stepsSoFar({ plan, done, begun }: SoFar): readonly AppliedStep[] {
  const rest = (plan?.steps ?? []).slice(done.length);
  return [
    ...done,
    ...rest.map((step, index): AppliedStep => {
      const result = index === 0 && begun !== undefined ? 'failed' : 'not reached';
      return { ...step, result, tookMs: 0 };
    }),
  ];
}

/**
 * How a deploy stands that was cancelled and does not come to its end, by what it has told.
 *
 * @param why that it was cancelled, and by what.
 */
export function endingSoFar(soFar: SoFar, why: string): { readonly outcome: Outcome; readonly because: string } {
  const { done, begun, deploymentId, state, plan } = soFar;
  if (begun) {
    return {
      outcome: 'failed',
      because: `${why}: whether it could ${begun.action} ${begun.resource} "${begun.name}" is unknown`,
    };
  }
  const next = plan?.steps[done.length];
  if (deploymentId !== undefined || done.some(({ resource }) => resource === 'service')) {
    const left = next === undefined ? '' : `; not begun: ${next.action} ${next.resource} "${next.name}"`;
    const now = state === undefined ? '' : `: ${state}`;
    return { outcome: 'in-progress', because: `the wait was cancelled; the rollout goes on${now}${left}` };
  }
  if (next === undefined)
    return { outcome: 'in-progress', because: 'the wait was cancelled before the service was seen to be well' };
  if (done.length === 0) return { outcome: 'failed', because: `${why}: nothing was written yet` };
  return { outcome: 'failed', because: `${why} before it could ${next.action} ${next.resource} "${next.name}"` };
}
