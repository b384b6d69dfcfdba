import { describe, expect, test } from 'vitest';
import { appAtRest, appReport, appRollout, endingWithApp } from '../../../src/deploy/app.ts';
import type { Ending } from '../../../src/deploy/ending.ts';
import type { ObservedDeployment, ObservedService } from '../../../src/resources/service/service.ts';
import { primary, service } from './literals.ts';

const web = { cluster: 'production', service: 'web' };
const withPrimary = (members: Partial<ObservedDeployment>, more: Partial<ObservedService> = {}): ObservedService => ({
  ...service,
  ...more,
  deployments: [{ ...primary, ...members }],
});

describe('the rollout of an app', () => {
  test('is the one that this run started', () => {
    const rollout = appRollout({
      ...web,
      before: service,
      now: withPrimary({ id: 'new', rolloutState: 'IN_PROGRESS' }),
    });
    expect(rollout).toMatchObject({ ...web, deploymentId: 'new', isOver: false });
  });

  test('is also one that goes on already', () => {
    const going = withPrimary({ rolloutState: 'IN_PROGRESS' });
    expect(appRollout({ ...web, before: going, now: going })?.deploymentId).toBe(primary.id);
  });

  test('is none where only the number of tasks differs: the app is being scaled', () => {
    const scaling = withPrimary({}, { desiredCount: 5, runningCount: 2, pendingCount: 1 });
    expect(appRollout({ ...web, before: scaling, now: scaling })).toBeUndefined();
  });
});

test('an app at rest is as it should be, was set, or failed before: that is no success', () => {
  expect(appAtRest(service, false)).toMatchObject({ outcome: 'unchanged' });
  expect(appAtRest(service, true)).toMatchObject({ outcome: 'succeeded' });
  const failed = withPrimary({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' });
  expect(appAtRest(failed, false)).toMatchObject({
    outcome: 'failed',
    because: 'its last rollout failed: tasks failed to start.',
  });
});

describe('the ending of the whole', () => {
  const seen = { events: [], stoppedTasks: [] };
  const log: Ending = { ...seen, outcome: 'unchanged', because: 'everything was as it should be', deploymentId: 'log' };
  const ending = (app: Pick<Ending, 'outcome' | 'because'>) => endingWithApp(log, { ...seen, ...app }, web);

  test('is the log service’s where nothing differs at the app', () => {
    expect(ending({ outcome: 'unchanged', because: 'it is as it should be' })).toEqual(log);
  });

  test('is a success where the app was set up', () => {
    expect(ending({ outcome: 'succeeded', because: 'the new task runs and is steady' })).toEqual({
      ...log,
      outcome: 'succeeded',
      because:
        'everything was as it should be; its sender, service "web" in cluster "production": the new task runs and is steady',
    });
  });

  test('is the app’s where it did not come to a good end, and says that the log service did', () => {
    expect(ending({ outcome: 'rolled-back', because: 'container app exited with 7' })).toEqual({
      ...log,
      outcome: 'rolled-back',
      because:
        'the log service is as wanted, but its sender, service "web" in cluster "production", is not: container app exited with 7',
    });
  });
});

test('a report names the revision that runs, and none where a rollback may have set it back', () => {
  const ending: Ending = { outcome: 'succeeded', because: 'x', events: [], stoppedTasks: [] };
  const now = withPrimary({ taskDefinitionArn: 'arn:web:8' });
  expect(appReport(web, ending, now)).toEqual({
    ...web,
    outcome: 'succeeded',
    because: 'x',
    taskDefinitionArn: 'arn:web:8',
  });
  expect(appReport(web, { ...ending, outcome: 'rolled-back' }, now)).not.toHaveProperty('taskDefinitionArn');
});
