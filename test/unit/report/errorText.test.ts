import { expect, test } from 'vitest';
import { ConfigInvalid, ReadFailed } from '../../../src/errors.ts';
import { causeLines, errorLine, errorLines, errorMarkdown } from '../../../src/report/error/error.ts';

test('an error is one line with its hint', () => {
  const error = new ReadFailed('could not read the namespace:\n  denied', { hint: 'the role needs it' });
  expect(errorLine(error)).toBe('could not read the namespace: denied; hint: the role needs it');
  expect(errorLine('gone')).toBe('gone');
  expect(errorLine(new TypeError())).toBe('TypeError');
});

test('on a terminal the hint has a line of its own', () => {
  const error = new ReadFailed('could not read it', { hint: 'run again', cause: new Error('busy') });
  expect(errorLines(error)).toEqual(['could not read it', '  hint: run again', '  because: Error: busy']);
  expect(errorLines(new Error('gone'))).toEqual(['gone']);
});

test('a cause is told unless the message has its words already', () => {
  const root = new Error('self-signed certificate');
  const refused = new Error('connect ECONNREFUSED 127.0.0.1:1', { cause: root });
  const error = new ReadFailed('could not read the namespace: connect ECONNREFUSED 127.0.0.1:1', { cause: refused });
  expect(causeLines(error)).toEqual(['  because: Error: self-signed certificate']);
  expect(causeLines('gone')).toEqual([]);
  expect(causeLines(new Error('could not read it', { cause: 'not an error' }))).toEqual([]);
});

test('in the job summary an error has its hint, and no table where it carries no problems', () => {
  const error = new ReadFailed('could not read <it>', { hint: 'the role needs it' });
  expect(errorMarkdown(error)).toMatchInlineSnapshot(`
    "### ❌ Stopped, nothing was changed

    could not read &lt;it&gt;

    **Hint:** the role needs it
    "
  `);
  expect(errorMarkdown('gone')).toMatchInlineSnapshot(`
    "### ❌ Stopped by an unexpected error

    gone
    "
  `);
});

test('in the job summary a wrong configuration has all its problems at their places', () => {
  const error = new ConfigInvalid([
    { severity: 'error', file: 'a.yml', line: 3, column: 5, message: 'x | y is not a port', hint: 'write 24224' },
    { severity: 'warning', file: 'a.yml', line: 1, column: 1, message: 'an anonymous volume' },
  ]);
  expect(errorMarkdown(error)).toMatchInlineSnapshot(`
    "### ❌ The configuration cannot be used

    the configuration has 1 problem; nothing was sent to AWS

    | Where | What | Hint |
    |---|---|---|
    | \`a.yml:3:5\` | x \\| y is not a port | write 24224 |
    | \`a.yml:1:1\` | Warning: an anonymous volume |  |
    "
  `);
});
