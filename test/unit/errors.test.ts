import { expect, test } from 'vitest';
import { ConfigInvalid, LegacyLogError, NotPossible, type Problem, ReadFailed, WriteFailed } from '../../src/errors.ts';

test.each([
  { error: new LegacyLogError('x'), name: 'LegacyLogError' },
  { error: new ConfigInvalid([]), name: 'ConfigInvalid' },
  { error: new ReadFailed('x'), name: 'ReadFailed' },
  { error: new WriteFailed('x'), name: 'WriteFailed' },
  { error: new NotPossible('x'), name: 'NotPossible' },
])('$name is told apart by its name', ({ error, name }) => {
  expect(error.name).toBe(name);
});

test('a cause is kept where there is one, whatever it is', () => {
  expect(new ReadFailed('x', { cause: undefined })).toHaveProperty('cause', undefined);
  expect(new ReadFailed('x', { cause: 'gone' }).cause).toBe('gone');
  expect(new ReadFailed('x')).not.toHaveProperty('cause');
});

const at = (severity: Problem['severity']): Problem => ({
  severity,
  file: 'a.yml',
  line: 1,
  column: 1,
  message: 'x',
});

test.each([
  { name: 'one error', problems: [at('error')], count: '1 problem;' },
  { name: 'two errors', problems: [at('error'), at('error')], count: '2 problems;' },
  { name: 'one error beside two warnings', problems: [at('warning'), at('error'), at('warning')], count: '1 problem;' },
])('a configuration with $name has $count', ({ problems, count }) => {
  const error = new ConfigInvalid(problems);
  expect(error.message).toBe(`the configuration has ${count} nothing was sent to AWS`);
  expect(error.problems).toEqual(problems);
});
