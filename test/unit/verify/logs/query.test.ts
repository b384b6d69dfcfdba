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
  const ended = runQuery({ logs: client.logs, clock }, query, new AbortController().signal).catch(String);
  await clock.pass(60_000);
  return { ended: await ended, sent: client.sent, clock };
}

test('the answer is the complete one, not the partial ones before it, and a query that has ended is not stopped', async () => {
  const complete = { status: 'Complete', results: [[{ field: 'events', value: '5' }]] };
  const { ended, sent } = await run([{ status: 'Scheduled' }, { status: 'Running', results: [] }, complete]);
  expect(ended).toBe(complete);
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
  runQuery({ logs: client.logs, clock }, query, new AbortController().signal).catch(() => {});
  await clock.pass(30_000);
  expect(looks.slice(0, 5)).toEqual([200, 400, 700, 1150, 1825]);
  expect(looks.slice(-3).map((look, at, last) => look - (last[at - 1] ?? look))).toEqual([0, 5000, 5000]);
});

describe('a query that has ended in another way is refused, and needs no stop', () => {
  test.each([
    { answer: { status: 'Failed' }, says: 'ReadFailed: the query ended as Failed' },
    { answer: { status: 'Cancelled' }, says: 'ReadFailed: the query ended as Cancelled' },
    { answer: { status: 'Timeout' }, says: 'ReadFailed: the query ended as Timeout' },
    {
      answer: { status: 'Complete', nextToken: 'more' },
      says: 'ReadFailed: the query has more rows than were asked for',
    },
  ])('$says', async ({ answer, says }) => {
    const { ended, sent } = await run([{ status: 'Running' }, answer]);
    expect(ended).toBe(says);
    expect(sent).not.toContain('StopQuery');
  });
});

describe('a query whose end was not seen is stopped', () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });

  test.each([
    { name: 'a look that is refused', answer: denied, says: 'AccessDeniedException: not authorized' },
    { name: 'a state that is not known', answer: { status: 'Unknown' }, says: /the state of the query is not known/ },
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
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal).catch(() => 'ended');
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
    const ended = runQuery({ logs: client.logs, clock }, query, cancel.signal).catch(() => 'ended');
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
    runQuery({ logs: client.logs, clock }, query, new AbortController().signal).catch(() => {
      isOver = true;
    });
    await clock.pass(200 + 999);
    expect([client.sent.at(-1), isOver]).toEqual(['StopQuery', false]);
    await clock.pass(1);
    expect(isOver).toBe(true);
  });
});

test('a start that is refused leaves nothing to stop', async () => {
  const refused = Object.assign(new Error('too many queries'), { name: 'LimitExceededException' });
  const { ended, sent } = await run([], { StartQuery: [refused] });
  expect(ended).toBe('LimitExceededException: too many queries');
  expect(sent).toEqual(['StartQuery']);
});
