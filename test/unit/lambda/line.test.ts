import { expect, test } from 'vitest';
import { toAnswer } from '../../../lambda/answer.ts';
import { lineOf, namespace } from '../../../lambda/line.ts';
import { report, windows } from './reports.ts';

const effort = { service: 'access-log', atMs: Date.UTC(2026, 10, 22, 12), tookMs: 900, calls: 7 };
const heartbeat = { name: 'Heartbeat', unit: 'Count', value: 1 } as const;
const answer = toAnswer(report);

test('one line of JSON has the metrics in CloudWatch’s embedded form, and beside them what the run found', () => {
  const line = JSON.parse(lineOf(answer, [heartbeat, { ...heartbeat, name: 'LostWindows', value: 2 }], effort));
  expect(line).toMatchObject({
    service: 'access-log',
    Heartbeat: 1,
    LostWindows: 2,
    run: { outcome: 'different', verifiedUntil: '2026-11-22T11:45:00.000Z', calls: 7, tookMs: 900 },
  });
  expect(line._aws).toEqual({
    Timestamp: 1_795_348_800_000,
    CloudWatchMetrics: [
      {
        Namespace: namespace,
        Dimensions: [['service']],
        Metrics: [
          { Name: 'Heartbeat', Unit: 'Count' },
          { Name: 'LostWindows', Unit: 'Count' },
        ],
      },
    ],
  });
});

test('no line of the log or the database stands in it, and nothing makes a second line of it', () => {
  const windowsOf = [windows('unknown', ['database: 28000\n{"_aws":{}}\u2028'])];
  const line = lineOf(toAnswer({ ...report, windows: windowsOf }), [heartbeat], effort);
  expect(line).not.toMatch(/secret|\n|\r/);
  expect(JSON.parse(line).run.windows[0].because).toEqual(['database: 28000\n{"_aws":{}}\u2028']);
});

test('a piece of a backfill leaves a line without metrics', () => {
  expect(JSON.parse(lineOf(answer, [], effort))).not.toHaveProperty('_aws');
});
