import { describe, expect, test } from 'vitest';
import { corpus, saidOf, textOf } from './corpus.ts';

const tables = corpus();
const cases = tables.flatMap((table) => table.cases);

describe.each(tables)('what is said of each file in corpus/$table, with its place and a hint', ({ cases }) => {
  test.each(cases)('$name', (one) => {
    expect(saidOf(one)).toEqual(one.says);
  });
});

test('there are more than 300 of them, each with a name of its own in its table', () => {
  expect(cases.length).toBeGreaterThan(300);
  for (const table of tables) {
    const names = table.cases.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  }
});

test('no secret of theirs is repeated, and nothing that turns or hides text', () => {
  const said = cases.flatMap(({ says }) => says).join('\n');
  expect(cases.filter((one) => textOf(one).includes('hunter2')).length).toBeGreaterThan(5);
  expect(said).not.toContain('hunter2');
  expect(said).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\u00a0\u3000]|[^\P{Cc}\n]|undefined|\[object|function/u);
});

test('every one names a place, a fact and a hint', () => {
  for (const line of cases.flatMap(({ says }) => says)) expect(line).toMatch(/^\d+:\d+ .{10,} → .{8,}$/);
});
