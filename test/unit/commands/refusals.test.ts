import { afterEach, describe, expect, test, vi } from 'vitest';
import { destroy } from '../../../src/commands/destroy.io.ts';
import { exec } from '../../../src/commands/exec.io.ts';
import { render } from '../../../src/commands/render.io.ts';
import { revisions } from '../../../src/commands/revisions.io.ts';
import { runBatch } from '../../../src/commands/runBatch.io.ts';
import { verify } from '../../../src/commands/verify.io.ts';
import { configOf } from '../../support/config.ts';

afterEach(() => vi.unstubAllEnvs());

type Command = typeof destroy;

const start = async (command: Command, given: Readonly<Record<string, string>>) => {
  const run = await command
    .invoke({ text: ({ input }) => given[input], place: ({ input }) => `input ${input}` })
    .load();
  const { signal } = new AbortController();
  return await run({
    config: configOf(),
    placeOf: () => ({ file: 'c.yml', line: 1, column: 1 }),
    signal,
    onLine: () => {},
    onOutputs: () => {},
  });
};

test('a confirmation of another name is refused, so that a copied line destroys nothing', async () => {
  await expect(start(destroy, { confirm: 'error-log' })).rejects.toMatchObject({
    name: 'NotPossible',
    message: '"error-log" is not the name of the service, which is "access-log"',
  });
});

test('exec is refused in a workflow, where nobody sits at the terminal', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  await expect(start(exec, { 'run-command': 'ls' })).rejects.toMatchObject({
    message: 'exec needs a person at a terminal, and a workflow has none',
  });
});

test('run without a job is refused, with how one is named', async () => {
  await expect(start(runBatch, {})).rejects.toMatchObject({
    message: 'what to run is not said: the jobs stand in the image’s crontab, and not here',
    hint: expect.stringContaining('run -- '),
  });
});

test('--keep 0 is refused: it would leave no revision to go back to', () => {
  expect(() =>
    revisions.invoke({ text: ({ input }) => (input === 'keep-revisions' ? '0' : ''), place: () => '--keep' }),
  ).toThrow('--keep is "0"');
});

test.each(['*/*', 'acme', 'acme/', 'acme/web/*', 'acme/web" ', 'a b/c', 'acme/w:ref:*'])(
  'the roles are rendered for no repository that is called %s: they would trust others, or nobody',
  async (repository) => {
    await expect(start(render, { repository })).rejects.toMatchObject({
      name: 'NotPossible',
      message: `"${repository}" is no repository of GitHub`,
    });
  },
);

describe('no option of verify is taken and then ignored', () => {
  const at = '2026-05-03T00:00:00Z';
  const given = (texts: Readonly<Record<string, string>>) => () =>
    verify.invoke({ text: ({ input }) => texts[input], place: ({ flag }) => `--${flag.name}` });

  test.each([
    ['verify-from', '--from'],
    ['verify-to', '--to'],
    ['verify-replay', '--replay'],
    ['verify-stream', '--stream'],
    ['verify-page', '--page'],
  ])('%s is refused beside an explanation, which compares nothing', (input, flag) => {
    expect(given({ 'verify-explain': at, [input]: 'x' })).toThrow(`--explain and ${flag} cannot go together`);
  });

  test('all that an explanation excludes are named at once, with what to do', () => {
    expect(given({ 'verify-explain': at, 'verify-page': 'p.html', 'verify-replay': 'r.log' })).toThrow(
      expect.objectContaining({
        name: 'NotPossible',
        message: '--explain and --replay, --page cannot go together',
        hint: 'an explanation compares nothing and writes no file: run verify again without it for those',
      }),
    );
  });

  test('a stream without the file that has its form', () => {
    expect(given({ 'verify-stream': 'app.access' })).toThrow('--stream needs --replay');
  });

  test.each([
    { name: 'an explanation', texts: { 'verify-explain': at, 'verify-show-lines': 'true' } },
    {
      name: 'inputs that a workflow leaves empty',
      texts: { 'verify-explain': at, 'verify-page': '', 'verify-from': '' },
    },
    { name: 'a replay of one stream', texts: { 'verify-replay': 'r.log', 'verify-stream': 'a', 'verify-from': at } },
  ] as readonly { name: string; texts: Record<string, string> }[])('$name is taken', ({ texts }) => {
    expect(given(texts)).not.toThrow();
  });
});
