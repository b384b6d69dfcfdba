import { readdirSync, readFileSync } from 'node:fs';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { afterEach, expect, test, vi } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import { deploy } from '../../../src/commands/deploy.io.ts';
import { destroy } from '../../../src/commands/destroy.io.ts';
import { doctor } from '../../../src/commands/doctor.io.ts';
import { exec } from '../../../src/commands/exec.io.ts';
import { init } from '../../../src/commands/init.io.ts';
import { logs } from '../../../src/commands/logs.io.ts';
import { plan } from '../../../src/commands/plan.io.ts';
import { revisions } from '../../../src/commands/revisions.io.ts';
import { rollback } from '../../../src/commands/rollback.io.ts';
import { runBatch } from '../../../src/commands/runBatch.io.ts';
import { worldOf } from '../../../src/commands/worldOf.io.ts';
import { configOf } from '../../support/config.ts';

afterEach(() => vi.unstubAllEnvs());

const cancelled = new Error('the run was cancelled (SIGINT)');

/** Nobody answers at the endpoint. */
function unreachable(): void {
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('GITHUB_ACTIONS', '');
}

/** As if the run had been cancelled while its configuration was read. */
async function runCancelled(command: Command, given: Readonly<Record<string, string>>) {
  unreachable();
  const run = await command
    .invoke({ text: ({ input }) => given[input], place: ({ input }) => `input ${input}` })
    .load();
  const config = configOf({ region: 'eu-west-1' });
  const signal = AbortSignal.abort(cancelled);
  return await run({
    config,
    placeOf: () => ({ file: 'legacy-log-ecs.yml', line: 1, column: 1 }),
    signal,
    onLine: () => {},
    onOutputs: () => {},
  });
}

test.each([
  { command: plan },
  { command: deploy },
  { command: rollback },
  { command: destroy },
  { command: revisions },
  { command: doctor },
  { command: logs },
  { command: exec },
  { command: runBatch, given: { 'run-command': 'true' } },
  { command: init, given: { service: 'access-log', cluster: 'production' } },
])('$command.name makes no call once the run is cancelled, and says so', async ({ command, given = {} }) => {
  await expect(runCancelled(command, given)).rejects.toThrow('the run was cancelled (SIGINT)');
});

test('a call that nobody answers is not made once more after the run’s own limit', async () => {
  const { signal } = new AbortController();
  unreachable();
  const config = configOf({ region: 'eu-west-1' });
  const world = worldOf({ config, signal, onLine: () => {}, onOutputs: () => {} }, 0);
  await expect(world.ecs.send(new DescribeClustersCommand({}))).rejects.toThrow('ECONNREFUSED');
  expect(world.calls).toHaveLength(1);
});

test('no command opens AWS by itself, without the run’s signal', () => {
  const opening = readdirSync('src/commands', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && /\bopenWorld\b/.test(readFileSync(`src/commands/${name}`, 'utf8')),
  );
  expect(opening).toEqual(['worldOf.io.ts']);
});
