import type { Judged } from '../health/judgeHealth.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { superseded } from '../rollout/judgement.ts';
import { defined } from '../values/defined.ts';
import type { Applied } from './apply.io.ts';
import type { Ending } from './ending.ts';
import { listeningWords } from './listeningWords.ts';
import type { Plan } from './plan.ts';

/** What has to be in charge where a deploy went well. */
export interface Wanted {
  /** The service as this deploy left it. */
  readonly ours: ObservedService;
  /** The revision that it shall run; undefined where that is not known. */
  readonly taskDefinition: string | undefined;
  /** The revision that it ran before. */
  readonly previous: string | undefined;
}

export function wantedOf(
  { observed }: Plan,
  { taskDefinition }: Applied['standing'],
  service: ObservedService,
): Wanted {
  return { ours: service, taskDefinition, previous: observed.service?.taskDefinitionArn };
}

/** A service that is well does not run ours for that: a rollback or another deploy may have come between two looks. */
export function takenOver(
  seen: Ending,
  sofar: string,
  { ours, taskDefinition, previous }: Wanted,
  looked: Judged,
): Ending | undefined {
  const other = looked.service && primaryOf(looked.service);
  if (other === undefined || other.id === primaryOf(ours)?.id) return undefined;
  const isOther = taskDefinition !== undefined && other.taskDefinitionArn !== taskDefinition;
  if (!isOther && other.rolloutState !== 'IN_PROGRESS') return undefined;
  const listens = listeningWords(looked);
  if (isOther && other.taskDefinitionArn === previous) {
    const because = `${sofar}, but then the previous revision was put back: ${shortName(previous)}; ${listens}`;
    const hint = 'look at the events for who did, ECS or somebody; deploy again to bring ours';
    return { ...seen, outcome: 'rolled-back', because, hint, runs: previous };
  }
  const { because, hint } = superseded(other.id, other.taskDefinitionArn);
  const runs = isOther ? other.taskDefinitionArn : undefined;
  return {
    ...seen,
    outcome: 'superseded',
    because: `${sofar}, but then ${because}; ${listens}`,
    ...defined({ hint, runs }),
  };
}
