import { expect, test } from 'vitest';
import { decide } from '../../../images/batch/decide.ts';

const day = 86_400_000;
const nowMs = Date.UTC(2026, 10, 22);
const file = (size: number, idleMs: number) => ({ size, modifiedMs: nowMs - idleMs });

test.each([
  { name: 'new and quiet', now: file(10, 5000), known: undefined, decision: 'ingest' },
  { name: 'new and quiet, but empty', now: file(0, 5000), known: undefined, decision: 'ingest' },
  { name: 'new, and written a moment ago', now: file(10, 4999), known: undefined, decision: 'wait' },
  { name: 'new, and by a clock that is ahead of ours', now: file(10, -60_000), known: undefined, decision: 'wait' },
  { name: 'ingested', now: file(10, 6 * day), known: file(10, 6 * day), decision: 'keep' },
  { name: 'ingested long ago', now: file(10, 7 * day), known: file(10, 7 * day), decision: 'delete' },
  {
    name: 'written anew since, as long as before',
    now: file(10, 5000),
    known: file(10, day),
    decision: 'ingest',
  },
  {
    name: 'written anew since, long ago: never deleted unread',
    now: file(10, 8 * day),
    known: file(10, 9 * day),
    decision: 'ingest',
  },
  { name: 'grown since', now: file(11, 5000), known: file(10, day), decision: 'ingest' },
  { name: 'growing', now: file(11, 0), known: file(10, day), decision: 'wait' },
  {
    name: 'grown since, long ago: never deleted unread',
    now: file(11, 8 * day),
    known: file(10, 9 * day),
    decision: 'ingest',
  },
  { name: 'shrunk', now: file(9, day), known: file(10, 2 * day), decision: 'refuse' },
])('a file that is $name: $decision', ({ now, known, decision }) => {
  expect(decide(now, known, { nowMs, quietMs: 5000, deleteAfterMs: 7 * day })).toBe(decision);
});

test('without a time to delete after, nothing is ever deleted', () => {
  const old = file(10, 1000 * day);
  expect(decide(old, old, { nowMs, quietMs: 5000, deleteAfterMs: undefined })).toBe('keep');
});
