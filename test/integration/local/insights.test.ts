import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetQueryResultsCommand,
  type GetQueryResultsResponse,
  PutLogEventsCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

const group = { logGroupName: '/app/access' };

/** The last whole second but some: an hour is allowed on each side of it. */
const baseMs = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
const baseSeconds = baseMs / 1000;

async function start(options: Parameters<typeof startLocalAws>[0] = {}): Promise<LocalAws> {
  const aws = await startLocalAws(options);
  onTestFinished(() => aws.close());
  await aws.logs.send(new CreateLogGroupCommand(group));
  await aws.logs.send(new CreateLogStreamCommand({ ...group, logStreamName: 'one' }));
  return aws;
}

async function put(client: CloudWatchLogsClient, timestamps: readonly number[], message = '{"status":200}') {
  const logEvents = timestamps.map((timestamp) => ({ timestamp, message }));
  await client.send(new PutLogEventsCommand({ ...group, logStreamName: 'one', logEvents }));
}

const wholeRange = { ...group, startTime: baseSeconds, endTime: baseSeconds + 600, queryString: 'stats count(*) as n' };

async function startQuery(client: CloudWatchLogsClient, input: Partial<StartQueryCommandInput> = {}) {
  return (await client.send(new StartQueryCommand({ ...wholeRange, ...input }))).queryId;
}

async function complete(client: CloudWatchLogsClient, queryId: string | undefined): Promise<GetQueryResultsResponse> {
  return vi.waitFor(async () => {
    const answered = await client.send(new GetQueryResultsCommand({ queryId }));
    expect(answered.status).toBe('Complete');
    return answered;
  });
}

test('a query runs with partial results first and then is complete', async () => {
  const { logs } = await start({ speed: 2 });
  await put(logs, [baseMs, baseMs + 1, baseMs + 2, baseMs + 3]);
  const queryId = await startQuery(logs);
  const early = await logs.send(new GetQueryResultsCommand({ queryId }));
  expect(early).toMatchObject({ status: 'Running', results: [[{ field: 'n', value: '2' }]] });
  expect(await complete(logs, queryId)).toMatchObject({
    queryLanguage: 'CWLI',
    results: [[{ field: 'n', value: '4' }]],
    statistics: { recordsMatched: 4, recordsScanned: 4, bytesScanned: 56, logGroupsScanned: 1, resultCount: 1 },
  });
});

test('both ends of the range are in it, whole seconds: neighbours share one', async () => {
  const { logs } = await start();
  await put(logs, [baseMs - 1, baseMs, baseMs + 59_999, baseMs + 60_000, baseMs + 60_999, baseMs + 61_000]);
  const count = async (from: number, to: number) => {
    const queryId = await startQuery(logs, { startTime: baseSeconds + from, endTime: baseSeconds + to });
    return (await complete(logs, queryId)).results?.[0]?.[0]?.value;
  };
  expect(await count(0, 60)).toBe('4');
  expect(await count(60, 120)).toBe('3');
});

test('an event is not seen until it has settled', async () => {
  const { logs } = await start({ speed: 10, logs: { settleMs: 5000, queryMs: 0 } });
  await put(logs, [baseMs]);
  expect((await complete(logs, await startQuery(logs))).results).toEqual([]);
  await vi.waitFor(
    async () => expect((await complete(logs, await startQuery(logs))).results).toEqual([[{ field: 'n', value: '1' }]]),
    { timeout: 10_000 },
  );
});

test('25,000 events are counted exactly, and listed 10,000 rows a page up to the limit', async () => {
  const { logs } = await start();
  for (let batch = 0; batch < 3; batch += 1) {
    const size = batch === 2 ? 5000 : 10_000;
    await put(
      logs,
      Array.from({ length: size }, (_, at) => baseMs + (batch * 10_000 + at) * 10),
    );
  }
  expect((await complete(logs, await startQuery(logs))).results?.[0]?.[0]?.value).toBe('25000');

  const listed = async (limit?: number) => {
    const queryId = await startQuery(logs, { queryString: 'fields @timestamp', ...(limit && { limit }) });
    await complete(logs, queryId);
    const sizes: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(new GetQueryResultsCommand({ queryId, nextToken }));
      sizes.push(page.results?.length);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return sizes;
  };
  expect(await listed()).toEqual([10_000]);
  expect(await listed(100_000)).toEqual([10_000, 10_000, 5000]);
});

test('a query that is stopped is cancelled, and cannot be stopped again', async () => {
  const { logs } = await start({ speed: 1 });
  const queryId = await startQuery(logs);
  expect((await logs.send(new StopQueryCommand({ queryId }))).success).toBe(true);
  expect((await logs.send(new GetQueryResultsCommand({ queryId }))).status).toBe('Cancelled');
  await expect(logs.send(new StopQueryCommand({ queryId }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('the 101st query at a time is refused', async () => {
  const { logs } = await start({ speed: 0.01 });
  for (let at = 0; at < 100; at += 1) await startQuery(logs);
  await expect(startQuery(logs)).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('calls over the quota are throttled, which the SDK tries again', async () => {
  const aws = await start({ logs: { callsPerSecond: 0 } });
  await expect(startQuery(aws.logs)).rejects.toMatchObject({ name: 'ThrottlingException' });
  const starts = aws.server.calls.filter(({ operation }) => operation === 'StartQuery');
  expect(starts.map(({ error }) => error)).toEqual(Array.from({ length: 3 }, () => 'ThrottlingException'));
});

describe('refused', () => {
  test.each([
    { name: 'a query that cannot be read', input: { queryString: 'select 1' }, error: 'MalformedQueryException' },
    { name: 'a group that does not exist', input: { logGroupName: '/none' }, error: 'ResourceNotFoundException' },
    { name: 'a name beside names', input: { logGroupNames: ['/app/access'] }, error: 'InvalidParameterException' },
    { name: 'no group', input: { logGroupName: undefined }, error: 'InvalidParameterException' },
    {
      name: '51 groups',
      input: { logGroupName: undefined, logGroupNames: Array.from({ length: 51 }, () => '/app/access') },
      error: 'InvalidParameterException',
    },
    {
      name: 'a range in milliseconds with a fraction',
      input: { startTime: baseSeconds + 0.5 },
      error: 'InvalidParameterException',
    },
    { name: 'an end before the start', input: { endTime: baseSeconds - 1 }, error: 'InvalidParameterException' },
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
