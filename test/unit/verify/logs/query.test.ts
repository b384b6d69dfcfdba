import { describe, expect, test } from 'vitest';
import { runQuery } from '../../../../src/verify/logs/query.io.ts';
import { virtualClock } from '../virtualClock.ts';
import { type Answer, scriptedLogs } from './scriptedLogs.ts';

const query = { logGroupName: '/app', startTime: 0, endTime: 300, queryString: 'stats count(*)' };
const started = { queryId: 'q-1' };

/** Runs the query against answers to GetQueryResults; time goes on until it has ended. */
async function run(results: readonly Answer[], more: Readonly<Record<string, readonly Answer[]>> = {}) {
  const clock = virtualClock();
  const client = scriptedLogs({ StartQuery: [started], GetQueryResults: results, ...more });
  const { signal } = new AbortController();
  const billed: unknown[] = [];
  const bill = (statistics: unknown) => billed.push(statistics);
  const ended = runQuery({ logs: client.logs, clock }, query, signal, bill).catch(String);
  await clock.pass(120_000);
  return { ended: await ended, sent: client.sent, inputs: client.inputs, billed, clock };
}

test('the answer is the complete one, not the partial ones before it, and a query that has ended is not stopped', async () => {
  const complete = { status: 'Complete', results: [[{ field: 'events', value: '5' }]] };
  const partial = { status: 'Running', results: [[{ field: 'events', value: '3' }]] };
  const { ended, sent } = await run([{ status: 'Scheduled' }, partial, complete]);
  expect(ended).toEqual({ results: [[{ field: 'events', value: '5' }]], statistics: undefined });
  expect(sent).toEqual(['StartQuery', 'GetQueryResults', 'GetQueryResults', 'GetQueryResults']);
});

test('it is looked for after 200 ms, and then after pauses that grow by half up to 5 s', async () => {
  const clock = virtualClock();
  const looks: number[] = [];
  const running = () => {
    looks.push(clock.nowMs());
    return { status: 'Running' };
  };
  const client = scriptedLogs({ StartQuery: [started], GetQueryResults: [running] });
  runQuery({ logs: client.logs, clock }, query, new AbortController().signal, () => {}).catch(() => {});
  await clock.pass(30_000);
  expect(looks.slice(0, 5)).toEqual([200, 400, 700, 1150, 1825]);
  expect(looks.slice(-3).map((look, at, last) => look - (last[at - 1] ?? look))).toEqual([0, 5000, 5000]);
});

describe('a query that has ended in another way is refused, and needs no stop', () => {
  test.each([
    { answer: { status: 'Failed' }, says: 'ReadFailed: the query ended as Failed' },
    { answer: { status: 'Cancelled' }, says: 'ReadFailed: the query ended as Cancelled' },
    { answer: { status: 'Timeout' }, says: 'ReadFailed: the query ended as Timeout' },
  ])('$says', async ({ answer, says }) => {
    const statistics = { bytesScanned: 900 };
    const { ended, sent, billed } = await run([{ status: 'Running' }, { ...answer, statistics }]);
    expect(ended).toBe(says);
    expect(sent).not.toContain('StopQuery');
    expect(billed).toEqual([statistics]);
  });
});

describe('a query whose end was not seen is stopped', () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });

  test.each([
    { name: 'a look that is refused', answer: denied, says: 'AccessDeniedException: not authorized' },
    { name: 'a state that is not known', answer: { status: 'Unknown' }, says: /the state of the query is not known/ },
    {
      name: 'a state that came later than this was built',
      answer: { status: 'Paused' },
      says: /the state of the query is not known/,
    },
    { name: 'no state at all', answer: {}, says: /the state of the query is not known/ },
  ])('$name', async ({ answer, says }) => {
    const { ended, sent } = await run([{ status: 'Running' }, answer]);
    expect(ended).toMatch(says);
    expect(sent.slice(-2)).toEqual(['GetQueryResults', 'StopQuery']);
  });

  test.each([
    { name: 'in a pause', results: [{ status: 'Running' }] },
    { name: 'while a look goes unanswered', results: ['never' as const] },
  ])('the run is cancelled $name', async ({ results }) => {
    const clock = virtualClock();
    const client = scriptedLogs({ StartQuery: [started], GetQueryResults: results });
    const cancel = new AbortController();
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal, () => {}).catch(() => 'ended');
    await clock.pass(250);
    cancel.abort(new Error('the time is over'));
    expect(await ended).toBe('ended');
    // By then, not later: a Lambda that has answered sends nothing any more.
    expect(client.sent).toEqual(['StartQuery', 'GetQueryResults', 'StopQuery']);
    expect(client.inputs.at(-1)).toEqual({ queryId: 'q-1' });
  });

  test('the run is cancelled before the first look', async () => {
    const clock = virtualClock();
    const client = scriptedLogs({ StartQuery: [started] });
    const cancel = new AbortController();
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal, () => {}).catch(() => 'ended');
    await clock.pass(199);
    cancel.abort(new Error('the time is over'));
    await ended;
    expect(client.sent).toEqual(['StartQuery', 'StopQuery']);
  });

  test('a stop that is refused changes nothing', async () => {
    const { ended } = await run([denied], { StopQuery: [new Error('no')] });
    expect(ended).toBe('AccessDeniedException: not authorized');
  });

  test('a stop that goes unanswered is waited for 1 s, half of what the Lambda keeps back', async () => {
    const clock = virtualClock();
    const client = scriptedLogs({ StartQuery: [started], GetQueryResults: [denied], StopQuery: ['never'] });
    let isOver = false;
    runQuery({ logs: client.logs, clock }, query, new AbortController().signal, () => {}).catch(() => {
      isOver = true;
    });
    await clock.pass(200 + 999);
    expect([client.sent.at(-1), isOver]).toEqual(['StopQuery', false]);
    await clock.pass(1);
    expect(isOver).toBe(true);
  });
});

