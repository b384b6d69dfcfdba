import { expect, test } from 'vitest';
import { exitInWords } from '../../../src/tasks/exit.ts';

test.each([
  { exitCode: 1, reason: '', words: 'exited with 1' },
  { exitCode: 0, reason: '', words: 'exited with 0 (without an error, but it has to go on running)' },
  { exitCode: 126, reason: '', words: 'exited with 126 (its command cannot be executed)' },
  { exitCode: 127, reason: '', words: 'exited with 127 (its command was not found)' },
  { exitCode: 139, reason: '', words: 'exited with 139 (segmentation fault)' },
  { exitCode: 143, reason: '', words: 'exited with 143 (ended by SIGTERM)' },
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
  {
    exitCode: undefined,
    reason: 'CannotPullContainerError: no such tag',
    words: 'CannotPullContainerError: no such tag',
  },
  { exitCode: undefined, reason: '', words: 'never ran' },
])('a container: $words', ({ exitCode, reason, words }) => {
  expect(exitInWords(exitCode, reason)).toBe(words);
});
