import { expect, test } from 'vitest';
import { command, type Result } from '../../../src/commands/command.ts';
import { toggle } from '../../../src/commands/option.ts';
import { configuration, images } from '../../../src/commands/options.ts';
import { configOf } from '../../support/config.ts';

const result: Result = {
  status: 'good',
  outputs: { outcome: 'planned' },
  data: {},
  text: '',
  markdown: '',
  failure: undefined,
};
const texts = (given: Readonly<Record<string, string>>) => ({
  text: ({ input }: { readonly input: string }) => given[input],
  place: ({ input }: { readonly input: string }) => input,
});

test('a command is loaded when it is wanted, and run with what was loaded, its options and the configuration', async () => {
  const ran: unknown[] = [];
  const knock = command({
    name: 'knock',
    summary: 'knock at the door',
    options: { ...configuration, twice: toggle({ input: 'twice', words: '', fallback: false }) },
    load: async () => {
      ran.push('loaded');
      return 'a door';
    },
    run: (door, { twice }, { config }) => {
      ran.push([door, twice, config.name]);
      return result;
    },
  });
  const { file, load } = knock.invoke(texts({ twice: 'true', config: 'c.yml' }));
  expect([file, ran]).toEqual(['c.yml', []]);
  const run = await load();
  expect(ran).toEqual(['loaded']);
  const { signal } = new AbortController();
  expect(
    await run({
      config: configOf(),
      placeOf: () => ({ file: 'c.yml', line: 1, column: 1 }),
      signal,
      onLine: () => {},
      onOutputs: () => {},
    }),
  ).toBe(result);
  expect(ran).toEqual(['loaded', ['a door', true, configOf().name]]);
});

const described = { name: 'x', summary: 'x', load: async () => {}, run: () => result };

test('a command that takes no images runs no container: the configuration is whole without them', () => {
  const lone = command({ ...described, options: configuration });
  expect(lone.invoke(texts({ cluster: 'c', 'batch-image': 'b:1' })).overrides).toEqual({
    cluster: 'c',
    fluentdImage: 'not-used:0',
    batchImage: 'not-used:0',
  });
});

test('a command that takes images hands over those that are given, and misses those that are not', () => {
  const whole = command({ ...described, options: { ...configuration, ...images } });
  expect(whole.invoke(texts({ 'batch-image': 'b:1' })).overrides).toEqual({
    cluster: undefined,
    fluentdImage: undefined,
    batchImage: 'b:1',
  });
});
