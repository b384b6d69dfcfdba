import { expect, test } from 'vitest';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { hearSilence, tooQuiet } from '../../../../src/verify/ledger/quiet.ts';
import { entryOf } from '../support/entry.ts';

const empty = (fromMs: number) => entryOf({ fromMs, state: 'empty', lines: '0', rows: '0' });
const ear = { quietAfterMs: 20, heardUntilMs: 0 };
const states = (decided: readonly Entry[], others: readonly Entry[] = [], given: object = {}) =>
  hearSilence(decided, others, { ...ear, ...given }).map(({ state }) => state);

test.each([
  { name: 'as long as it may last', decided: [empty(0), empty(10)], expected: ['empty', 'empty'] },
  { name: 'longer', decided: [empty(0), empty(10), empty(20)], expected: ['empty', 'empty', 'unknown'] },
  {
    name: 'broken by a line',
    decided: [empty(0), empty(10), entryOf({ fromMs: 20 }), empty(30)],
    expected: ['empty', 'empty', 'matched', 'empty'],
  },
  {
    name: 'longer, and heard to end',
    decided: [empty(0), empty(10), empty(20), entryOf({ fromMs: 30 })],
    expected: ['empty', 'empty', 'empty', 'matched'],
  },
  {
    name: 'not broken by what could not be read',
    decided: [empty(0), entryOf({ fromMs: 10, state: 'unknown', lines: null, rows: null }), empty(20)],
    expected: ['empty', 'unknown', 'unknown'],
  },
  {
    name: 'ended by rows alone',
    decided: [empty(0), empty(10), empty(20), entryOf({ fromMs: 30, state: 'extra', lines: '0', rows: '1' })],
    expected: ['empty', 'empty', 'empty', 'extra'],
  },
])('a silence $name', ({ decided, expected }) => {
  expect(states(decided)).toEqual(expected);
});

test('a silence that began long before is heard of by where it began', () => {
  expect(states([empty(100)], [], { heardUntilMs: 80 })).toEqual(['unknown']);
  expect(states([empty(100)], [], { heardUntilMs: 90 })).toEqual(['empty']);
  expect(states([empty(100)], [entryOf({ fromMs: 85, toMs: 95 })])).toEqual(['empty']);
});

test('a single empty window is no silence, however long it is', () => {
  expect(states([{ ...empty(100), toMs: 1000 }], [], { heardUntilMs: 100 })).toEqual(['empty']);
});

test('only what was just looked at is judged, and says why', () => {
  const [entry] = hearSilence([empty(100)], [empty(90)], ear);
  expect(entry).toMatchObject({ fromMs: 100, state: 'unknown', because: [tooQuiet] });
});
