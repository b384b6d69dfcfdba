import { describe, expect, test } from 'vitest';
import { readReach } from '../../../../src/verify/logs/describe.io.ts';
import { virtualClock } from '../virtualClock.ts';
import { type Answer, scriptedLogs } from './scriptedLogs.ts';

async function reach(group: string, answers: readonly Answer[]) {
  const clock = virtualClock();
  const client = scriptedLogs({ DescribeLogGroups: answers });
  const read = readReach({ logs: client.logs, clock }, group, new AbortController().signal).catch(String);
  await clock.pass(60_000);
  return { reach: await read, inputs: client.inputs };
}

const arnOf = (account: string) => `arn:aws:logs:eu-west-1:${account}:log-group:/app`;
const group = { logGroupName: '/app', creationTime: 5, arn: `${arnOf('111111111111')}:*` };
const known = { kind: 'known', createdMs: 5, retentionDays: undefined, findsFields: true, masks: false };

test('a group is the one of exactly that name, on whatever page', async () => {
  const pages = [
    { logGroups: [{ ...group, logGroupName: '/app/other', creationTime: 1 }], nextToken: 'one' },
    { logGroups: [], nextToken: 'two' },
    { logGroups: [group] },
  ];
  expect((await reach('/app', pages)).reach).toEqual(known);
});

test('an ARN is the group of that account and Region, whichever of its two forms AWS answers with', async () => {
  const of = async (answered: object, arn: string) => (await reach(arn, [{ logGroups: [answered] }])).reach;
  expect(await of(group, arnOf('111111111111'))).toEqual(known);
  expect(
    await of({ ...group, arn: undefined, logGroupArn: arnOf('111111111111') }, `${arnOf('111111111111')}:*`),
  ).toEqual(known);
  expect(await of(group, arnOf('222222222222'))).toMatchObject({ kind: 'none' });
  expect(await of(group, 'arn:aws:logs:us-east-1:111111111111:log-group:/app')).toMatchObject({ kind: 'none' });
});

test('a linked account is asked where this one does not have the ARN', async () => {
  const answers = [{ logGroups: [] }, { logGroups: [group] }];
  const { reach: found, inputs } = await reach(arnOf('111111111111'), answers);
  expect(found).toEqual(known);
  expect(inputs).toEqual([
    { logGroupNamePrefix: '/app', nextToken: undefined },
    {
      logGroupNamePrefix: '/app',
      includeLinkedAccounts: true,
      accountIdentifiers: ['111111111111'],
      nextToken: undefined,
    },
  ]);
});

describe('a call that fails', () => {
  test.each(['AccessDeniedException', 'UnknownOperationException'])('as %s leaves the reach unknown', async (name) => {
    const { reach: found } = await reach('/app', [Object.assign(new Error('no'), { name })]);
    expect(found).toEqual({ kind: 'denied' });
  });

  test('as throttled is made again', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    expect((await reach('/app', [throttled, { logGroups: [group] }])).reach).toEqual(known);
  });

  test('otherwise is no answer at all', async () => {
    const broken = Object.assign(new Error('no answer'), { name: 'TimeoutError' });
    expect((await reach('/app', [broken])).reach).toBe('TimeoutError: no answer');
  });

  test('by giving the same page again and again is one too', async () => {
    expect((await reach('/app', [{ logGroups: [], nextToken: 'one' }])).reach).toBe(
      'ReadFailed: the answer comes in pages that have no end',
    );
  });
});
