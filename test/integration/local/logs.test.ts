import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalAws, noonMs, startLocalAws } from '../../support/localAws.ts';

const group = { logGroupName: '/app/access' };
const stream = { ...group, logStreamName: 'one' };

let aws: LocalAws;
let client: CloudWatchLogsClient;

beforeEach(async () => {
  aws = await startLocalAws();
  client = aws.logs;
  await client.send(new CreateLogGroupCommand({ ...group, tags: { team: 'web' } }));
  await client.send(new CreateLogStreamCommand(stream));
});

afterEach(() => aws.close());

async function put(events: readonly (readonly [timestamp: number, message: string])[], logStreamName = 'one') {
  const logEvents = events.map(([timestamp, message]) => ({ timestamp, message }));
  return client.send(new PutLogEventsCommand({ ...group, logStreamName, logEvents }));
}

async function groups(input = {}) {
  return (await client.send(new DescribeLogGroupsCommand(input))).logGroups ?? [];
}

describe('a log group', () => {
  test('is described with both of its ARNs and its retention', async () => {
    await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 30 }));
    expect(await groups()).toEqual([
      {
        logGroupName: '/app/access',
        creationTime: noonMs,
        retentionInDays: 30,
        metricFilterCount: 0,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
        arn: 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/access:*',
        logGroupArn: 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/access',
      },
    ]);
    await client.send(new DeleteRetentionPolicyCommand(group));
    expect((await groups())[0]?.retentionInDays).toBeUndefined();
  });

  test('is found by prefix, by a part of its name, by identifier, and page by page', async () => {
    await client.send(new CreateLogGroupCommand({ logGroupName: '/app/batch' }));
    await client.send(new CreateLogGroupCommand({ logGroupName: '/ecs/access' }));
    const names = async (input: object) => (await groups(input)).map(({ logGroupName }) => logGroupName);
    expect(await names({ logGroupNamePrefix: '/app/' })).toEqual(['/app/access', '/app/batch']);
    expect(await names({ logGroupNamePattern: 'access' })).toEqual(['/app/access', '/ecs/access']);
    expect(await names({ logGroupIdentifiers: ['/app/batch'] })).toEqual(['/app/batch']);
    const first = await client.send(new DescribeLogGroupsCommand({ limit: 2 }));
    expect(await names({ limit: 2, nextToken: first.nextToken })).toEqual(['/ecs/access']);
  });

  test('keeps tags under the ARN without the star', async () => {
    const resourceArn = 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/access';
    await client.send(new TagResourceCommand({ resourceArn, tags: { stage: 'test' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ stage: 'test' });
    await expect(
      client.send(new ListTagsForResourceCommand({ resourceArn: `${resourceArn}:*` })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('that is deleted is gone', async () => {
    await client.send(new DeleteLogGroupCommand(group));
    await expect(put([[noonMs, 'x']])).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('refused', () => {
  test.each([
    {
      name: 'a group that exists',
      command: () => new CreateLogGroupCommand(group),
      error: 'ResourceAlreadyExistsException',
    },
    {
      name: 'a group with a blank',
      command: () => new CreateLogGroupCommand({ logGroupName: 'a b' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a group that begins with aws/',
      command: () => new CreateLogGroupCommand({ logGroupName: 'aws/x' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a stream that exists',
      command: () => new CreateLogStreamCommand(stream),
      error: 'ResourceAlreadyExistsException',
    },
    {
      name: 'a stream with a colon',
      command: () => new CreateLogStreamCommand({ ...group, logStreamName: 'a:b' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a stream of no group',
      command: () => new CreateLogStreamCommand({ logGroupName: 'none', logStreamName: 'a' }),
      error: 'ResourceNotFoundException',
    },
    {
      name: 'a retention that is not on the list',
      command: () => new PutRetentionPolicyCommand({ ...group, retentionInDays: 31 }),
      error: 'InvalidParameterException',
    },
    {
      name: 'events for no stream',
      command: () =>
        new PutLogEventsCommand({ ...group, logStreamName: 'none', logEvents: [{ timestamp: 1, message: 'x' }] }),
      error: 'ResourceNotFoundException',
    },
    {
      name: 'the ARN of a group where there is no monitoring account',
      command: () =>
        new DescribeLogGroupsCommand({
          logGroupIdentifiers: ['arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/access'],
        }),
      error: 'InvalidParameterException',
    },
    {
      name: 'accounts without linked accounts',
      command: () => new DescribeLogGroupsCommand({ accountIdentifiers: ['123456789012'] }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a prefix beside a pattern',
      command: () => new DescribeLogGroupsCommand({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'streams by time with a prefix',
      command: () => new DescribeLogStreamsCommand({ ...group, orderBy: 'LastEventTime', logStreamNamePrefix: 'a' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'streams of no group',
      command: () => new DescribeLogStreamsCommand({}),
      error: 'InvalidParameterException',
    },
    {
      name: 'events by name and identifier',
      command: () => new FilterLogEventsCommand({ ...group, logGroupIdentifier: '/app/access' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'events by streams and by a prefix',
      command: () => new FilterLogEventsCommand({ ...group, logStreamNames: ['one'], logStreamNamePrefix: 'o' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a pattern for JSON, which is not built',
      command: () => new FilterLogEventsCommand({ ...group, filterPattern: '{ $.status = 500 }' }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a limit of 10,001',
      command: () => new FilterLogEventsCommand({ ...group, limit: 10_001 }),
      error: 'InvalidParameterException',
    },
    {
      name: 'a token that was never given',
      command: () => new GetLogEventsCommand({ ...stream, nextToken: 'invented' }),
      error: 'InvalidParameterException',
    },
  ])('$name: $error', async ({ command, error }) => {
    await expect(client.send(command() as CreateLogGroupCommand)).rejects.toMatchObject({ name: error });
  });
});

describe('PutLogEvents', () => {
  test('takes what it can of a batch and says where the rest is', async () => {
    const answered = await put([
      [noonMs - 20 * 86_400_000, 'of 20 days ago'],
      [noonMs, 'of now'],
      [noonMs + 3 * 3_600_000, 'in 3 hours'],
    ]);
    expect(answered.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
    const { events } = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
    expect(events).toEqual([{ timestamp: noonMs, message: 'of now', ingestionTime: noonMs }]);
  });

  test('keeps what is sent twice twice', async () => {
    await put([[noonMs, 'again']]);
    await put([[noonMs, 'again']]);
    const { events } = await client.send(new FilterLogEventsCommand(group));
    expect(events?.map(({ message }) => message)).toEqual(['again', 'again']);
    expect(new Set(events?.map(({ eventId }) => eventId)).size).toBe(2);
  });

  test('keeps any text', async () => {
    const message = 'é "quoted" back\\slash \t tab \u0001 😀';
    await put([[noonMs, message]]);
    const { events } = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
    expect(events?.[0]?.message).toBe(message);
  });
});

test('GetLogEvents ends where the token repeats, and goes on there when more has come', async () => {
  await put([
    [noonMs, 'a'],
    [noonMs, 'b'],
    [noonMs + 1, 'c'],
  ]);
  const read: string[][] = [];
  let nextToken: string | undefined;
  for (;;) {
    const input = { ...stream, startFromHead: true, limit: 2, nextToken };
    const page = await client.send(new GetLogEventsCommand(input));
    if (page.nextForwardToken === nextToken) break;
    read.push(page.events?.map(({ message }) => message ?? '') ?? []);
    nextToken = page.nextForwardToken;
  }
  expect(read).toEqual([['a', 'b'], ['c']]);
  await put([[noonMs + 2, 'd']]);
  const more = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true, nextToken }));
  expect(more.events?.map(({ message }) => message)).toEqual(['d']);
});

test('GetLogEvents without startFromHead begins with the newest', async () => {
  await put([
    [noonMs, 'a'],
    [noonMs + 1, 'b'],
    [noonMs + 2, 'c'],
  ]);
  const newest = await client.send(new GetLogEventsCommand({ ...stream, limit: 2 }));
  expect(newest.events?.map(({ message }) => message)).toEqual(['b', 'c']);
  const before = await client.send(
    new GetLogEventsCommand({ ...stream, limit: 2, nextToken: newest.nextBackwardToken }),
  );
  expect(before.events?.map(({ message }) => message)).toEqual(['a']);
});

describe('FilterLogEvents', () => {
  async function messages(input: Partial<FilterLogEventsCommandInput>) {
    const { events } = await client.send(new FilterLogEventsCommand({ ...group, ...input }));
    return events?.map(({ message }) => message);
  }

  test('reads several streams by time, with both ends in the range', async () => {
    await client.send(new CreateLogStreamCommand({ ...group, logStreamName: 'two' }));
    await put([
      [noonMs, 'first'],
      [noonMs + 2, 'third'],
    ]);
    await put(
      [
        [noonMs + 1, 'second'],
        [noonMs + 3, 'fourth'],
      ],
      'two',
    );
    expect(await messages({ startTime: noonMs + 1, endTime: noonMs + 3 })).toEqual(['second', 'third', 'fourth']);
    expect(await messages({ logStreamNames: ['two'] })).toEqual(['second', 'fourth']);
    expect(await messages({ startFromHead: false, limit: 1 })).toEqual(['fourth']);
  });

  test.each([
    { filterPattern: 'GET', found: ['GET /a 200', 'GET /b 500'] },
    { filterPattern: 'GET -500', found: ['GET /a 200'] },
    { filterPattern: '"/b 500"', found: ['GET /b 500'] },
    { filterPattern: '?500 ?POST', found: ['GET /b 500', 'POST /a 200'] },
  ])('finds by terms: $filterPattern', async ({ filterPattern, found }) => {
    await put([
      [noonMs, 'GET /a 200'],
      [noonMs, 'GET /b 500'],
      [noonMs, 'POST /a 200'],
    ]);
    expect(await messages({ filterPattern })).toEqual(found);
  });

  test('may answer with an empty page that is not the last', async () => {
    for (let batch = 0; batch < 2; batch += 1) {
      await put(Array.from({ length: 10_000 }, (_, at) => [noonMs + batch * 10_000 + at, 'nothing'] as const));
    }
    await put([[noonMs + 20_000, 'here']]);
    const pages: (string | undefined)[][] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new FilterLogEventsCommand({ ...group, filterPattern: 'here', nextToken }));
      pages.push(page.events?.map(({ message }) => message) ?? []);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(pages).toEqual([[], [], ['here']]);
  });
});

test('streams are listed by name or by their last event', async () => {
  await client.send(new CreateLogStreamCommand({ ...group, logStreamName: 'two' }));
  await put([[noonMs + 5, 'x']]);
  await put([[noonMs, 'x']], 'two');
  const names = async (input: object) => {
    const { logStreams } = await client.send(new DescribeLogStreamsCommand({ ...group, ...input }));
    return logStreams?.map(({ logStreamName }) => logStreamName);
  };
  expect(await names({})).toEqual(['one', 'two']);
  expect(await names({ orderBy: 'LastEventTime', descending: true })).toEqual(['one', 'two']);
  expect(await names({ orderBy: 'LastEventTime' })).toEqual(['two', 'one']);
  await client.send(new DeleteLogStreamCommand({ ...group, logStreamName: 'two' }));
  expect(await names({ logStreamNamePrefix: 't' })).toEqual([]);
});

test('a container’s lines create their stream, and an empty line is no event', async () => {
  expect(aws.sink.hasGroup('/app/access')).toBe(true);
  expect(aws.sink.hasGroup('/none')).toBe(false);
  aws.sink.write('/app/access', 'batch/1', noonMs, 'ingested 3 files');
  aws.sink.write('/app/access', 'batch/1', noonMs, '');
  aws.sink.write('/none', 'batch/1', noonMs, 'lost');
  const { events } = await client.send(new FilterLogEventsCommand({ ...group, logStreamNamePrefix: 'batch/' }));
  expect(events).toMatchObject([{ logStreamName: 'batch/1', timestamp: noonMs, message: 'ingested 3 files' }]);
});
