import type { ReadFailed } from '../errors.ts';
import type { Cause } from '../tasks/cause.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { defined } from '../values/defined.ts';
import type { Outcome } from './outcome.ts';
import type { Pin } from './pin.ts';
import type { Rollout } from './rollout.ts';

/** How a wait ends. */
export interface End {
  readonly outcome: Outcome;
  readonly because: string;
  readonly hint?: string;
  readonly blamed?: Blamed;
}

/** A container whose log may say more than ECS does. */
export interface Blamed {
  readonly container: string;
  readonly task: Pick<StoppedTask, 'id' | 'taskDefinitionArn'>;
}

/** Whether a task that failed may be why it ended so. */
export function isSetback(outcome: Outcome): boolean {
  return outcome === 'rolled-back' || outcome === 'failed';
}

export function unknownEnd({ message, hint }: ReadFailed): End {
  return { outcome: 'failed', because: `what became of the rollout is unknown: ${message}`, ...defined({ hint }) };
}

/** The end with its cause in front: that is what a person has to mend. */
export function withCause(end: End, cause: Cause | undefined, task: StoppedTask | undefined): End {
  if (!cause) return end;
  const hint = [cause.hint, end.hint].filter((it) => it !== undefined).join('; ');
  return {
    ...end,
    because: end.because.includes(cause.fact) ? end.because : `${cause.fact} (${end.because})`,
    ...(hint !== '' && { hint }),
    ...(task && cause.container !== undefined && { blamed: { container: cause.container, task } }),
  };
}

/** What a person can do to see how a rollout ends that was not over in time. */
export function howToLook({ cluster, service }: Rollout, pin: Pin): string {
  return pin.kind === 'service-deployment'
    ? `look with: aws ecs describe-service-deployments --service-deployment-arns ${pin.arn}`
    : `look with: aws ecs describe-services --cluster ${cluster} --services ${service}`;
}
