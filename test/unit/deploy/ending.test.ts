import { expect, test } from 'vitest';
import { endingUnseen, goodEnding } from '../../../src/deploy/ending.ts';

const waited = {
  outcome: 'succeeded',
  because: 'the new task runs and is steady',
  deploymentId: 'arn:ours',
  events: [{ id: 'e1', atMs: 0, message: 'has reached a steady state' }],
  stoppedTasks: [],
} as const;
const nothingSeen = { events: [], stoppedTasks: [] };

test.each([
  { name: 'a rollout of this run', changed: true, seen: waited, ending: waited },
  {
    name: 'a rollout of an earlier run',
    changed: false,
    seen: waited,
    ending: { ...waited, outcome: 'unchanged', because: 'everything was as it should be' },
  },
  {
    name: 'a change that starts no rollout',
    changed: true,
    seen: undefined,
    ending: { ...nothingSeen, outcome: 'succeeded', because: 'all that differed was set' },
  },
  {
    name: 'nothing',
    changed: false,
    seen: undefined,
    ending: { ...nothingSeen, outcome: 'unchanged', because: 'everything was as it should be' },
  },
])('a deploy that ends well after $name', ({ changed, seen, ending }) => {
  expect(goodEnding(changed, seen)).toEqual(ending);
});

test('a deploy that waited for no rollout saw none of its events', () => {
  expect(endingUnseen('in-progress', 'not waited for', { deploymentId: 'ecs-svc/1' })).toEqual({
    ...nothingSeen,
    outcome: 'in-progress',
    because: 'not waited for',
    deploymentId: 'ecs-svc/1',
  });
});
