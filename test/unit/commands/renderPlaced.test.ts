import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from '../../../src/commands/render.io.ts';
import { configOf } from '../../support/config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'render-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The lines of the rendered workflow that name the configuration and the folders of the images. */
async function rendered(out: string): Promise<readonly string[]> {
  const given: Readonly<Record<string, string>> = {
    config: join(folder, 'ops/log.yml'),
    'output-directory': join(folder, out),
  };
  const run = await render.invoke({ text: ({ input }) => given[input], place: ({ input }) => `input ${input}` }).load();
  await run({
    config: configOf(),
    placeOf: () => ({ file: 'c.yml', line: 1, column: 1 }),
    signal: new AbortController().signal,
    onLine: () => {},
    onOutputs: () => {},
  });
  const workflow = readFileSync(join(folder, out, 'workflows/build-and-deploy.yml'), 'utf8');
  return [...workflow.matchAll(/(?:^ +config: |:\$TAG" (?=\S*(?:fluentd|batch)$))(.*)$/gm)].map(
    ([, path = '']) => path,
  );
}

test.each(['ops/images', 'here'])('a rendering into %s is what its workflow builds', async (out) => {
  mkdirSync(join(folder, '.git'));
  expect(await rendered(out)).toEqual([`${out}/fluentd`, `${out}/batch`, 'ops/log.yml']);
});

test('a rendering into the root of the repository is built there', async () => {
  mkdirSync(join(folder, '.git'));
  expect(await rendered('.')).toEqual(['fluentd', 'batch', 'ops/log.yml']);
});

test('a rendering outside of any repository keeps the folder of the examples, for no workflow has it', async () => {
  expect((await rendered('images')).slice(0, 2)).toEqual(['log-service/fluentd', 'log-service/batch']);
});
