import { expect, test } from 'vitest';
import { dependabotProblems } from '../../../../scripts/github/dependabot.ts';

const update = (ecosystem: string, directory: string) => `  - package-ecosystem: ${ecosystem}
    directory: ${directory}
    schedule: { interval: weekly }
    cooldown: { default-days: 7 }
    groups: { all: { patterns: ['*'] } }
`;
const file = (...updates: readonly string[]) => `version: 2\nupdates:\n${updates.join('')}`;

test('each manifest has its entry, and workflows need none', () => {
  const text = file(update('npm', '/'), update('docker', '/images/batch'), update('github-actions', '/'));
  expect(dependabotProblems('d.yml', text, ['package.json', 'images/batch/Dockerfile'])).toEqual([]);
});

test('an entry without a manifest and a manifest without an entry are both named', () => {
  expect(dependabotProblems('d.yml', file(update('bundler', '/images')), ['Gemfile'])).toEqual([
    'd.yml  images/Gemfile is not there',
    'd.yml  Gemfile is never updated',
  ]);
});

test('a key that Dependabot does not know is named with its place', () => {
  const text = file(update('npm', '/').replace('interval', 'intervall'));
  expect(dependabotProblems('d.yml', text, ['package.json'])).toMatchInlineSnapshot(`
    [
      "d.yml  updates.0.schedule.interval: Invalid key: Expected "interval" but received undefined",
      "d.yml  updates.0.schedule.intervall: Invalid key: Expected never but received "intervall"",
    ]
  `);
});
