import { expect, test } from 'vitest';
import { causeOfStop } from '../../../src/tasks/cause.ts';

const container = { name: 'batch', reason: '', explanation: '(in words)' };
const task = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [],
};

test.each([
  {
    name: 'that failed, not the one that was told to stop with it',
    containers: [
      { ...container, name: 'fluentd', exitCode: 143 },
      { ...container, exitCode: 2 },
    ],
    blamed: 'batch',
  },
  {
    name: 'that failed, not the one that was killed with it',
    containers: [
      { ...container, name: 'fluentd', exitCode: 137 },
      { ...container, exitCode: 2 },
    ],
    blamed: 'batch',
  },
  {
    name: 'that was killed, where no other failed',
    containers: [
      { ...container, name: 'fluentd', exitCode: 0 },
      { ...container, exitCode: 137 },
    ],
    blamed: 'batch',
  },
  {
    name: 'that could not be started',
    containers: [
      { ...container, name: 'fluentd' },
      { ...container, reason: 'CannotPullContainerError: no such tag' },
    ],
    blamed: 'batch',
  },
])('a task’s stop is blamed on the container $name', ({ containers, blamed }) => {
  expect(causeOfStop({ ...task, containers })).toBe(
    `container ${blamed} (in words); Essential container in task exited`,
  );
});

test.each([
  { stoppedReason: 'Scaling activity', stopCode: 'ServiceSchedulerInitiated', cause: 'Scaling activity' },
  { stoppedReason: '', stopCode: 'ServiceSchedulerInitiated', cause: 'ServiceSchedulerInitiated' },
  { stoppedReason: '', stopCode: '', cause: 'no reason given' },
])('without a container to blame it is what ECS says of the whole: $cause', ({ cause, ...said }) => {
  expect(causeOfStop({ ...said, containers: [{ ...container, exitCode: 0 }] })).toBe(cause);
});
