import { delimiter, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { longMs, play } from '../support/demo.ts';

test.concurrent('seven rows taken out behind the batch’s back are exactly the seven that the verification misses', {
  timeout: longMs,
}, async () => {
  const { status, json, text } = await play(['--events', '600', '--lose', '7']);
  expect(json).toMatchObject({ sent: 600, ingested: 593, missing: 7, extra: 0 });
  expect(json.windows.missing).toBeGreaterThan(0);
  expect(text).toContain('Those are the rows that were taken out: the Lambda noticed');
  expect(status).toBe(1);
});

test.concurrent('without Ruby the demo runs, and says in its first lines what stands in for Fluentd', {
  timeout: longMs,
}, async () => {
  const { CI: _ci, REQUIRE_REAL: _real, ...env } = process.env;
  const { status, json, text } = await play(['--events', '300'], {
    ...env,
    PATH: [dirname(process.execPath), '/nowhere'].join(delimiter),
  });
  const [before = ''] = text.split('First push');
  expect(before).toContain('@fluent-org/logger FluentServer');
  expect(before).toContain('STANDS IN for Fluentd: there is no Ruby on this machine');
  expect(json).toMatchObject({ sent: 300, ingested: 300, missing: 0, extra: 0 });
  expect(status).toBe(0);
});
