import { describe, expect, test } from 'vitest';
import { acceptBatch } from '../../../local/aws/logs/batch.ts';

const now = 1_795_348_800_000;
const hour = 3_600_000;
const day = 24 * hour;
const forever = Number.NEGATIVE_INFINITY;

const at = (...timestamps: number[]) => timestamps.map((timestamp) => ({ timestamp, message: 'x' }));

describe('a batch is taken', () => {
  test.each([
    { name: '10,000 events', events: Array.from({ length: 10_000 }, () => ({ timestamp: now, message: 'x' })) },
    { name: 'exactly 1 MiB, 26 bytes an event counted', events: [{ timestamp: now, message: 'x'.repeat(1_048_550) }] },
    { name: 'exactly 24 hours', events: at(now - day, now) },
    { name: 'exactly 2 hours ahead', events: at(now + 2 * hour) },
    { name: 'exactly 14 days old', events: at(now - 14 * day) },
  ])('$name', ({ events }) => {
    expect(acceptBatch(events, now, forever)).toEqual({ accepted: events, rejected: undefined });
  });
});

describe('a part of a batch is refused and the rest is taken', () => {
  test.each([
    {
      name: 'older than 14 days',
      events: at(now - 15 * day, now - 14 * day - 1, now),
      retainedSince: forever,
      accepted: at(now),
      rejected: { tooOldLogEventEndIndex: 2 },
    },
    {
      name: 'more than 2 hours ahead',
      events: at(now, now + 2 * hour + 1),
      retainedSince: forever,
      accepted: at(now),
      rejected: { tooNewLogEventStartIndex: 1 },
    },
    {
      name: 'past the retention',
      events: at(now - 2 * day, now),
      retainedSince: now - day,
      accepted: at(now),
      rejected: { expiredLogEventEndIndex: 1 },
    },
    {
      name: 'all of it, of ten years ago',
      events: at(now - 4000 * day),
      retainedSince: forever,
      accepted: [],
      rejected: { tooOldLogEventEndIndex: 1 },
    },
  ])('$name', ({ events, retainedSince, accepted, rejected }) => {
    const answered = acceptBatch(events, now, retainedSince);
    expect(answered.accepted).toEqual(accepted);
    expect(answered.rejected).toEqual(rejected);
  });
});

describe('a whole batch is refused', () => {
  test.each([
    { name: 'no events', events: [], says: 'a batch has 1 to 10000 events' },
    {
      name: '10,001 events',
      events: Array.from({ length: 10_001 }, () => ({ timestamp: now, message: 'x' })),
      says: 'not 10001',
    },
    {
      name: 'an event over 1 MiB',
      events: [{ timestamp: now, message: 'x'.repeat(1_048_551) }],
      says: 'Log event too large',
    },
    {
      name: 'more than 1 MiB in all, by bytes and not by letters',
      events: [
        { timestamp: now, message: 'é'.repeat(262_144) },
        { timestamp: now, message: 'é'.repeat(262_144) },
      ],
      says: 'Upload too large: 1048628 bytes',
    },
    { name: 'not in the order of time', events: at(now, now - 1), says: 'chronological order' },
    { name: 'more than 24 hours', events: at(now - day - 1, now), says: '24 hours' },
    { name: 'an empty message', events: [{ timestamp: now, message: '' }], says: 'at least one character' },
    { name: 'a time with a fraction', events: at(now + 0.5), says: 'not a time in milliseconds' },
  ])('$name', ({ events, says }) => {
    expect(() => acceptBatch(events, now, forever)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterException', message: expect.stringContaining(says) }),
    );
  });
});
