import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionSections } from '../../../scripts/docs/actionFile.ts';
import { fill } from '../../../scripts/docs/markers.ts';
import { auto, commands } from '../../../src/commands/commands.io.ts';
import { github } from '../../../src/commands/github.ts';

const all = commands.filter(({ terminalOnly }) => !terminalOnly).flatMap(({ options }) => Object.values(options));

/** The Action has some beside them, by which it tells GitHub. */
const given = [...all, ...Object.values(github)];
const differing = <Value>(
  names: (option: (typeof all)[number]) => string,
  values: (option: (typeof all)[number]) => Value,
) => all.filter((one) => all.some((other) => names(one) === names(other) && values(one) !== values(other))).map(names);

test('no two commands have one name, and none is called auto', () => {
  const names = [auto, ...commands].map(({ name }) => name);
  expect([...new Set(names)]).toEqual(names);
});

test('one input of the Action is one option, whichever command takes it', () => {
  expect(
    differing(
      ({ input }) => input,
      (option) => option,
    ),
  ).toEqual([]);
});

test('a flag takes a value with every command or with none, or it could not be read before the command is known', () => {
  expect(
    differing(
      ({ flag }) => flag.name,
      ({ flag }) => flag.takes === undefined,
    ),
  ).toEqual([]);
});

test('auto takes all that the commands take among which it chooses', () => {
  const chosen = commands.filter(({ name }) => ['check', 'plan', 'deploy'].includes(name));
  for (const { options } of chosen)
    expect(Object.values(auto.options)).toEqual(expect.arrayContaining(Object.values(options)));
});

test('an input that is left empty means what action.yml promises for one that is left out', () => {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> };
  expect(Object.keys(inputs).sort()).toEqual(['command', ...new Set(given.map(({ input }) => input))].sort());
  for (const { input, fallback } of given)
    expect({ input, fallback }).toEqual({ input, fallback: inputs[input]?.default });
  expect(inputs.command?.default).toBe(auto.name);
});

test('action.yml is current: `npm run docs` would write the same', () => {
  const text = readFileSync('action.yml', 'utf8');
  expect(fill(text, 'yml', actionSections()).text).toBe(text);
});
