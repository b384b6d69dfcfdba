import { describe, expect, test } from 'vitest';
import { watch } from '../../../src/commands/watch.io.ts';
import type { Health } from '../../../src/health/health.ts';
import { judgeStatus, newsIn } from '../../../src/look/judgeStatus.ts';
import type { StatusReport } from '../../../src/look/statusReport.ts';
import { statusFailure, statusText } from '../../../src/report/look/statusText.ts';
import { fakeClock } from '../../support/fakeClock.ts';

const nowMs = Date.UTC(2026, 10, 26, 3, 0, 0);
const minute = 60_000;

const well: Health = {
  verdict: 'healthy',
  because: 'the name leads to the running task, 10.0.0.7',
  running: 1,
  pending: 0,
  desired: 1,
  tasks: [{ id: 'abc', lastStatus: 'RUNNING', health: 'HEALTHY', startedAtMs: nowMs - 90 * minute, ipv4: '10.0.0.7' }],
  stops: [],
  listening: { state: 'yes', sinceMs: nowMs - 90 * minute, address: '10.0.0.7', because: 'it does' },
};

const report: StatusReport = {
  outcome: 'healthy',
  because: well.because,
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.internal:24224',
  atMs: nowMs,
  health: well,
  revision: 'access-log:7',
  revisionSinceMs: nowMs - 2 * 24 * 60 * minute,
  dns: { kind: 'unknown', because: 'it does not resolve here (ENOTFOUND)' },
  newestFile: { kind: 'unknown', because: 'only the task sees its files' },
  newestRow: { kind: 'known', atMs: nowMs - 70_000, what: '' },
  jobs: { kind: 'known', atMs: nowMs - 30_000, what: '::error::"job" last succeeded 2026-11-26T02:59:01Z\u001b[31m' },
  calls: 9,
};

test('status says the verdict first, then its evidence; what is text from outside stays text', () => {
  expect(statusText(report)).toMatchInlineSnapshot(`
    "healthy: the name leads to the running task, 10.0.0.7
      service: access-log in cluster production
      tasks: 1 running, 0 pending, 1 desired
      task: abc RUNNING HEALTHY, started 1 h 30 min ago, at 10.0.0.7
      revision: access-log:7, for 2 d
      listening: yes, 10.0.0.7 for 1 h 30 min
      name: fluentd.internal:24224 unknown: it does not resolve here (ENOTFOUND)
      newest file: not known: only the task sees its files
      newest row: 1 min 10 s ago
      jobs: 30 s ago: ::error::"job" last succeeded 2026-11-26T02:59:01Z\\x1B[31m"
  `);
});

test('what is not well says since when nobody listens, and what stopped', () => {
  const unwell: StatusReport = {
    ...report,
    outcome: 'degraded',
    because: 'container batch exited with 0',
    hint: 'write cron -f',
    rollout: 'FAILED: tasks failed to start',
    health: {
      ...well,
      verdict: 'degraded',
      running: 0,
      tasks: [],
      stops: [{ cause: 'container batch exited with 0', count: 4, lastAtMs: nowMs - 20_000, taskId: 'abd' }],
      listening: { state: 'no', sinceMs: nowMs - 3 * minute, because: 'no task runs' },
    },
  };
  expect(statusText(unwell)).toMatchInlineSnapshot(`
    "degraded: container batch exited with 0
      service: access-log in cluster production
      tasks: 0 running, 0 pending, 1 desired
      revision: access-log:7, for 2 d
      rollout: FAILED: tasks failed to start
      listening: nobody for 3 min: no task runs
      name: fluentd.internal:24224 unknown: it does not resolve here (ENOTFOUND)
      stopped: 4 ×, last 20 s ago: container batch exited with 0
      newest file: not known: only the task sees its files
      newest row: 1 min 10 s ago
      jobs: 30 s ago: ::error::"job" last succeeded 2026-11-26T02:59:01Z\\x1B[31m
      hint: write cron -f"
  `);
  expect(statusFailure(unwell)).toMatchInlineSnapshot(
    `"service "access-log" in cluster "production" is degraded: container batch exited with 0; hint: write cron -f"`,
  );
  expect(statusFailure(report)).toBeUndefined();
});

describe('the name as it resolves here', () => {
  test.each([
    ['that does not resolve says nothing: the VPC alone knows it', { kind: 'unknown', because: 'no' }, 'healthy'],
    ['that leads to the task agrees', { kind: 'resolved', addresses: ['10.0.0.7'] }, 'healthy'],
    ['that leads elsewhere is not well', { kind: 'resolved', addresses: ['10.0.0.9'] }, 'degraded'],
    ['that leads to two is not well', { kind: 'resolved', addresses: ['10.0.0.7', '10.0.0.9'] }, 'degraded'],
  ] as const)('%s', (_, dns, outcome) => {
    expect(judgeStatus(well, dns).outcome).toBe(outcome);
  });

  test('makes nothing well that is not', () => {
    const unknown = { ...well, verdict: 'unknown', because: 'not read' } as const;
    expect(judgeStatus(unknown, { kind: 'resolved', addresses: ['10.0.0.7'] })).toEqual({
      outcome: 'unknown',
      because: 'not read',
    });
  });
});

describe('status --watch', () => {
  const watched = async (isTerminal: boolean) => {
    const cancelling = new AbortController();
    const looks = [report, { ...report, atMs: nowMs + 5_000, calls: 18 }, { ...report, outcome: 'degraded' as const }];
    const lines: string[] = [];
    let count = 0;
    const look = async () => {
      count += 1;
      if (count === looks.length) cancelling.abort();
      return looks[count - 1] as StatusReport;
    };
    const clock = fakeClock();
    const last = await watch(
      clock,
      look,
      { signal: cancelling.signal, onLine: (line) => lines.push(line) },
      isTerminal,
    );
    return { last, first: lines.map((line) => line.split(':').slice(0, 3).join(':')), paused: clock.slept };
  };

  test('tells each look on a terminal, every 5 s', async () => {
    const { first, paused } = await watched(true);
    expect(first).toEqual(['03:00:00 healthy', '03:00:05 healthy', '03:00:00 degraded']);
    expect(paused).toEqual([5_000, 5_000]);
  });

  test('tells only what is new where lines are kept, and ends with the last look', async () => {
    const { first, last } = await watched(false);
    expect(first).toEqual(['03:00:00 healthy', '03:00:00 degraded']);
    expect(last.outcome).toBe('degraded');
  });

  test('an age that grows is no news, and another address is', () => {
    expect(newsIn({ ...report, atMs: nowMs + 1, newestRow: { kind: 'known', atMs: nowMs, what: '' } })).toBe(
      newsIn(report),
    );
    expect(newsIn({ ...report, dns: { kind: 'resolved', addresses: [] } })).not.toBe(newsIn(report));
  });
});
