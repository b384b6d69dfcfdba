import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaults } from '../../../action/defaults.ts';

test('an input that is left empty means what action.yml promises for one that is left out', () => {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> };
  const promised = Object.entries(inputs).filter(([, input]) => input.default !== undefined);
  expect(promised).not.toEqual([]);
  expect(defaults).toEqual(Object.fromEntries(promised.map(([name, input]) => [name, input.default])));
});
