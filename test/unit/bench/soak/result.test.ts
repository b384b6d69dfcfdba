import { expect, test } from 'vitest';
import { readOptions, type SoakOptions } from '../../../../bench/soak/options.ts';
import { problemsOf, type SoakResult } from '../../../../bench/soak/result.ts';

const options = (...argv: readonly string[]): SoakOptions => readOptions(argv) ?? expect.fail('there are options');

const verification = { headline: '', states: {}, missing: 0, extra: 0, repeated: 0, left: 0 };
const well: SoakResult = {
  options: options('--redeploys', '1', '--kills', '2', '--stop-batch', '1', '--full', '2', '--clock', '3'),
  ...{ sent: 100, acked: 100, resent: 0, copied: 100, peakMb: 90, lines: 100, rows: 100 },
  ...{ lost: 0, lostRows: 0, extra: 0, extraRows: 0, torn: 0, named: 0, isNamedRight: true },
  ...{ quarantined: 0, badLost: 0, badTwice: 0 },
  watched: { files: 1, bytes: 1, changed: [] },
  ...{ redeploys: 1, kills: 1, crashes: 1, batchKills: 1, inTransaction: 0, network: 3, full: 2, clock: 3 },
  verification,
  seconds: 1,
};

test('where everything arrived once there is no problem', () => {
  expect(problemsOf(well)).toEqual([]);
});

test.each<{ name: string; found: Partial<SoakResult> }>([
  { name: 'a line in no file', found: { lost: 1 } },
  { name: 'a line without a row', found: { lostRows: 1 } },
  { name: 'a line twice in the files', found: { extra: 1 } },
  {
    name: 'a row twice, which the verification tells',
    found: { extraRows: 1, verification: { ...verification, repeated: 1 } },
  },
  { name: 'windows that nobody verified', found: { verification: { ...verification, left: 3 } } },
  { name: 'a window that could not be verified', found: { verification: { ...verification, states: { unknown: 1 } } } },
  { name: 'a row too many, says the verification alone', found: { verification: { ...verification, extra: 1 } } },
  { name: 'a torn line', found: { torn: 1 } },
  { name: 'a bad record nowhere', found: { badLost: 1 } },
  { name: 'a bad record twice', found: { badTwice: 1 } },
  { name: 'a byte that changed', found: { watched: { files: 1, bytes: 1, changed: ['access_log'] } } },
  { name: 'other lines named than lost', found: { named: 3, isNamedRight: false } },
  { name: 'fewer kills than asked for', found: { kills: 0 } },
  { name: 'no push', found: { redeploys: 0 } },
  { name: 'a full volume that nobody met', found: { full: 1 } },
  { name: 'a step of the clock that nobody took', found: { clock: 2 } },
  {
    name: 'nothing lost without a lasting volume: it was not what it was taken for',
    found: { options: options('--volume', 'anonymous', '--redeploys', '1', '--kills', '2') },
  },
])('$name is a problem', ({ found }) => {
  expect(problemsOf({ ...well, ...found })).toHaveLength(1);
});

test('what was not done is told with what was asked for', () => {
  expect(problemsOf({ ...well, full: 1, clock: 0 })).toMatchInlineSnapshot(`
    [
      "asked for 2 times that the volume is full, and done 1; asked for 3 steps of the clock, and done 0",
    ]
  `);
});
