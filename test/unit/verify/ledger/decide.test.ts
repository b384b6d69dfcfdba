import { expect, test } from 'vitest';
import { decide, noteUndecided } from '../../../../src/verify/ledger/decide.ts';
import type { LinesFound } from '../../../../src/verify/lines/compare.ts';
import type { CountsLook, LinesLook } from '../../../../src/verify/look/looked.ts';
import { entryOf } from '../support/entry.ts';

const window = { fromMs: 0, toMs: 10 };
const member = { identity: 'a', atMs: 5 };
const whole: LinesFound = { lines: 1, rows: 1, missing: [], extra: [], repeated: [], shifted: [], logRepeats: 0 };
const lines = (found: Partial<LinesFound>, given: Partial<LinesLook> = {}): LinesLook => ({
  ...{ kind: 'lines', found: { ...whole, ...found }, aside: {}, ...given },
});
const counts = (given: Partial<CountsLook>): CountsLook => ({
  ...{ kind: 'counts', evidence: 'counts', lines: 2n, rows: 2n, rest: 0n, shifted: 0n, carried: 0n, isOpen: false },
  ...{ aside: {}, ...given },
});
const at = (nowMs: number) => ({ nowMs, lostAfterMs: 100, isChanged: false });

test.each([
  { name: 'each line has its row', look: lines({}), before: 'matched', after: 'matched' },
  { name: 'nothing at all', look: lines({ lines: 0, rows: 0 }), before: 'empty', after: 'empty' },
  { name: 'a line without a row', look: lines({ missing: [member] }), before: 'late', after: 'lost' },
  { name: 'a row without a line', look: lines({ extra: [member] }), before: 'settling', after: 'extra' },
  { name: 'a row twice', look: lines({ repeated: [member] }), before: 'repeated', after: 'repeated' },
  { name: 'a row over the edge', look: lines({ shifted: [member] }), before: 'shifted', after: 'shifted' },
  {
    name: 'a loss beside a repeat',
    look: lines({ missing: [member], repeated: [member], extra: [member] }),
    before: 'late',
    after: 'lost',
  },
  {
    name: 'a row far away, beside one without a line',
    look: lines({ shifted: [member], far: 1, extra: [member] }),
    before: 'unknown',
    after: 'unknown',
  },
  {
    name: 'of equal lines perhaps one lost and another one’s row twice beside it',
    look: lines({ shifted: [member], doubtful: 1 }),
    before: 'unknown',
    after: 'unknown',
  },
  {
    name: 'a loss beside a row far away',
    look: lines({ shifted: [member], far: 1, missing: [member] }),
    before: 'late',
    after: 'lost',
  },
  {
    name: 'fewer rows, where counts go up and down',
    look: counts({ rows: 1n, rest: 1n, isRestless: true }),
    before: 'late',
    after: 'unknown',
  },
  { name: 'equal counts', look: counts({}), before: 'matched', after: 'matched' },
  { name: 'counts of nothing', look: counts({ lines: 0n, rows: 0n }), before: 'empty', after: 'empty' },
  { name: 'fewer rows', look: counts({ rows: 1n, rest: 1n }), before: 'late', after: 'lost' },
  { name: 'more rows', look: counts({ rows: 3n, rest: -1n }), before: 'settling', after: 'extra' },
  {
    name: 'fewer rows, beside a window that is not known',
    look: counts({ rows: 1n, rest: 1n, isOpen: true }),
    before: 'late',
    after: 'short',
  },
  {
    name: 'more rows, beside a window that is not known',
    look: counts({ rows: 3n, rest: -1n, isOpen: true }),
    before: 'settling',
    after: 'settling',
  },
])('$name: $before before its time is over, $after from then on', ({ look, before, after }) => {
  expect(decide(window, look, undefined, at(109)).state).toBe(before);
  expect(decide(window, look, undefined, at(110)).state).toBe(after);
});

test.each([
  { name: 'counts', look: counts({ shifted: 1n, carried: 1n, rows: 1n, shiftEndMs: 20 }), after: 'shifted' },
  { name: 'equal lines', look: lines({ shifted: [member] }, { shiftEndMs: 20 }), after: 'shifted' },
  { name: 'rows that are a neighbour’s', look: lines({}, { shiftEndMs: 20 }), after: 'matched' },
])('a shift that rests on $name is not said before the neighbour’s time is over', ({ look, after }) => {
  expect(decide(window, look, undefined, at(119))).toMatchObject({
    state: 'settling',
    because: expect.arrayContaining(['a neighbouring window makes up for the difference so far']),
  });
  expect(decide(window, look, undefined, at(120)).state).toBe(after);
});

