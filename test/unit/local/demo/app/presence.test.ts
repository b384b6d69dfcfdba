import { expect, test } from 'vitest';
import { gone, neverSeen, type Presence, seen } from '../../../../../local/demo/app/presence.ts';
import { sayPresence } from '../../../../../local/demo/presenceLine.ts';

const ack = (atMs: number) => (presence: Presence) => seen(presence, atMs);
const breaks = (atMs: number) => (presence: Presence) => gone(presence, atMs, false);
const breaksIdle = (atMs: number) => (presence: Presence) => gone(presence, atMs, true);

test.each([
  { name: 'before anything was heard there is none', steps: [], gapMs: undefined },
  { name: 'a first connection ends none', steps: [breaks(100), ack(5_000)], gapMs: undefined },
  { name: 'a pause between two acknowledgements is none', steps: [ack(0), ack(9_000)], gapMs: undefined },
  {
    name: 'it lasts from the last acknowledgement before to the first one after',
    steps: [ack(100), ack(200), breaks(350), ack(4_200), ack(9_000)],
    gapMs: 4_000,
  },
  {
    name: 'with nothing to acknowledge it begins when the connection breaks',
    steps: [ack(100), breaksIdle(3_000), ack(4_000)],
    gapMs: 1_000,
  },
  {
    name: 'a connection that breaks again before an acknowledgement makes it longer',
    steps: [ack(100), breaks(200), breaksIdle(900), ack(1_100)],
    gapMs: 1_000,
  },
  { name: 'the longest counts', steps: [ack(0), breaks(1), ack(3_000), breaks(4_000), ack(5_000)], gapMs: 3_000 },
])('the gap: $name', ({ steps, gapMs }) => {
  expect(steps.reduce((presence, step) => step(presence), neverSeen).gapMs).toBe(gapMs);
});

/** What is said when the application's state becomes another one. */
function said(before: Presence, presence: Presence): readonly string[] {
  const lines: string[] = [];
  const screen = { say: (line: string) => void lines.push(line) };
  sayPresence(screen, { presence, resent: 25 }, { presence: before, resent: 0 });
  return lines;
}

const there = { isThere: true, lastMs: 1_000, gapMs: undefined };
const away = { isThere: false, lastMs: 1_000, gapMs: undefined };

test('it is said that the collector goes, and for how long it was away', () => {
  expect(said(there, away)).toEqual(['  the collector is gone; the sender keeps its lines and asks DNS again']);
  expect(said(away, { isThere: true, lastMs: 5_240, gapMs: 4_240 })).toEqual([
    'the collector is back after 4.2 s; 25 lines were sent again',
  ]);
});

test('what a forwarder sent again is not known, and nothing is said of it', () => {
  const lines: string[] = [];
  const screen = { say: (line: string) => void lines.push(line) };
  sayPresence(screen, { presence: there, resent: undefined }, { presence: away, resent: undefined });
  expect(lines).toEqual(['the collector is back after 0.0 s']);
});

test.each([
  { name: 'it comes for the first time', before: neverSeen, after: there },
  { name: 'it stays', before: there, after: { ...there, lastMs: 2_000 } },
  { name: 'it stays away', before: away, after: away },
])('nothing is said when $name', ({ before, after }) => {
  expect(said(before, after)).toEqual([]);
});
