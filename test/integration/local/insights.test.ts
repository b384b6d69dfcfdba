import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetQueryResultsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type LocalAws, noonMs, startLocalAws } from '../../support/localAws.ts';

const group = { logGroupName: '/app/access' };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const noonSeconds = noonMs / 1000;

/** A log group that was created at noon; it is one o'clock now. */
async function start(options: Parameters<typeof startLocalAws>[0] = {}): Promise<LocalAws> {
  const aws = await startLocalAws(options);
  onTestFinished(() => aws.close());
  await aws.logs.send(new CreateLogGroupCommand(group));
  await aws.logs.send(new CreateLogStreamCommand({ ...group, logStreamName: 'one' }));
  await aws.time.advance(hourMs);
  return aws;
}

async function put(client: CloudWatchLogsClient, timestamps: readonly number[], message = '{"status":200}') {
  const logEvents = timestamps.map((timestamp) => ({ timestamp, message }));
  await client.send(new PutLogEventsCommand({ ...group, logStreamName: 'one', logEvents }));
}

const wholeRange = { ...group, startTime: noonSeconds, endTime: noonSeconds + 600, queryString: 'stats count(*) as n' };

async function startQuery(client: CloudWatchLogsClient, input: Partial<StartQueryCommandInput> = {}) {
  return (await client.send(new StartQueryCommand({ ...wholeRange, ...input }))).queryId;
}

const results = (client: CloudWatchLogsClient, queryId: string | undefined) =>
  client.send(new GetQueryResultsCommand({ queryId }));

/** What a query answers once it is complete; it takes a second unless told otherwise. */
async function complete(aws: LocalAws, input: Partial<StartQueryCommandInput> = {}, queryMs = 1000) {
  const queryId = await startQuery(aws.logs, input);
  await aws.time.advance(queryMs);
  const answered = await results(aws.logs, queryId);
  expect(answered.status).toBe('Complete');
  return answered;
}

test('a query runs with partial results for a second and then is complete', async () => {
  const { logs, time } = await start();
  await put(logs, [noonMs, noonMs + 1, noonMs + 2, noonMs + 3]);
  const queryId = await startQuery(logs);
  await time.advance(999);
  expect(await results(logs, queryId)).toMatchObject({ status: 'Running', results: [[{ field: 'n', value: '2' }]] });
  await time.advance(1);
  expect(await results(logs, queryId)).toMatchObject({
    status: 'Complete',
    queryLanguage: 'CWLI',
    results: [[{ field: 'n', value: '4' }]],
    statistics: { recordsMatched: 4, recordsScanned: 4, bytesScanned: 56, logGroupsScanned: 1, resultCount: 1 },
  });
});

test('both ends of the range are in it as the milliseconds that they are: neighbours share one', async () => {
  const aws = await start();
  await put(aws.logs, [noonMs - 1, noonMs, noonMs + 59_999, noonMs + 60_000, noonMs + 60_999, noonMs + 61_000]);
  const count = async (from: number, to: number) => {
    const answered = await complete(aws, { startTime: noonSeconds + from, endTime: noonSeconds + to });
    return answered.results?.[0]?.[0]?.value;
  };
  expect(await count(0, 60)).toBe('3');
  expect(await count(60, 120)).toBe('3');
});

test('an event is not seen until it is visible', async () => {
  const aws = await start({ logs: { visibleAfterMs: 5000, queryMs: 0 } });
  await put(aws.logs, [noonMs]);
  await aws.time.advance(4999);
  expect((await complete(aws, {}, 0)).results).toEqual([]);
  await aws.time.advance(1);
  expect((await complete(aws, {}, 0)).results).toEqual([[{ field: 'n', value: '1' }]]);
});

test('25,000 events are counted exactly, and listed 10,000 rows a page up to the limit', async () => {
  const aws = await start();
  for (const [batch, size] of [10_000, 10_000, 5000].entries()) {
    const instants = Array.from({ length: size }, (_, at) => noonMs + (batch * 10_000 + at) * 10);
    await put(aws.logs, instants);
  }
  expect((await complete(aws)).results?.[0]?.[0]?.value).toBe('25000');

  const listed = async (limit?: number) => {
    const queryId = await startQuery(aws.logs, { queryString: 'fields @timestamp', ...(limit && { limit }) });
    await aws.time.advance(1000);
    const sizes: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await aws.logs.send(new GetQueryResultsCommand({ queryId, nextToken }));
      sizes.push(page.results?.length);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return sizes;
  };
  expect(await listed()).toEqual([10_000]);
  expect(await listed(100_000)).toEqual([10_000, 10_000, 5000]);
});

