import { expect, test } from 'vitest';
import { outputsSoFar } from '../../../../src/commands/results/deployed.ts';
import { plan } from '../../report/literals.ts';

test('what is known is told while the deploy goes on: the plan, then what was created, then what is waited for', () => {
  const [step] = plan.steps;
  if (!step) throw new Error('the literals have a step');
  expect(Object.keys(outputsSoFar({ kind: 'planned', plan }))).toEqual(['plan', 'endpoint']);
  expect(outputsSoFar({ kind: 'applied', step, tookMs: 1, taskDefinitionArn: 'td:4', serviceArn: undefined })).toEqual({
    'task-definition-arn': 'td:4',
  });
  expect(outputsSoFar({ kind: 'pinned', deployment: 'arn:ours' })).toEqual({ 'deployment-id': 'arn:ours' });
  expect(outputsSoFar({ kind: 'state', state: 'IN_PROGRESS' })).toEqual({});
});
