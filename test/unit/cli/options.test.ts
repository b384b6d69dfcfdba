import { expect, test } from 'vitest';
import { readOptions } from '../../../cli/options.ts';

test('a command and its options are read, the rest has defaults', () => {
  expect(readOptions(['plan', '--config', 'a.yml', '--fluentd-image', 'f:1', '--json'], undefined)).toEqual({
    command: 'plan',
    config: 'a.yml',
    json: true,
    overrides: { fluentdImage: 'f:1' },
    wait: true,
    timeoutMinutes: 15,
    force: false,
    out: 'legacy-log-ecs-rendered',
    from: undefined,
    to: undefined,
  });
});

test.each([
  { name: 'an unknown command', argv: ['deplyo'], words: '"deplyo" is not a command' },
  { name: 'an unknown option', argv: ['plan', '--dry'], words: "Unknown option '--dry'" },
  { name: 'two commands', argv: ['plan', 'deploy'], words: 'one command at a time: "deploy" is one too many' },
  { name: 'options without a command', argv: ['--json'], words: 'no command was given' },
  {
    name: 'a time-out that is no number',
    argv: ['deploy', '--timeout-minutes', 'ten'],
    words: '--timeout-minutes is "ten"',
  },
  { name: 'a time-out of nothing', argv: ['deploy', '--timeout-minutes', '0'], words: '--timeout-minutes is "0"' },
])('$name is refused in words', ({ argv, words }) => {
  expect(() => readOptions(argv, undefined)).toThrow(words);
});

test('help is an answer, not an error', () => {
  expect(readOptions(['--help'], undefined)).toBeUndefined();
  expect(readOptions([], undefined)).toBeUndefined();
});