test('a query that is stopped is cancelled, and cannot be stopped again', async () => {
  const { logs } = await start();
  const queryId = await startQuery(logs);
  expect((await logs.send(new StopQueryCommand({ queryId }))).success).toBe(true);
  expect((await results(logs, queryId)).status).toBe('Cancelled');
  await expect(logs.send(new StopQueryCommand({ queryId }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('the 101st query at a time is refused', async () => {
  const { logs } = await start();
  for (let at = 0; at < 100; at += 1) await startQuery(logs);
  await expect(startQuery(logs)).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('calls over the quota are throttled, which the SDK tries again', async () => {
  const aws = await start({ logs: { callsPerSecond: 0 } });
  await expect(startQuery(aws.logs)).rejects.toMatchObject({ name: 'ThrottlingException' });
  const starts = aws.server.calls.filter(({ operation }) => operation === 'StartQuery');
  expect(starts.map(({ error }) => error)).toEqual(Array.from({ length: 3 }, () => 'ThrottlingException'));
});

describe('a range that the log group does not reach back to', () => {
  /** The group's own dates, as DescribeLogGroups shows them to whoever wants to know beforehand. */
  async function reach({ logs, time }: LocalAws): Promise<number> {
    const { logGroups: [found] = [] } = await logs.send(new DescribeLogGroupsCommand({}));
    const retentionMs = (found?.retentionInDays ?? Number.POSITIVE_INFINITY) * dayMs;
    return Math.max(found?.creationTime ?? 0, time.nowMs() - retentionMs);
  }

  test('is refused when it ends before the creation, and taken when its last second reaches it', async () => {
    const aws = await start();
    expect(await reach(aws)).toBe(noonMs);
    const startTime = noonSeconds - 60;
    await expect(startQuery(aws.logs, { startTime, endTime: noonSeconds - 1 })).rejects.toMatchObject({
      name: 'MalformedQueryException',
      message: expect.stringContaining('before the log groups creation time'),
    });
    expect((await complete(aws, { startTime, endTime: noonSeconds })).results).toEqual([]);
  });

  test('is refused when it lies before the retention, and cut when it lies there in part', async () => {
    const aws = await start();
    await aws.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 1 }));
    await put(aws.logs, [noonMs, noonMs + 1000]);
    await aws.time.advance(dayMs - hourMs + 1000);
    expect(await reach(aws)).toBe(noonMs + 1000);
    await expect(startQuery(aws.logs, { startTime: noonSeconds, endTime: noonSeconds })).rejects.toMatchObject({
      name: 'MalformedQueryException',
    });
    const cut = await complete(aws, { startTime: noonSeconds, endTime: noonSeconds + 1 });
    expect(cut.results).toEqual([[{ field: 'n', value: '1' }]]);
  });
});

describe('refused', () => {
  test.each([
    { name: 'a query that cannot be read', input: { queryString: 'select 1' }, error: 'MalformedQueryException' },
    { name: 'a group that does not exist', input: { logGroupName: '/none' }, error: 'ResourceNotFoundException' },
    {
      name: 'an ARN of another account',
      input: {
        logGroupName: undefined,
        logGroupIdentifiers: ['arn:aws:logs:ap-northeast-1:999999999999:log-group:/app/access'],
      },
      error: 'ResourceNotFoundException',
    },
    {
      name: 'an ARN with the * that some answers put behind it',
      input: {
        logGroupName: undefined,
        logGroupIdentifiers: ['arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/access:*'],
      },
      error: 'InvalidParameterException',
    },
    { name: 'a name beside names', input: { logGroupNames: ['/app/access'] }, error: 'InvalidParameterException' },
    { name: 'no group', input: { logGroupName: undefined }, error: 'InvalidParameterException' },
    {
      name: '51 groups',
      input: { logGroupName: undefined, logGroupNames: Array.from({ length: 51 }, () => '/app/access') },
      error: 'InvalidParameterException',
    },
    {
      name: 'a range in milliseconds with a fraction',
      input: { startTime: noonSeconds + 0.5 },
      error: 'InvalidParameterException',
    },
    { name: 'an end before the start', input: { endTime: noonSeconds - 1 }, error: 'InvalidParameterException' },
    { name: 'a limit of 100,001', input: { limit: 100_001 }, error: 'InvalidParameterException' },
  ])('$name: $error', async ({ input, error }) => {
    const { logs } = await start();
    await expect(startQuery(logs, input)).rejects.toMatchObject({ name: error });
  });

  test('a malformed query, with the place', async () => {
    const { logs } = await start();
    await expect(startQuery(logs, { queryString: 'stats count(*) by bin(300s)' })).rejects.toMatchObject({
      queryCompileError: { location: { startCharOffset: 22, endCharOffset: 26 } },
    });
  });

  test('an unknown query', async () => {
    const { logs } = await start();
    await expect(logs.send(new GetQueryResultsCommand({ queryId: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
