import type { AppliedStep } from '../resources/step.ts';
import type { Plan } from './plan.ts';
import type { Progress } from './progress.ts';

/** What a deploy has told of itself until now, which is what can be said when it has to end at once. */
export interface SoFar {
  readonly plan?: Plan;
  readonly done: readonly AppliedStep[];
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
    case 'applied': {
      const { step, tookMs, taskDefinitionArn, serviceArn } = progress;
      return { ...before, taskDefinitionArn, serviceArn, done: [...before.done, { ...step, result: 'done', tookMs }] };
    }
    case 'pinned':
      return { ...before, deploymentId: progress.deployment };
    case 'state':
      return { ...before, state: progress.state };
    default:
      return before;
  }
}

/** All steps of the plan, with what is known of each: the one after those that are done may have been carried out. */
export function stepsSoFar({ plan, done }: SoFar): readonly AppliedStep[] {
  const rest = (plan?.steps ?? []).slice(done.length);
  return [
    ...done,
    ...rest.map((step, index): AppliedStep => ({ ...step, result: index === 0 ? 'failed' : 'not reached', tookMs: 0 })),
  ];
}
