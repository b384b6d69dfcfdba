import { expect, test } from 'vitest';
import { factLines } from '../../../../local/demo/facts.ts';
import { meterLine } from '../../../../local/demo/meter.ts';

const fluentd = { command: '/usr/bin/ruby', args: [], cwd: '/', env: {}, version: '1.18.0' };
const facts = {
  fluentd: { kind: 'real', fluentd },
  database: 'PGlite (PostgreSQL 18.6) in this process, over its socket',
  cloud: { dns: { address: '127.0.0.1', port: 5353 } },
  speed: 20,
  hasOwnAddresses: true,
  kept: [],
} as const;

test('what is real and what stands in is said', () => {
  expect(`\n${factLines(facts).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      collector  fluentd 1.18.0
      database   PGlite (PostgreSQL 18.6) in this process, over its socket
      real       the built Action and Lambda, the reference batch, AWS’s SDK
      stands in  AWS (20 times as fast), GitHub’s runner; containers are processes
      look       dig @127.0.0.1 -p 5353 fluentd.internal
    "
  `);
});

test('a collector that is not Fluentd, one address for all tasks and what is kept are said too', () => {
  const lines = factLines({
    ...facts,
    fluentd: { kind: 'none', because: 'there is no Ruby on this machine' },
    hasOwnAddresses: false,
    kept: ['/home/me/.local/d1', 'the tables access_log_d1, …_files, …_rejected'],
  });
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
      collector  @fluent-org/logger FluentServer
                 STANDS IN for Fluentd: there is no Ruby on this machine
      database   PGlite (PostgreSQL 18.6) in this process, over its socket
      real       the built Action and Lambda, the reference batch, AWS’s SDK
      stands in  AWS (20 times as fast), GitHub’s runner; containers are processes
      addresses  this machine has 127.0.0.1 alone, so each task has it in turn;
                 on ECS each has its own
      look       dig @127.0.0.1 -p 5353 fluentd.internal
      kept       /home/me/.local/d1
      kept       the tables access_log_d1, …_files, …_rejected
    "
  `);
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
});

test.each([
  { isCollectorUp: true, ends: 'up' },
  { isCollectorUp: false, ends: 'down' },
])('the meter of 80 columns holds a hundred thousand lines, the collector $ends', ({ isCollectorUp, ends }) => {
  const line = meterLine({ sent: 100_000, acknowledged: 99_999, inFiles: 90_000, rows: 80_000, isCollectorUp });
  expect(line).toBe(`sent 100,000  acknowledged 99,999  in files 90,000  rows 80,000  collector ${ends}`);
  expect(line.length).toBeLessThan(80);
});
