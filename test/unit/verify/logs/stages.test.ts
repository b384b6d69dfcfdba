import { describe, expect, test } from 'vitest';
import { chosen, fieldName, parsed, within } from '../../../../src/verify/logs/stages.ts';
import { logOf } from '../../../support/logSettings.ts';

test('the range is half-open and to the millisecond', () => {
  expect(within(1_795_341_900_250, 1_795_342_200_250)).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795341900250 and toMillis(@timestamp) < 1795342200250
    | "
  `);
});

test('the filter is a stage of its own, and what parse takes out of the line stands in front of it', () => {
  const log = logOf({ group: '/app', filter: 'a = 1 or b = 2 # why', parse: '* - *', fields: ['a', 'b'] });
  expect(chosen(log)).toMatchInlineSnapshot(`
    "parse @message "* - *" as a, b
    | filter a = 1 or b = 2 # why
    | "
  `);
  expect(parsed(log)).toMatchInlineSnapshot(`
    "parse @message "* - *" as a, b
    | "
  `);
  expect(chosen(logOf({ group: '/app' }))).toBe('');
});

test('a comment at the filter’s end does not take the rest with it', () => {
  const query = `${chosen(logOf({ group: '/app', filter: 'a = 1 # why' }))}stats count(*)`;
  expect(query.replaceAll(/#.*/g, '')).toMatchInlineSnapshot(`
    "filter a = 1 
    | stats count(*)"
  `);
});

describe('the glob of parse stands in quotes that it does not hold, or behind backslashes', () => {
  test.each([
    { glob: '* [*] "*"', query: `'* [*] "*"'` },
    { glob: "it's *", query: `"it's *"` },
    { glob: `"*" it's`, query: `"\\"*\\" it's"` },
    { glob: 'a\\b *', query: '"a\\\\b *"' },
    { glob: '* | filter x', query: '"* | filter x"' },
  ])('$glob', ({ glob, query }) => {
    expect(parsed({ line: '@message', parse: glob, fields: ['a'] })).toBe(`parse @message ${query} as a\n| `);
  });
});

describe('a field', () => {
  test.each([
    ['status', 'status'],
    ['@message', '@message'],
    ['request.path', 'request.path'],
    ['items.0.id', 'items.0.id'],
    ['request_id', '`request_id`'],
    ['http-path', '`http-path`'],
    ['a b', '`a b`'],
    ['by', '`by`'],
    ['Limit', '`Limit`'],
    ['status | stats count(*)', '`status | stats count(*)`'],
  ])('%s is named %s', (name, named) => {
    expect(fieldName(name)).toBe(named);
  });

  test.each(['a`b', 'a\nb'])('that nothing can quote is refused: %j', (name) => {
    expect(() => fieldName(name)).toThrow('Insights has no name for a field with a backtick');
  });
});
