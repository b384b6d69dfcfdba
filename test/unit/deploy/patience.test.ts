import { expect, test } from 'vitest';
import { endpointPatienceMs } from '../../../src/deploy/patience.ts';

test.each([
  { name: 'is not waited for', rollout: { isOver: true }, wait: false, leftMs: 300_000, ms: 0 },
  {
    name: 'follows a rollout that was waited for',
    rollout: { isOver: false },
    wait: true,
    leftMs: 300_000,
    ms: 60_000,
  },
  { name: 'follows no rollout', rollout: undefined, wait: true, leftMs: 300_000, ms: 60_000 },
  {
    name: 'is of a task that no rollout watches over',
    rollout: { isOver: true },
    wait: true,
    leftMs: 60_001,
    ms: 60_001,
  },
  { name: 'is of such a task, with less time left', rollout: { isOver: true }, wait: true, leftMs: 59_999, ms: 60_000 },
])('an endpoint that $name has $ms ms', ({ rollout, wait, leftMs, ms }) => {
  expect(endpointPatienceMs(rollout, { wait, leftMs })).toBe(ms);
});
