import { describe, expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';
import { shapes, users } from '../../support/crontabs.ts';

function says(text: string, cron: 'debian' | 'cronie'): readonly string[] {
  const { findings } = checkCrontab(text, { cron, users: new Set(users) });
  return findings.map(({ line, column, severity, message }) => `${line}:${column} ${severity}: ${message}`);
}

describe('of a crontab with', () => {
  test.each(shapes)('$name, all is said that Debian’s cron would do other than meant', ({ text, says: said }) => {
    expect(says(text, 'debian')).toEqual(said);
  });

  test.each(shapes)('$name, all is said that cronie would', ({ text, says: said, cronieSays = said }) => {
    expect(says(text, 'cronie')).toEqual(cronieSays);
  });
});

test('what Debian’s cron ignores is wrong, but for what the build mends: a user, and the end of the last line', () => {
  const passed = shapes.filter(
    ({ debian, says: said }) => debian === 'ignores' && !said.some((line) => / error: /.test(line)),
  );
  expect(passed.map(({ name }) => name)).toEqual([
    'crontab -l, by its paths',
    'crontab -l, by programs that everybody knows',
    'a last line without an end',
  ]);
});

test('every finding has something to do about it', () => {
  const findings = shapes.flatMap(({ text }) => checkCrontab(text, { cron: 'debian', users: new Set(users) }).findings);
  expect(findings.filter(({ hint }) => hint.length < 10)).toEqual([]);
});
