import { expect, test } from 'vitest';
import { LegacyLogError } from '../../../src/errors.ts';
import { evenGrid } from '../../../src/verify/grid.ts';
import { checkBeginning, checkRange, restOfBeginning, restsOf } from '../../../src/verify/range.ts';

const sinceMs = Date.parse('2026-05-03T00:00:00Z');
const nowMs = Date.parse('2026-05-04T12:00:00Z');
const refusal = (from: string | number, to: string | number): string => {
  try {
    const range = { fromMs: new Date(from).getTime(), toMs: new Date(to).getTime() };
    checkRange(range, evenGrid(300_000), nowMs);
    checkBeginning(range, sinceMs);
    return 'no refusal';
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    return error.hint === undefined ? error.message : `${error.message}\n  hint: ${error.hint}`;
  }
};

test.each([
  { name: 'a day that is over', from: '2026-05-03T00:00:00Z', to: '2026-05-04T00:00:00Z' },
  { name: 'one that is not over yet', from: '2026-05-04T11:59:59.999Z', to: '2026-05-05T00:00:00Z' },
  { name: 'exactly one window', from: '2026-05-03T10:00:00Z', to: '2026-05-03T10:05:00Z' },
])('can be verified: $name', ({ from, to }) => {
  expect(refusal(from, to)).toBe('no refusal');
});

test('a range in the future is refused', () => {
  expect(refusal('2026-05-04T12:00:00Z', '2026-05-04T13:00:00Z')).toMatchInlineSnapshot(`
    "the range 2026-05-04T12:00:00.000Z to 2026-05-04T13:00:00.000Z lies in the future: it is 2026-05-04T12:00:00.000Z
      hint: times without an offset are of UTC"
  `);
});

test('seconds in place of milliseconds are refused', () => {
  expect(refusal(1_777_766_400, 1_777_852_800)).toMatchInlineSnapshot(`
    "the range 1970-01-21T13:49:26.400Z to 1970-01-21T13:50:52.800Z begins decades ago
      hint: seconds were given for milliseconds: write an instant as 2026-05-03T00:00:00Z"
  `);
});

test('a range before the verification’s beginning is refused', () => {
  expect(refusal('2026-05-02T23:59:59.999Z', '2026-05-04T00:00:00Z')).toMatchInlineSnapshot(`
    "the range 2026-05-02T23:59:59.999Z to 2026-05-04T00:00:00.000Z begins before 2026-05-03T00:00:00.000Z, where the verification begins
      hint: set verify.since to 2026-05-02T23:59:59.999Z or earlier, or begin there"
  `);
});

test('a range that ends before it begins is refused', () => {
  expect(refusal('2026-05-04T00:00:00Z', '2026-05-04T00:00:00Z')).toMatchInlineSnapshot(
    `
    "the range 2026-05-04T00:00:00.000Z to 2026-05-04T00:00:00.000Z ends before it begins
      hint: give a later --to or an earlier --from"
  `,
  );
});

test('a range within a window is refused, which would say that all is well of nothing', () => {
  expect(refusal('2026-05-03T10:00:00.001Z', '2026-05-03T10:09:59Z')).toMatchInlineSnapshot(`
    "the range 2026-05-03T10:00:00.001Z to 2026-05-03T10:09:59.000Z holds no whole window
      hint: the window there goes from 2026-05-03T10:00:00.000Z to 2026-05-03T10:05:00.000Z"
  `);
});

test('an instant beyond what a date can hold is told as it is', () => {
  const range = { fromMs: -9e15, toMs: 0 };
  expect(() => checkRange(range, evenGrid(10), nowMs)).toThrow(
    'the range -9000000000000000 to 1970-01-01T00:00:00.000Z begins decades ago',
  );
});

test('what of a range is less than a window is told, and nothing where it ends with windows', () => {
  const at = (time: string) => Date.parse(`2026-05-03T${time}Z`);
  const grid = evenGrid(300_000);
  expect(restsOf({ fromMs: at('10:01:00'), toMs: at('10:14:00') }, grid)).toEqual([
    'of the range 2026-05-03T10:01:00.000Z to 2026-05-03T10:05:00.000Z is less than a window, and was not looked at',
    'of the range 2026-05-03T10:10:00.000Z to 2026-05-03T10:14:00.000Z is less than a window, and was not looked at',
  ]);
  expect(restsOf({ fromMs: at('10:00:00'), toMs: at('10:15:00') }, grid)).toEqual([]);
});

test('what of a beginning is less than a window is told, and nothing where it begins with one, or nobody says where', () => {
  const at = (time: string) => Date.parse(`2026-05-03T${time}Z`);
  const grid = evenGrid(300_000);
  expect(restOfBeginning(at('10:01:00'), grid)).toMatchInlineSnapshot(`
    [
      "from verify.since, 2026-05-03T10:01:00.000Z, to 2026-05-03T10:05:00.000Z is less than a window, and is not looked at: a verify.since at the beginning of a window leaves nothing out",
    ]
  `);
  expect([restOfBeginning(at('10:05:00'), grid), restOfBeginning(undefined, grid)]).toEqual([[], []]);
});
