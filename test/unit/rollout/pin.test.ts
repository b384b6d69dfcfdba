import { describe, expect, test } from 'vitest';
import { entryPin, pickNewer, pickOurs, pinId } from '../../../src/rollout/pin.ts';

const before = { arn: 'before', createdAtMs: 1_000_000 };
const ours = { arn: 'ours', createdAtMs: 2_000_040 };
const behind = { arn: 'behind', createdAtMs: 2_003_000 };
const entry = { createdAtMs: 2_000_000, othersCreatedAtMs: [1_000_000] };

describe('our service deployment', () => {
  test.each([
    { name: 'ours among older and newer ones', briefs: [behind, ours, before], arn: 'ours' },
    { name: 'none yet: the one before is not ours', briefs: [before], arn: undefined },
    { name: 'none at all', briefs: [], arn: undefined },
  ])('$name', ({ briefs, arn }) => {
    expect(pickOurs(briefs, entry)?.arn).toBe(arn);
  });

  test.each([
    { createdAtMs: 1_994_999, isOurs: false },
    { createdAtMs: 1_995_000, isOurs: true },
    { createdAtMs: 2_005_000, isOurs: true },
    { createdAtMs: 2_005_001, isOurs: false },
  ])('is stamped within 5 s of its entry, which is of 2,000,000: $createdAtMs → $isOurs', ({ createdAtMs, isOurs }) => {
    expect(pickOurs([{ arn: 'one', createdAtMs }], entry) !== undefined).toBe(isOurs);
  });

  test('a push of three seconds ago, listed before ours is, belongs to its own entry', () => {
    const justBefore = { arn: 'just-before', createdAtMs: 1_997_010 };
    const after = { ...entry, othersCreatedAtMs: [1_997_000] };
    expect(pickOurs([justBefore], after)).toBeUndefined();
    expect(pickOurs([justBefore, ours], after)?.arn).toBe('ours');
  });

  test('one as near to ours as to another entry is ours', () => {
    const between = { arn: 'between', createdAtMs: 1_999_000 };
    expect(pickOurs([between], { ...entry, othersCreatedAtMs: [1_998_000] })?.arn).toBe('between');
    expect(pickOurs([between], { ...entry, othersCreatedAtMs: [1_998_001] })).toBeUndefined();
  });
});

test('a newer one is one that was created after ours', () => {
  expect(pickNewer([before, ours, { arn: 'twin', createdAtMs: 2_000_040 }], ours)).toBeUndefined();
  expect(pickNewer([{ arn: 'next', createdAtMs: 2_000_041 }], ours)?.arn).toBe('next');
  expect(pickNewer([{ arn: 'ours', createdAtMs: 2_000_041 }], ours)).toBeUndefined();
});

test('a report names the service deployment’s ARN, or the entry’s id where that is all there is', () => {
  const rollout = {
    cluster: 'production',
    service: 'access-log',
    deploymentId: 'ecs-svc/1',
    createdAtMs: 2_000_000,
    othersCreatedAtMs: [],
    taskDefinitionArn: 'td:4',
    previousTaskDefinitionArn: 'td:3',
    isOver: false,
  };
  expect(entryPin(rollout)).toEqual({ kind: 'entry', id: 'ecs-svc/1', previousTaskDefinitionArn: 'td:3' });
  expect(pinId(entryPin(rollout))).toBe('ecs-svc/1');
  expect(pinId({ kind: 'service-deployment', arn: 'arn:ours', id: 'ecs-svc/1', createdAtMs: 2_000_000 })).toBe(
    'arn:ours',
  );
});
