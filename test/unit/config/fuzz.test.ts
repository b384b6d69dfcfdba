import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';

const full = readFileSync(new URL('../../../examples/legacy-log-ecs.yml', import.meta.url), 'utf8');
const variables = { FLUENTD_IMAGE: 'registry/fluentd:1', BATCH_IMAGE: 'registry/batch:1' };

/** A small generator with a fixed seed (mulberry32), so that a failure can be run again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  '\t',
  '\n',
  '\r\n',
  ' ',
  ':',
  ': ',
  '- ',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '&a ',
  '*a',
  '!x ',
  '|\n',
  '>',
  '?',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '${',
  '${X}',
  '$${',
  '<<: *a',
  'null',
  '~',
  '.inf',
  '1e999',
  '-0',
  '0x1F',
  '__proto__: ',
  'constructor: ',
  '\0',
  '\uFEFF',
  '\uD800',
  '😀',
  'é',
  '../',
  '99999999999999999999',
];

function mutate(text: string, pick: (below: number) => number): string {
  const at = pick(text.length + 1);
  const length = pick(12);
  const piece = pieces[pick(pieces.length)] ?? '';
  const rows = text.split('\n');
  const row = pick(rows.length);
  const mutations = [
    () => text.slice(0, at) + piece + text.slice(at),
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at) + piece + text.slice(at + length),
    () => rows.toSpliced(row, 1).join('\n'),
    () => rows.toSpliced(row, 0, rows[pick(rows.length)] ?? '').join('\n'),
    () => rows.with(row, `  ${rows[row]}`).join('\n'),
    () => text.slice(0, at),
  ];
  return mutations[pick(mutations.length)]?.() ?? text;
}

/** What is wrong with the answer to a text, or nothing. */
function complaints(text: string): readonly string[] {
  const { config, problems } = parseConfig({ file: 'c.yml', text }, { variables });
  const rows = text.replace(/^\uFEFF/, '').split('\n');
  const refused = problems.some(({ severity }) => severity === 'error');
  const odd = problems.filter(({ line, column, message, hint }) => {
    const inside = column >= 1 && column <= (rows[line - 1]?.length ?? -1) + 1;
    return !inside || /undefined|\[object|\n/.test(`${message}${hint}`);
  });
  return [
    ...(refused === (config === undefined) ? [] : ['neither a configuration nor an error']),
    ...odd.map((problem) => JSON.stringify(problem)),
  ];
}

describe('whatever a file holds, the answer is a configuration or an error at a place in the file', () => {
  // Many short tests: a long one would come near the time limit where the machine has other work.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('25 mutated files of seed %i', (seed) => {
    const pick = random(seed);
    for (let run = 0; run < 25; run += 1) {
      let text = full;
      for (let count = pick(4); count >= 0; count -= 1) text = mutate(text, pick);
      expect(complaints(text), text).toEqual([]);
    }
  });
});
