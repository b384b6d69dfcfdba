import { expect, test } from 'vitest';
import { judgeRows, type StoredRow } from '../../../../../local/demo/result/judge.ts';

const sent = new Map([
  ['d-0', 'GET /検索?q=寿司🍣'],
  ['d-1', 'say \\"hi\\" \\\\ back'],
]);
const first = { id: 'd-0', line: '{"id":"d-0","message":"GET /検索?q=寿司🍣"}' };
const second = { id: 'd-1', line: String.raw`{"id":"d-1","message":"say \\\"hi\\\" \\\\ back"}` };

async function* pages(...rows: readonly StoredRow[]): AsyncGenerator<StoredRow[]> {
  for (const row of rows) yield [row];
}

test.each([
  { name: 'everything as it was sent', rows: [first, second], finds: [2, 0, 0, 0] },
  {
    name: 'an escape written in another way',
    rows: [{ ...first, line: first.line.replace('検', '\\u691c') }, second],
    finds: [2, 0, 0, 0],
  },
  { name: 'nothing', rows: [], finds: [0, 2, 0, 0] },
  { name: 'one id missing', rows: [second], finds: [1, 1, 0, 0] },
  { name: 'an id that was never sent', rows: [first, second, { ...first, id: 'd-2' }], finds: [3, 0, 1, 0] },
  { name: 'an id twice', rows: [first, first, second], finds: [3, 0, 1, 0] },
  {
    name: 'one character changed',
    rows: [{ ...first, line: first.line.replace('検', '?') }, second],
    finds: [2, 0, 0, 1],
  },
  {
    name: 'an escape lost',
    rows: [first, { ...second, line: '{"message":"say \\"hi\\" \\\\ back"}' }],
    finds: [2, 0, 0, 1],
  },
  { name: 'a line that is no JSON', rows: [{ ...first, line: '{"id":"d-0","mess' }, second], finds: [2, 0, 0, 1] },
  {
    name: 'two lines exchanged',
    rows: [
      { ...first, id: 'd-1' },
      { ...second, id: 'd-0' },
    ],
    finds: [2, 0, 0, 2],
  },
])('$name: ingested, missing, extra, damaged are $finds', async ({ rows, finds }) => {
  const { ingested, missing, extra, damaged } = await judgeRows(sent, pages(...rows));
  expect([ingested, missing, extra, damaged]).toEqual(finds);
});
