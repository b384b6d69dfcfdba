import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { errorData, explainError } from '../../../cli/error.ts';
import type { Run } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/commands.io.ts';
import { prepare } from '../../../src/commands/run.io.ts';
import { NotPossible } from '../../../src/errors.ts';
import { errorLine, errorMarkdown } from '../../../src/report/error/error.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'c.yml');
writeFileSync(
  file,
  `name: access-log
cluster: production
network:
  vpc: vpc-0a1b
  subnets:
    - subnet-0a
    - subnet-0b
  securityGroups: [sg-0a]
fluentd: { image: x:1 }
batch: { image: x:1 }
`,
);

/** What a command that fails so is caught with. */
async function caught(setting?: string): Promise<unknown> {
  const run: Run = async () => {
    throw new NotPossible('it cannot be had', { hint: 'take another', ...(setting === undefined ? {} : { setting }) });
  };
  const invocation = { name: 'deploy', file, overrides: {}, warns: true, afterCancelMs: 0, load: async () => run };
  const { run: prepared } = await prepare(invocation, {});
  const { signal } = new AbortController();
  return await prepared({ signal, onLine: () => {}, onOutputs: () => {} }).catch((error: unknown) => error);
}

test.each([
  { setting: 'network.subnets[1]', line: 7, column: 7 },
  { setting: 'network.subnets', line: 6, column: 5 },
  { setting: 'network.securityGroups[0]', line: 8, column: 20 },
  { setting: 'cluster', line: 2, column: 10 },
  { setting: 'fluentd.image', line: 9, column: 19 },
  // What is not there is shown where it would stand.
  { setting: 'network.assignPublicIp', line: 3, column: 1 },
  { setting: 'discovery.namespace', line: 1, column: 1 },
  { setting: '', line: 1, column: 1 },
])('an error that is about "$setting" stands at line $line, column $column', async ({ setting, line, column }) => {
  expect(await caught(setting)).toMatchObject({ place: { file, line, column } });
});

test('the place is told to a person, in the job summary and to machines, and is the annotation\u2019s', async () => {
  const error = await caught('cluster');
  expect(explainError(error)).toEqual([`${file}:2:10  it cannot be had`, '  hint: take another']);
  expect(errorMarkdown(error)).toContain(`**Where:** \`${file}:2:10\``);
  expect(errorData(error)).toMatchObject({ place: { line: 2, column: 10 } });
  expect(errorLine(error)).toBe('it cannot be had; hint: take another');
});

test('an error that is about no setting has no place', async () => {
  expect(explainError(await caught())).toEqual(['it cannot be had', '  hint: take another']);
});

test.each([
  { command: 'check', told: 1 },
  { command: 'plan', told: 1 },
  { command: 'deploy', told: 1 },
  { command: 'verify', told: 1 },
  { command: 'status', told: 0 },
  { command: 'rollback', told: 0 },
  { command: 'destroy', told: 0 },
])('$command tells $told of what is doubtful: who looks at what runs is told nothing', async ({ command, told }) => {
  const found = commands.find(({ name }) => name === command);
  const texts = { text: ({ input }: { input: string }) => (input === 'config' ? file : undefined), place: () => '' };
  const { warnings } = await prepare(found?.invoke(texts) ?? never(), {});
  expect(warnings.map(({ message }) => message.slice(0, 24))).toEqual(Array(told).fill('with an anonymous volume'));
});

function never(): never {
  throw new Error('there is such a command');
}