test('a query that says that it runs is waited for until 5 minutes after its own time-out of an hour, and then stopped', async () => {
  const clock = virtualClock();
  const client = scriptedLogs({ StartQuery: [started], GetQueryResults: [{ status: 'Running' }] });
  let said = '';
  runQuery({ logs: client.logs, clock }, query, new AbortController().signal, () => {}).catch((error) => {
    said = String(error);
  });
  await clock.pass(65 * 60_000 - 1);
  expect(said).toBe('');
  await clock.pass(5_001);
  expect(said).toBe('ReadFailed: the query did not end, 5 minutes after its own time-out');
  expect(client.sent.at(-1)).toBe('StopQuery');
});

describe('a query that the account has no room for is started later', () => {
  const limit = Object.assign(new Error('too many queries'), { name: 'LimitExceededException' });
  const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  const complete = { status: 'Complete', results: [] };

  test('after 1 s, and then after pauses that double up to 30 s', async () => {
    const clock = virtualClock();
    const starts: number[] = [];
    const refuse = () => {
      starts.push(clock.nowMs());
      throw limit;
    };
    const client = scriptedLogs({ StartQuery: [refuse] });
    runQuery({ logs: client.logs, clock }, query, new AbortController().signal, () => {}).catch(() => {});
    await clock.pass(95_000);
    expect(starts).toEqual([0, 1000, 3000, 7000, 15_000, 31_000, 61_000, 91_000]);
  });

  test.each([limit, throttled])('whether it says so as $name', async (refusal) => {
    const { ended, sent } = await run([complete], { StartQuery: [refusal, refusal, started] });
    expect(ended).toEqual({ results: [], statistics: undefined });
    expect(sent).toEqual(['StartQuery', 'StartQuery', 'StartQuery', 'GetQueryResults']);
  });

  test('and a look that is throttled is made again', async () => {
    const { ended } = await run([throttled, { status: 'Running' }, throttled, complete]);
    expect(ended).toEqual({ results: [], statistics: undefined });
  });

  test('until the run is over', async () => {
    const clock = virtualClock();
    const client = scriptedLogs({ StartQuery: [limit] });
    const cancel = new AbortController();
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal, () => {}).catch(String);
    await clock.pass(1500);
    cancel.abort(new Error('the time is over'));
    expect(await ended).toBe('Error: the time is over');
    expect(client.sent).toEqual(['StartQuery', 'StartQuery']);
  });
});

describe('a query whose start is answered after the run was given up', () => {
  async function late(answerMs: number) {
    const clock = virtualClock();
    const answer = async () => {
      await clock.sleep(answerMs);
      return started;
    };
    const client = scriptedLogs({ StartQuery: [answer] });
    const cancel = new AbortController();
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal, () => {}).catch(String);
    await clock.pass(100);
    cancel.abort(new Error('the time is over'));
    await clock.pass(60_000);
    return { ended: await ended, sent: client.sent };
  }

  test('is stopped, as long as half a second passes at most', async () => {
    expect(await late(599)).toEqual({ ended: 'Error: the time is over', sent: ['StartQuery', 'StopQuery'] });
  });

  test('is not waited for any longer', async () => {
    const clock = virtualClock();
    const client = scriptedLogs({ StartQuery: ['never'] });
    const cancel = new AbortController();
    let isOver = false;
    runQuery({ logs: client.logs, clock }, query, cancel.signal, () => {}).catch(() => {
      isOver = true;
    });
    await clock.pass(100);
    cancel.abort(new Error('the time is over'));
    await clock.pass(499);
    expect(isOver).toBe(false);
    await clock.pass(1);
    expect([isOver, client.sent]).toEqual([true, ['StartQuery']]);
  });
});

describe('pages', () => {
  const row = (value: string) => [{ field: 'id', value }];
  const page = (value: string, nextToken?: string) => ({ status: 'Complete', results: [row(value)], nextToken });

  test('are read up to the one without a token, also behind an empty one', async () => {
    const empty = { status: 'Complete', results: [], nextToken: 'two' };
    const { ended, inputs } = await run([page('a', 'one'), empty, page('b')]);
    expect(ended).toEqual({ results: [row('a'), row('b')], statistics: undefined });
    expect(inputs.slice(1)).toEqual([
      { queryId: 'q-1', maxItems: 2500 },
      { queryId: 'q-1', maxItems: 2500, nextToken: 'one' },
      { queryId: 'q-1', maxItems: 2500, nextToken: 'two' },
    ]);
  });

  test('whose token comes again have no end', async () => {
    const { ended } = await run([page('a', 'one'), page('b', 'two'), page('c', 'one')]);
    expect(ended).toBe('ReadFailed: the answer comes in pages that have no end');
  });

  test('of which a later one is not complete are no answer', async () => {
    const { ended } = await run([page('a', 'one'), { status: 'Running', results: [] }]);
    expect(ended).toBe('ReadFailed: the query is Running on a later page');
  });
});

test('a start that is refused leaves nothing to stop', async () => {
  const refused = Object.assign(new Error('no such group'), { name: 'ResourceNotFoundException' });
  const { ended, sent, billed } = await run([], { StartQuery: [refused] });
  expect(ended).toBe('ResourceNotFoundException: no such group');
  expect([sent, billed]).toEqual([['StartQuery'], []]);
});

test('a start without an id is no start', async () => {
  const { ended } = await run([], { StartQuery: [{}] });
  expect(ended).toBe('ReadFailed: StartQuery gave no id of a query');
});
