import { expect, test } from 'vitest';
import { toBlame } from '../../../src/tasks/blame.ts';

const exited = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
const unhealthy = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' };
const pair = (fluentd: object, batch: object) => [
  { name: 'fluentd', reason: '', explanation: '', ...fluentd },
  { name: 'batch', reason: '', explanation: '', ...batch },
];

test.each([
  {
    name: 'batch ends without an error, fluentd is told to stop',
    fluentd: { exitCode: 143 },
    batch: { exitCode: 0 },
    blamed: 'batch',
  },
  {
    name: 'both end without an error, as fluentd does when it is told to',
    fluentd: { exitCode: 0 },
    batch: { exitCode: 0 },
    blamed: 'batch',
  },
  {
    name: 'fluentd ends without an error, batch is told to stop',
    fluentd: { exitCode: 0 },
    batch: { exitCode: 143 },
    blamed: 'fluentd',
  },
  {
    name: 'fluentd crashes, batch is told to stop',
    fluentd: { exitCode: 1 },
    batch: { exitCode: 143 },
    blamed: 'fluentd',
  },
  {
    name: 'batch crashes, fluentd is killed at its time-out',
    fluentd: { exitCode: 137 },
    batch: { exitCode: 2 },
    blamed: 'batch',
  },
  {
    name: 'batch’s memory is used up, fluentd ends',
    fluentd: { exitCode: 0 },
    batch: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    blamed: 'batch',
  },
  {
    name: 'both crash, and fluentd was seen to have ended first',
    fluentd: { exitCode: 1, endedFirst: true as const },
    batch: { exitCode: 2 },
    blamed: 'fluentd',
  },
  {
    name: 'only one never came to run, and why',
    fluentd: {},
    batch: { reason: 'CannotPullContainerError: no' },
    blamed: 'batch',
  },
])('$name → $blamed', ({ fluentd, batch, blamed }) => {
  expect(toBlame({ ...exited, containers: pair(fluentd, batch) })?.name).toBe(blamed);
});

test.each([
  { stopMs: 1_999, blamed: 'fluentd' },
  { stopMs: 2_000, blamed: 'batch' },
])('who was killed in a stop of $stopMs ms, sooner than any time-out, began it → $blamed', ({ stopMs, blamed }) => {
  const times = { stoppingAtMs: 10_000, executionStoppedAtMs: 10_000 + stopMs };
  const containers = pair({ exitCode: 137 }, { exitCode: 0 });
  expect(toBlame({ ...exited, ...times, containers })?.name).toBe(blamed);
});

test('whose health check failed is blamed, whatever it and the others ended with', () => {
  const containers = pair({ exitCode: 0, health: 'UNHEALTHY' }, { exitCode: 3 });
  expect(toBlame({ ...unhealthy, containers })?.name).toBe('fluentd');
});
