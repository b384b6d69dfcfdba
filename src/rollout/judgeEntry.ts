import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { failed, goesOn, type Judgement, rolledBack, superseded } from './judgement.ts';
import type { EntryPin } from './pin.ts';

/** What our entry in the service says, and who is in charge instead, where service deployments cannot be read. */
export function judgeEntry(pin: EntryPin, service: ObservedService): Judgement {
  const primary = primaryOf(service);
  const ours = service.deployments.find((deployment) => deployment.id === pin.id);
  // Ours never runs the revision that ran before: see `previousTaskDefinitionArn`.
  const back = primary?.taskDefinitionArn === pin.previousTaskDefinitionArn ? primary : undefined;
  if (ours?.rolloutState === 'FAILED') return judgeFailed(ours, back);
  if (primary === undefined) return goesOn('no deployment is in charge', service);
  if (primary === ours) return judgePrimary(ours, service);
  return back ? judgeBack(back) : superseded(primary.id, primary.taskDefinitionArn);
}

function judgePrimary(ours: ObservedDeployment, service: ObservedService): Judgement {
  // The service can run what is desired long before the rollout is over: the new task may be about to fail.
  const steady =
    ours.rolloutState === 'COMPLETED' && service.runningCount === service.desiredCount && service.pendingCount === 0;
  if (steady) return { done: 'succeeded', because: 'the task runs and is steady' };
  return goesOn(ours.rolloutState || 'no rollout state', service);
}

const again = 'ECS starts no more tasks of it: mend the cause and deploy again, which starts a new rollout';

/** @param back the previous revision, where ECS is putting that in charge again. */
function judgeFailed(ours: ObservedDeployment, back: ObservedDeployment | undefined): Judgement {
  if (!back) return failed(`the rollout failed: ${reasonOf(ours)}`, again);
  if (back.rolloutState === 'COMPLETED') return rolledBack(reasonOf(ours));
  return failed(`the rollout failed and ECS is putting the previous revision back: ${reasonOf(ours)}`);
}

/** Ours has vanished, or lost its place, without a word of its own. */
function judgeBack(back: ObservedDeployment): Judgement {
  if (back.rolloutState === 'COMPLETED') return rolledBack(reasonOf(back));
  return failed(`ECS is putting the previous revision back: ${reasonOf(back)}`);
}

function reasonOf({ rolloutStateReason }: ObservedDeployment): string {
  return rolloutStateReason || 'no reason given';
}
