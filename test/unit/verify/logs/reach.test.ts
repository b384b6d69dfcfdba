import { describe, expect, test } from 'vitest';
import { outOfReach, reachesBackTo, reachOf } from '../../../../src/verify/logs/reach.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const [dayMs, hourMs] = [86_400_000, 3_600_000];
const createdMs = nowMs - 30 * dayMs;
const group = { logGroupName: '/app', creationTime: createdMs };

test('a group answers for a window that begins with it, and not a millisecond earlier', () => {
  const reach = reachOf(group);
  expect(outOfReach(reach, { fromMs: createdMs }, nowMs)).toBeUndefined();
  expect(outOfReach(reach, { fromMs: createdMs - 1 }, nowMs)).toBe(
    'it was made at 2026-10-23T12:00:00.000Z, after the window began (set verify.since, or logs[].from, to a later time)',
  );
  expect(reachesBackTo(reach, nowMs)).toBe(createdMs);
});

test('what expires within an hour is not relied on', () => {
  const reach = reachOf({ ...group, retentionInDays: 7 });
  const edgeMs = nowMs - 7 * dayMs + hourMs;
  expect(outOfReach(reach, { fromMs: edgeMs }, nowMs)).toBeUndefined();
  expect(outOfReach(reach, { fromMs: edgeMs - 1 }, nowMs)).toBe(
    'it keeps events for 7 days, and some of the window may have expired',
  );
  expect(reachesBackTo(reach, nowMs)).toBe(nowMs - 7 * dayMs);
});

test('of a group that may not be described only what the shortest retention keeps is relied on', () => {
  const edgeMs = nowMs - dayMs + hourMs;
  expect(outOfReach({ kind: 'denied' }, { fromMs: edgeMs }, nowMs)).toBeUndefined();
  expect(outOfReach({ kind: 'denied' }, { fromMs: edgeMs - 1 }, nowMs)).toBe(
    'when it was made and how long it keeps events is not known (the role needs logs:DescribeLogGroups)',
  );
  expect(reachesBackTo({ kind: 'denied' }, nowMs)).toBe(nowMs - dayMs);
});

describe('what DescribeLogGroups says', () => {
  test('of a group without a creation time is as good as nothing', () => {
    expect(reachOf({ logGroupName: '/app' })).toEqual({ kind: 'denied' });
  });

  test.each([
    { logGroupClass: undefined, findsFields: true },
    { logGroupClass: 'STANDARD', findsFields: true },
    { logGroupClass: 'INFREQUENT_ACCESS', findsFields: false },
    { logGroupClass: 'ESSENTIALS', findsFields: false },
  ] as const)('of the class $logGroupClass: fields are found: $findsFields', ({ logGroupClass, findsFields }) => {
    expect(reachOf({ ...group, logGroupClass })).toMatchObject({ kind: 'known', findsFields });
  });

  test.each([
    { more: {}, masks: false },
    { more: { dataProtectionStatus: 'DISABLED' as const }, masks: false },
    { more: { dataProtectionStatus: 'ACTIVATED' as const }, masks: true },
    { more: { inheritedProperties: ['ACCOUNT_DATA_PROTECTION' as const] }, masks: true },
  ])('with $more: values are masked: $masks', ({ more, masks }) => {
    expect(reachOf({ ...group, ...more })).toMatchObject({ masks });
  });

  test('of a group that is not listed, or of one that cannot be queried', () => {
    expect(reachOf(undefined)).toEqual({ kind: 'none', because: 'there is no such log group, or it was deleted' });
    expect(reachOf({ ...group, logGroupClass: 'DELIVERY' })).toEqual({
      kind: 'none',
      because: 'it is of the class Delivery, which cannot be queried',
    });
  });
});