test('what is lost is lost, whatever else is shifted', () => {
  const look = counts({ lines: 3n, rows: 1n, rest: 1n, shifted: 1n, carried: 1n, shiftEndMs: 20 });
  expect(decide(window, look, undefined, at(110))).toMatchObject({ state: 'lost', missing: '1', carried: '1' });
});

test('lines whose rows are on their way are late and then unknown, and never lost', () => {
  const look = lines({ missing: [member] }, { aside: { pending: 'a transaction is open' } });
  const because = ['a transaction is open'];
  expect(decide(window, look, undefined, at(109))).toMatchObject({ state: 'late', because });
  expect(decide(window, look, undefined, at(110))).toMatchObject({ state: 'unknown', missing: '1', because });
});

test('what is on its way is of no account where nothing is missing', () => {
  const look = lines({}, { aside: { pending: 'a transaction is open' } });
  expect(decide(window, look, undefined, at(110))).toMatchObject({ state: 'matched', because: [] });
});

test('parts and remarks stand with the verdict', () => {
  const look = counts({ aside: { parts: { old: 1n, new: 1n }, remarks: ['3 events have no status'] } });
  expect(decide(window, look, undefined, at(20))).toMatchObject({
    parts: { old: '1', new: '1' },
    because: ['3 events have no status'],
  });
});

test('counts that agree over an edge say that they know no more', () => {
  const look = counts({ rows: 1n, shifted: 1n, carried: 1n });
  expect(decide(window, look, undefined, at(20)).because).toMatchInlineSnapshot(`
    [
      "counts agree over this window and its neighbours together: whether the same lines stand there, counts cannot tell",
    ]
  `);
});

test('a loss stays one while it cannot be read, and until it is made good', () => {
  const lost = entryOf({ fromMs: 0, state: 'lost', missing: '1', firstCheckMs: 20, lastCheckMs: 110, checks: 4 });
  const unread = decide(window, { kind: 'unknown', because: ['log: no answer'] }, lost, at(300));
  expect(unread).toEqual({ ...lost, lastCheckMs: 300, checks: 5 });
  expect(decide(window, lines({}), lost, at(300))).toMatchObject({ state: 'matched', missing: '0', checks: 5 });
});

test('a look counts, and remembers the first', () => {
  const before = entryOf({ fromMs: 0, state: 'late', firstCheckMs: 20, lastCheckMs: 30, checks: 2 });
  expect(decide(window, lines({}), before, at(45))).toMatchObject({ firstCheckMs: 20, lastCheckMs: 45, checks: 3 });
});

test.each(['repeated', 'extra'] as const)('rows that are %s stay so while they cannot be read', (state) => {
  const before = entryOf({ fromMs: 0, state, extra: '1', lastCheckMs: 110, checks: 4 });
  expect(decide(window, { kind: 'unknown', because: ['log: no answer'] }, before, at(300)).state).toBe(state);
  expect(decide(window, lines({ extra: [member] }), before, at(100)).state).toBe(state);
});

test('what matched stays so while it cannot be read, but not where its rows changed since', () => {
  const before = entryOf({ fromMs: 0, lastCheckMs: 110 });
  const unread = { kind: 'unknown', because: ['log: no answer'] } as const;
  expect(decide(window, unread, before, at(300)).state).toBe('matched');
  expect(decide(window, unread, before, { ...at(300), isChanged: true }).state).toBe('unknown');
  const ahead = { ...before, lastCheckMs: 900_000 };
  expect(decide(window, unread, ahead, at(300)).lastCheckMs).toBe(900_000);
});

test('since when a window cannot be told is remembered until it can', () => {
  const unknown = entryOf({ fromMs: 0, state: 'unknown', lastCheckMs: 40 });
  expect(noteUndecided(unknown, undefined).undecidedSinceMs).toBe(40);
  expect(noteUndecided(unknown, { ...unknown, undecidedSinceMs: 20 }).undecidedSinceMs).toBe(20);
  expect(noteUndecided(entryOf({ fromMs: 0, state: 'short' }), undefined).undecidedSinceMs).toBe(20);
  expect(noteUndecided(entryOf({ fromMs: 0, state: 'late' }), { ...unknown, undecidedSinceMs: 20 })).not.toHaveProperty(
    'undecidedSinceMs',
  );
});

test.each([
  { name: 'a clock that is behind by less than its slack', nowMs: 40, expected: 50 },
  { name: 'a look that a clock made that was ahead', nowMs: 50 - 60_001, expected: 50 - 60_001 },
])('when it was looked at last, by $name', ({ nowMs, expected }) => {
  const before = entryOf({ fromMs: 0, state: 'unknown', lastCheckMs: 50 });
  expect(decide(window, lines({}), before, at(nowMs)).lastCheckMs).toBe(expected);
});
