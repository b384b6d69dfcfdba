import { expect, test } from 'vitest';
import { ReadFailed } from '../../../src/errors.ts';
import { isSetback, unknownEnd } from '../../../src/rollout/end.ts';
import type { Outcome } from '../../../src/rollout/outcome.ts';

test.each<{ outcome: Outcome; setback: boolean }>([
  { outcome: 'succeeded', setback: false },
  { outcome: 'unchanged', setback: false },
  { outcome: 'rolled-back', setback: true },
  { outcome: 'superseded', setback: false },
  { outcome: 'failed', setback: true },
  { outcome: 'timed-out', setback: false },
  { outcome: 'in-progress', setback: false },
])('a task that failed may be why a rollout ended as $outcome: $setback', ({ outcome, setback }) => {
  expect(isSetback(outcome)).toBe(setback);
});

test('a rollout that could not be read has failed, with what could not be read, and a hint where there is one', () => {
  expect(unknownEnd(new ReadFailed('could not read service "access-log"'))).toEqual({
    outcome: 'failed',
    because: 'what became of the rollout is unknown: could not read service "access-log"',
  });
  const hint = 'the role needs ecs:DescribeServices';
  expect(unknownEnd(new ReadFailed('could not read service "access-log"', { hint }))).toMatchObject({ hint });
});
