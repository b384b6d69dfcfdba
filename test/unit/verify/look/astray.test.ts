import { expect, test } from 'vitest';
import { withoutAstray } from '../../../../src/verify/look/astray.ts';
import type { Looked } from '../../../../src/verify/look/looked.ts';
import { memorySide } from '../support/sides.ts';

const minuteMs = 60_000;
const noonMs = Date.UTC(2026, 10, 22, 12);
const never = new AbortController().signal;

/** A window of so many minutes, with two lines of which so many have no row. */
function looked(minutes: number, missing: 1 | 2): Looked {
  const members = ['a', 'b'].slice(0, missing).map((identity) => ({ identity, atMs: noonMs + 1 }));
  const found = { lines: 2, rows: 2 - missing, missing: members, extra: [], repeated: [], shifted: [], logRepeats: 0 };
  return { window: { fromMs: noonMs, toMs: noonMs + minutes * minuteMs }, look: { kind: 'lines', found, aside: {} } };
}

interface More {
  readonly it?: Looked;
  readonly identity?: 'unique' | 'multiple';
  readonly overMs?: number;
}

/** What becomes of it where both rows stand so many minutes off. */
async function said(offsetMinutes: number, more: More = {}) {
  const { it = looked(5, 2), identity = 'unique', overMs = noonMs + 120 * minuteMs } = more;
  const atMs = noonMs + 1 + offsetMinutes * minuteMs;
  const database = memorySide('database', () => [
    { identity: 'a', atMs },
    { identity: 'b', atMs },
  ]);
  const [one] = await withoutAstray({ database, identity }, [it], { overMs }, never);
  return one?.look.kind === 'unknown' ? one.look.because[0] : 'as it was';
}

test.each([
  { name: 'Tokyo', offsetMinutes: 540, expected: '9 hours later' },
  { name: 'the far west', offsetMinutes: -720, expected: '12 hours earlier' },
  { name: 'the far east', offsetMinutes: 840, expected: '14 hours later' },
  { name: 'India', offsetMinutes: 330, expected: '5.5 hours later' },
  { name: 'Nepal', offsetMinutes: 345, expected: '5.75 hours later' },
  { name: 'the Chatham Islands', offsetMinutes: -765, expected: '12.75 hours earlier' },
  { name: 'a summer', offsetMinutes: 60, expected: '1 hour later' },
])('rows that stand off by the zone of $name are unknown and not lost', async ({ offsetMinutes, expected }) => {
  expect(await said(offsetMinutes)).toBe(
    `database: the rows of all of its lines stand ${expected}: see verify.database.timezone`,
  );
});

test.each<{ name: string; offsetMinutes: number; more?: More }>([
  { name: 'rows are nowhere near', offsetMinutes: 15 * 60 },
  { name: 'rows are off by what no zone is', offsetMinutes: 45 },
  { name: 'one of the lines has its row', offsetMinutes: 540, more: { it: looked(5, 1) } },
  { name: 'a window is longer than an hour', offsetMinutes: 540, more: { it: looked(61, 2) } },
  { name: 'no line has an identity of its own', offsetMinutes: 540, more: { identity: 'multiple' } },
  { name: 'the lines may still come', offsetMinutes: 540, more: { overMs: noonMs + 5 * minuteMs - 1 } },
])('nothing changes where $name', async ({ offsetMinutes, more }) => {
  expect(await said(offsetMinutes, more)).toBe('as it was');
});

test.each([
  { name: 'of an hour', it: looked(60, 2), overMs: noonMs + 60 * minuteMs },
  { name: 'that has just come to be over', it: looked(5, 2), overMs: noonMs + 5 * minuteMs },
])('a window $name is looked for', async ({ it, overMs }) => {
  expect(await said(540, { it, overMs })).toContain('9 hours later');
});
