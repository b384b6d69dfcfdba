import { expect, test } from 'vitest';
import { deployed, outputsSoFar, tell } from '../../../../src/commands/results/deployed.ts';
import type { Progress } from '../../../../src/deploy/progress.ts';
import { configOf } from '../../../support/config.ts';
import { plan, rolledBack, succeeded } from '../../report/literals.ts';

test('a deploy that succeeded is good, and tells its outputs', () => {
  const { status, failure, data, outputs } = deployed(configOf(), { ...succeeded, steps: [] });
  expect({ status, failure, data }).toEqual({ status: 'good', failure: undefined, data: { ...succeeded, steps: [] } });
  expect(outputs).toEqual({
    outcome: 'succeeded',
    changed: 'true',
    'task-definition-arn': 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4',
    'service-arn': 'arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log',
    'deployment-id': 'arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours',
    endpoint: 'fluentd.local:24224',
    address: '10.0.0.7',
    plan: '[]',
  });
});

test('a deploy that was rolled back is not good, and says why', () => {
  const { status, failure } = deployed(configOf(), { ...rolledBack, because: 'the task ended' });
  expect({ status, failure }).toEqual({
    status: 'not good',
    failure: 'deploy of service "access-log" in cluster "production" was rolled back: the task ended',
  });
});

test('its words for a terminal and for the job summary are of this deploy', () => {
  const { text, markdown } = deployed(configOf({ app: { service: 'web', container: 'app' } }), succeeded);
  expect(text).toMatch(/^succeeded: the new task runs/);
  expect(markdown).toMatch(/^### ✅ Deployed: `access-log`/);
  expect(markdown).toContain('sender["web (app)"]');
});

const [step] = plan.steps;
if (!step) throw new Error('the literals have a step');
const [task] = rolledBack.stoppedTasks;
if (!task) throw new Error('the literals have a stopped task');

test('what is known is told while the deploy goes on: the plan, then what was created, then what is waited for', () => {
  expect(outputsSoFar({ kind: 'planned', plan: { ...plan, steps: [] } })).toEqual({
    plan: '[]',
    endpoint: 'fluentd.local:24224',
  });
  expect(outputsSoFar({ kind: 'applied', step, tookMs: 1, taskDefinitionArn: 'td:4', serviceArn: undefined })).toEqual({
    'task-definition-arn': 'td:4',
  });
  expect(outputsSoFar({ kind: 'pinned', deployment: 'arn:ours' })).toEqual({ 'deployment-id': 'arn:ours' });
});

const others: readonly Progress[] = [
  { kind: 'applying', step },
  { kind: 'service-event', event: { id: 'e', atMs: 0, message: 'has started 1 tasks' } },
  { kind: 'task-stopped', task },
  { kind: 'state', state: 'IN_PROGRESS' },
];

test.each(others)('$kind tells no output', (progress) => {
  expect(outputsSoFar(progress)).toEqual({});
});

test('each event is told to the person who waits and to the workflow', () => {
  const told: unknown[] = [];
  tell(
    { kind: 'pinned', deployment: 'arn:ours' },
    { onLine: (line) => told.push(line), onOutputs: (outputs) => told.push(outputs) },
  );
  expect(told).toEqual(['waiting for arn:ours', { 'deployment-id': 'arn:ours' }]);
});
