import { expect, test } from 'vitest';
import { gapOf, timelineOf } from '../../../src/deploy/timeline.ts';

const replacement = {
  registeredAtMs: 500,
  old: { stoppingAtMs: 1_000, stoppedAtMs: 6_000 },
  next: { pullStartedAtMs: 8_000, pullStoppedAtMs: 11_000, startedAtMs: 13_000 },
  healthyAtMs: 24_000,
  addressAtMs: 25_000,
};

test('the gap is from the stop of the old task to the address of the new one, in its parts', () => {
  expect(gapOf(replacement)).toEqual({
    fromMs: 1_000,
    toMs: 25_000,
    parts: [
      { what: 'stop', ms: 5_000 },
      { what: 'placement', ms: 2_000 },
      { what: 'image pull', ms: 3_000 },
      { what: 'start', ms: 2_000 },
      { what: 'health', ms: 11_000 },
      { what: 'address', ms: 1_000 },
    ],
  });
});

test.each([
  {
    name: 'a part that was not seen is a part of the next',
    next: { startedAtMs: 13_000 },
    parts: ['stop 5000', 'start 7000', 'health 11000', 'address 1000'],
  },
  {
    name: 'a new task that started beside the old one’s stop costs nothing',
    next: { startedAtMs: 5_000 },
    parts: ['stop 5000', 'start 0', 'health 18000', 'address 1000'],
  },
])('$name', ({ next, parts }) => {
  expect(gapOf({ ...replacement, next })?.parts.map(({ what, ms }) => `${what} ${ms}`)).toEqual(parts);
});

test('a gap that is not over has no end, and where nothing stopped there is none', () => {
  expect(gapOf({ ...replacement, healthyAtMs: undefined, addressAtMs: undefined })?.toMs).toBeUndefined();
  expect(gapOf({ ...replacement, old: undefined })).toBeUndefined();
});

test('the timeline holds what was seen, in the order of time', () => {
  expect(timelineOf({ ...replacement, next: undefined }).map(({ milestone }) => milestone)).toEqual([
    'registered',
    'old stopping',
    'old stopped',
    'healthy',
    'address',
  ]);
});
