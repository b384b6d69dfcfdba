import type { ReadFailed } from '../errors.ts';
import { defined } from '../values/defined.ts';
import type { Outcome } from './outcome.ts';
import type { Pin } from './pin.ts';
import type { Rollout } from './rollout.ts';

/** How a wait ends. */
export interface End {
  readonly outcome: Outcome;
  readonly because: string;
  readonly hint?: string;
}

/** Whether a task that failed may be why it ended so. */
export function isSetback(outcome: Outcome): boolean {
  return outcome === 'rolled-back' || outcome === 'failed';
}

export function unknownEnd({ message, hint }: ReadFailed): End {
  return { outcome: 'failed', because: `what became of the rollout is unknown: ${message}`, ...defined({ hint }) };
}

/** What a person can do to see how a rollout ends that was not over in time. */
export function howToLook({ cluster, service }: Rollout, pin: Pin): string {
  return pin.kind === 'service-deployment'
    ? `look with: aws ecs describe-service-deployments --service-deployment-arns ${pin.arn}`
    : `look with: aws ecs describe-services --cluster ${cluster} --services ${service}`;
}
