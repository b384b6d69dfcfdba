import { expect, test } from 'vitest';
import { metricsOf } from '../../../lambda/metrics.ts';
import { report } from './reports.ts';

test('a run is told as gauges of all that is known, with the age of what is verified in seconds', () => {
  const metrics = metricsOf(report).map(({ name, unit, value }) => `${name} ${value} ${unit}`);
  expect(metrics).toMatchInlineSnapshot(`
    [
      "Heartbeat 1 Count",
      "LostWindows 2 Count",
      "UnknownWindows 5 Count",
      "MissingLines 14 Count",
      "LateLines 6 Count",
      "ExtraRows 0 Count",
      "RepeatedRows 9 Count",
      "WindowsLeft 0 Count",
      "VerifiedUntilAge 900 Seconds",
      "ScannedBytes 96000 Bytes",
    ]
  `);
});

test('a run that found nothing wrong is heard all the same, and its numbers are 0 and not missing', () => {
  const { states, totals } = report;
  const nothing = { ...totals, missing: '0', late: '0', extra: '0', repeated: '0' };
  const metrics = metricsOf({ ...report, states: { ...states, lost: 0, unknown: 0 }, totals: nothing });
  expect(Object.fromEntries(metrics.map(({ name, value }) => [name, value]))).toMatchObject({
    Heartbeat: 1,
    LostWindows: 0,
    UnknownWindows: 0,
    MissingLines: 0,
  });
});
