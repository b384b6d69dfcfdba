import { expect, test } from 'vitest';
import { parse, refuseOthers } from '../../../cli/parse.ts';
import { plan } from '../../../src/commands/plan.io.ts';

test('the command and what was written for each option, wherever the command stands', () => {
  const { word, given } = parse(['--json', 'plan', '--config', 'a.yml', '--fluentd-image=f:1', '--no-wait']);
  expect([word, Object.fromEntries(given)]).toEqual([
    'plan',
    { json: 'true', config: 'a.yml', 'fluentd-image': 'f:1', 'no-wait': 'false' },
  ]);
});

test('a value may be empty, and may begin with a dash where it is tied to its option', () => {
  expect(Object.fromEntries(parse(['--cluster=', '--config=-a.yml', '--from', '']).given)).toEqual({
    cluster: '',
    config: '-a.yml',
    from: '',
  });
});

test('what stands behind -- is one command, as a shell reads it back', () => {
  const { word, given } = parse([
    'exec',
    '--container',
    'batch',
    '--',
    'sh',
    '-c',
    "echo 'a b' --json",
    '--follow',
    'deploy',
  ]);
  expect([word, Object.fromEntries(given)]).toEqual([
    'exec',
    { container: 'batch', command: "sh -c 'echo '\\''a b'\\'' --json' --follow deploy" },
  ]);
});

const refused = (...argv: string[]) => {
  try {
    return parse(argv);
  } catch (error) {
    return error instanceof Error && 'hint' in error ? `${error.message}; ${error.hint}` : error;
  }
};

test.each([
  [
    'an option as the Action’s input is called',
    ['destroy', '--delete-revisions'],
    'there is no option --delete-revisions; did you mean --revisions?',
  ],
  ['what is so already', ['deploy', '--wait'], 'there is no option --wait; see --help'],
  ['an option mistyped', ['plan', '--confg', 'a'], 'there is no option --confg; did you mean --config?'],
  ['an option of another program', ['plan', '--dry-run'], 'there is no option --dry-run; see --help'],
  ['a short option that is none', ['plan', '-x'], 'there is no option -x; see --help'],
  ['two commands', ['plan', 'deploy'], 'one command at a time: "deploy" is one too many; see --help'],
  ['a value that is missing', ['plan', '--config'], '--config needs a value; write --config FILE'],
  ['a value that was forgotten', ['plan', '--config', '--json'], '--config needs a value; write --config FILE'],
  ['a value too many', ['deploy', '--no-wait=true'], '--no-wait takes no value; write --no-wait alone'],
  ['a value of --json', ['deploy', '--json=yes'], '--json takes no value; write --json alone'],
])('%s is refused in words of our own', (_, argv, words) => {
  expect(refused(...argv)).toBe(words);
});

test('an option of another command is refused, and it is said whose it is', () => {
  expect(() => refuseOthers(parse(['plan', '--json', '--config', 'a', '--no-wait']), plan)).toThrow(
    expect.objectContaining({ message: 'plan does not take --no-wait', hint: 'it is for deploy, rollback, auto' }),
  );
  expect(refuseOthers(parse(['plan', '--json', '--config', 'a']), plan)).toBeUndefined();
});
