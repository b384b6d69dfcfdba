import { describe, expect, test } from 'vitest';
import { explainExit, explainTask } from '../../../src/tasks/stoppedTask.ts';

describe('a stopped task', () => {
  test.each([
    { exitCode: 1, reason: '', words: 'exited with 1' },
    { exitCode: 0, reason: '', words: 'exited with 0 (without an error, but it has to go on running)' },
    {
      exitCode: 137,
      reason: '',
      words: 'exited with 137 (killed: out of memory, or still running at the end of its stop time-out)',
    },
    {
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
      words: 'exited with 137 (killed: its memory was used up): OutOfMemoryError: Container killed due to memory usage',
    },
    { exitCode: 127, reason: '', words: 'exited with 127 (its command was not found)' },
    {
      exitCode: undefined,
      reason: 'CannotPullContainerError: no such tag',
      words: 'CannotPullContainerError: no such tag',
    },
    { exitCode: undefined, reason: '', words: 'never ran' },
  ])('container: $words', ({ exitCode, reason, words }) => {
    expect(explainExit(exitCode, reason)).toBe(words);
  });

  test('is blamed on the container that failed, not on the one that was told to stop with it', () => {
    const task = {
      id: 'a1',
      taskDefinitionArn: 'td:4',
      createdAtMs: 0,
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [
        { name: 'fluentd', exitCode: 143, reason: '', explanation: 'exited with 143 (ended by SIGTERM)' },
        { name: 'batch', exitCode: 2, reason: '', explanation: 'exited with 2' },
      ],
    };
    expect(explainTask(task)).toBe('container batch exited with 2; Essential container in task exited');
  });
});
