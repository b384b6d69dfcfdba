import type { SetUp } from '../resources/app-service/appService.io.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { type Rollout, rolloutOf } from '../rollout/rollout.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { defined } from '../values/defined.ts';
import { type Ending, endingUnseen } from './ending.ts';
import type { AppReport } from './report.ts';

/**
 * The rollout of the app to wait for: one that this run started or found going on. How many tasks an app runs is its own
 * matter (it may be scaled at any time), so that a number that differs is no rollout.
 */
export function appRollout({ cluster, service, before, now }: SetUp): Rollout | undefined {
  const primary = primaryOf(now);
  const isNew = primary?.id !== primaryOf(before)?.id;
  return isNew || primary?.rolloutState === 'IN_PROGRESS' ? rolloutOf({ cluster, service }, before, now) : undefined;
}

/** How it ends for an app that nothing rolls out. What failed runs no task as it is wanted. */
export function appAtRest(now: ObservedService, changed: boolean): Ending {
  const primary = primaryOf(now);
  if (primary?.rolloutState !== 'FAILED') {
    return changed
      ? endingUnseen('succeeded', 'all that differed was set')
      : endingUnseen('unchanged', 'it is as it should be');
  }
  const because = `its last rollout failed: ${primary.rolloutStateReason || 'no reason given'}`;
  return endingUnseen('failed', because, { hint: 'deploy the app again from its own pipeline, then run again' });
}

export function appReport(place: ServicePlace, ending: Ending, now: ObservedService | undefined): AppReport {
  const { cluster, service } = place;
  const { outcome, because, hint, deploymentId } = ending;
  // A rollout that came to no good end has left another revision in charge than the one that it was to bring.
  const primary = now && isGood(ending) ? primaryOf(now) : undefined;
  const taskDefinitionArn = primary?.taskDefinitionArn;
  return { cluster, service, outcome, because, ...defined({ hint, deploymentId, taskDefinitionArn }) };
}

/** Whether a deploy, or a part of it, came to a good end. */
export function isGood({ outcome }: Pick<Ending, 'outcome'>): boolean {
  return outcome === 'succeeded' || outcome === 'unchanged';
}

/** How the whole ends: the log service well, and the app so. */
export function endingWithApp(ending: Ending, app: Ending, { service, cluster }: ServicePlace): Ending {
  const { hint: _, ...before } = ending;
  const seen = {
    ...before,
    events: [...ending.events, ...app.events],
    stoppedTasks: [...ending.stoppedTasks, ...app.stoppedTasks],
  };
  if (app.outcome === 'unchanged') return seen;
  const sender = `its sender, service "${service}" in cluster "${cluster}"`;
  const because =
    isGood(app) || app.outcome === 'in-progress'
      ? `${ending.because}; ${sender}: ${app.because}`
      : `the log service is as wanted, but ${sender}, is not: ${app.because}`;
  return { ...seen, outcome: app.outcome, because, ...defined({ hint: app.hint, lastLines: app.lastLines }) };
}
