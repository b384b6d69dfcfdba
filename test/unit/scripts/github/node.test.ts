import { expect, test } from 'vitest';
import { nodeProblems } from '../../../../scripts/github/node.ts';

test('one Node stands in .nvmrc, package.json and action.yml', () => {
  expect(nodeProblems({ nvmrc: '24\n', installed: '24.21.0', runner: 'node24' })).toEqual([]);
  expect(nodeProblems({ nvmrc: '24\n', installed: '26.0.0', runner: 'node24' })).toEqual([
    '.nvmrc is for Node 24, package.json installs 26, action.yml runs on 24',
  ]);
});
