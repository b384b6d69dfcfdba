import { describe, expect, test } from 'vitest';
import { crashesIn, steadyAfterMs, stoppedLately } from '../../../src/health/crashes.ts';
import { crashProblems } from '../../../src/health/serviceProblems.ts';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';
import { toStoppedTask } from '../../../src/tasks/stoppedTask.ts';
import { primary, service } from '../deploy/literals.ts';

const minute = 60_000;
const nowMs = 1_000 * minute;
const inCharge = { ...service, deployments: [{ ...primary, createdAtMs: 0 }] };

function crash(agoMs: number, ranMs = minute) {
  return toStoppedTask({
    taskArn: `task/${agoMs}`,
    taskDefinitionArn: primary.taskDefinitionArn,
    createdAt: new Date(nowMs - agoMs - ranMs),
    startedAt: new Date(nowMs - agoMs - ranMs),
    stoppingAt: new Date(nowMs - agoMs),
    stopCode: 'EssentialContainerExited',
    containers: [{ name: 'batch', exitCode: 1 }],
  });
}
const running = (forMs: number) => toRunningTask({ startedAt: new Date(nowMs - forMs) });

describe('a stop is told of', () => {
  test.each([
    { name: 'for as long as ECS shows it', task: crash(90 * minute), told: 1 },
    { name: 'not of another revision', task: { ...crash(minute), taskDefinitionArn: 'td:2' }, told: 0 },
  ])('$name', ({ task, told }) => {
    expect(stoppedLately(inCharge, [task])).toHaveLength(told);
  });

  test('not of a deployment before, of which ECS stamps a task 5 s early at most', () => {
    const later = { ...service, deployments: [{ ...primary, createdAtMs: nowMs - 10 * minute }] };
    expect(stoppedLately(later, [crash(minute, 9 * minute + 5_000), crash(minute, 9 * minute + 5_001)])).toHaveLength(
      1,
    );
  });
});

test('until ECS calls the deployment completed, its own count of failures is the judge', () => {
  const message = `(service access-log) (deployment ${primary.id}) deployment completed.`;
  const completed = { ...inCharge, events: [{ id: '1', atMs: nowMs - 10 * minute, message }] };
  expect(crashesIn(completed, [crash(10 * minute - 1), crash(10 * minute)])).toHaveLength(1);
});

describe('a crash is over', () => {
  test.each([
    { forMs: 5 * minute, crashes: [crash(6 * minute)], problems: 0 },
    { forMs: 5 * minute - 1, crashes: [crash(6 * minute)], problems: 1 },
    { forMs: 20 * minute, crashes: [crash(30 * minute, 20 * minute), crash(60 * minute)], problems: 0 },
    { forMs: 20 * minute - 1, crashes: [crash(30 * minute, 20 * minute), crash(60 * minute)], problems: 1 },
  ])(
    'once a task has run longer than those that crashed did, and 5 min: $forMs ms → $problems',
    ({ forMs, crashes, problems }) => {
      expect(crashProblems(crashes, running(forMs), nowMs).problems).toHaveLength(problems);
    },
  );

  test('is a warning then', () => {
    expect(crashProblems([crash(6 * minute)], running(5 * minute), nowMs).warnings).toEqual([
      'container batch exited with 1; EssentialContainerExited (a task crashed lately, the last at 16:34 UTC)',
    ]);
  });

  test('by waiting only where it is one: two are a loop', () => {
    const passes = (crashes: ReturnType<typeof crash>[]) =>
      crashProblems(crashes, undefined, nowMs).problems[0]?.passes;
    expect(passes([crash(minute)])).toBe(true);
    expect(passes([crash(minute), crash(2 * minute)])).toBe(false);
  });

  test.each([
    { name: 'had taken another’s place', completedAgo: 90 * minute, ranMs: 40 * minute, afterMs: 40 * minute },
    { name: 'was the deployment’s own', completedAgo: 49 * minute, ranMs: 40 * minute, afterMs: 5 * minute },
    { name: 'ran for an hour', completedAgo: 900 * minute, ranMs: 60 * minute, afterMs: 5 * minute },
    { name: 'ran for almost an hour', completedAgo: 900 * minute, ranMs: 60 * minute - 1, afterMs: 60 * minute - 1 },
  ])('once one runs longer than the only one that is shown did, where that $name', (given) => {
    expect(steadyAfterMs([crash(10 * minute, given.ranMs)], nowMs - given.completedAgo)).toBe(given.afterMs);
  });

  test('by waiting only where that is worth it: a loop of 40 min is called one as well', () => {
    const { problems } = crashProblems([crash(10 * minute, 40 * minute)], running(10 * minute), nowMs, 0);
    expect(problems).toMatchObject([{ passes: false }]);
  });

  test('never by what ECS leaves out: neither when it began nor when it ended', () => {
    const bare = toStoppedTask({ taskArn: 'task/1', taskDefinitionArn: primary.taskDefinitionArn });
    const completed = `(service access-log) (deployment ${primary.id}) deployment completed.`;
    const seen = { ...inCharge, events: [{ id: '1', atMs: nowMs, message: completed }] };
    const crashes = crashesIn(seen, stoppedLately(seen, [bare]));
    expect(crashProblems(crashes, undefined, nowMs).problems.map(({ because }) => because)).toEqual([
      'no reason given (a task crashed lately, ECS does not say when)',
    ]);
  });

  test('the first of them may have run for weeks, which no other has to', () => {
    expect(steadyAfterMs([crash(minute), crash(3 * minute, 9_000 * minute)])).toBe(5 * minute);
    expect(steadyAfterMs([crash(minute, 9_000 * minute), crash(3 * minute)])).toBe(60 * minute);
  });
});
