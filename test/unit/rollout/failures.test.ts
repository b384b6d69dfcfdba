import { describe, expect, test } from 'vitest';
import { failuresIn } from '../../../src/rollout/failures.ts';
import { primary, service } from '../deploy/literals.ts';

const rollout = { createdAtMs: 1_000_000, isOver: false };
const started = (id: string, atMs: number) => ({
  id,
  atMs,
  message: '(service access-log) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).',
});
const seen = (...events: (typeof service)['events'][number][]) => ({
  service: { ...service, events },
  deployment: undefined,
});

describe('failuresIn', () => {
  test.each([
    { name: 'a first start', snapshot: seen(started('1', 1_000_000)), failures: 0 },
    {
      name: 'a second start',
      snapshot: seen(started('1', 1_000_000), started('2', 1_060_000)),
      failures: 1,
    },
    {
      name: 'a second start, of more tasks at once',
      snapshot: seen(started('1', 1_000_000), {
        id: '2',
        atMs: 1_060_000,
        message: '(service access-log) has started 10 tasks: (task 0123456789abcdef0123456789abcdef), …',
      }),
      failures: 1,
    },
    {
      name: 'a start before our rollout began',
      snapshot: seen(started('0', 999_999), started('1', 1_000_000)),
      failures: 0,
    },
    {
      name: 'another event',
      snapshot: seen(started('1', 1_000_000), {
        id: '2',
        atMs: 1_060_000,
        message: '(service access-log) has stopped 1 running tasks: (task 0123456789abcdef0123456789abcdef).',
      }),
      failures: 0,
    },
  ])('$name → $failures', ({ snapshot, failures }) => {
    expect(failuresIn(snapshot, rollout, new Set())).toBe(failures);
  });

  test('a start that a failure counted by ECS led to is not counted twice', () => {
    const deployments = [{ ...primary, failedTasks: 1 }];
    const events = [started('1', 1_000_000), started('2', 1_060_000)];
    expect(
      failuresIn({ service: { ...service, deployments, events }, deployment: undefined }, rollout, new Set()),
    ).toBe(1);
  });

  test('of a rollout that was over before this run only new starts count, and of one that goes on all', () => {
    const snapshot = seen(started('1', 1_000_000), started('2', 1_060_000), started('3', 1_120_000));
    expect(failuresIn(snapshot, { ...rollout, isOver: true }, new Set(['1', '2']))).toBe(0);
    expect(failuresIn(snapshot, rollout, new Set(['1', '2']))).toBe(2);
  });

  test('nothing seen is no failure', () => {
    expect(failuresIn({ service: undefined, deployment: undefined }, rollout, new Set())).toBe(0);
  });
});
