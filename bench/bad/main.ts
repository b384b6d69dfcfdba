/**
 * `npm run bench:bad`: bad records of every kind among good lines, to a real Fluentd with the rendered configuration. Every
 * good line has to stand in the files once, every bad one in the quarantine once, and no ack may be late. The last line is
 * one JSON object.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fluentConf } from '../../src/render/fluentConf.ts';
import { fluentdConfigOf } from '../../test/support/config.ts';
import { placeConf, startFluentd } from '../../test/support/fluentd.ts';
import { countOf } from '../soak/count.ts';
import { readFolder } from '../soak/read.ts';
import { kinds } from './kinds.ts';
import { mixOf } from './messages.ts';
import { readQuarantine } from './quarantine.ts';
import { sendMixed } from './send.ts';

const { values } = parseArgs({
  options: { good: { type: 'string', default: '100000' }, bad: { type: 'string', default: '10000' } },
});
const [good, bad, seed] = [Number(values.good), Number(values.bad), 1];
const address = '127.44.0.1';
/** What is promised: milliseconds, and MiB. */
const most = { ackMs: 5000, peakMb: 150 } as const;

const folder = mkdtempSync(join(tmpdir(), 'legacy-log-bad-'));
const streams = [{ tag: 'bench.access', path: '/fluentd/log/access' }];
const conf = fluentConf(fluentdConfigOf({ flushInterval: '1s', streams }));
const fluentd = await startFluentd(await placeConf(conf, folder), address);
try {
  const { messages } = mixOf(good, bad, seed, Math.floor(Date.now() / 1000));
  const answered = await sendMixed(messages, address, 24224);
  const peakMb = Math.round(
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${fluentd.pid}/status`, 'latin1'))?.[1]) / 1024,
  );
  await fluentd.stop('SIGTERM');
  if (answered.unanswered.length > 0) console.error(fluentd.output());
  const lines = countOf(seed, good);
  await readFolder(join(folder, 'log/access'), lines);
  const { times, strange, byReason } = readQuarantine(join(folder, 'log/.fluentd/quarantine'), bad);
  const badLost = [...times.keys()].filter((number) => times[number] === 0);
  const badTwice = times.filter((count) => count > 1).length;
  const found = {
    ...{ good, bad, kinds: kinds.length },
    lost: lines.missing(() => true).length,
    extra: lines.extra(),
    torn: lines.torn(),
    badLost: badLost.length,
    badTwice,
    strange,
    unanswered: answered.unanswered.length,
    slowestAckMs: answered.slowestMs,
    peakMb,
    byReason,
  };
  for (const name of new Set(badLost.map((number) => kinds[number % kinds.length]?.name))) console.log(`lost: ${name}`);
  const wrong = found.lost + found.extra + found.torn + found.badLost + badTwice + strange + found.unanswered;
  if (wrong > 0 || found.slowestAckMs > most.ackMs || peakMb > most.peakMb) process.exitCode = 1;
  console.log(JSON.stringify(found));
} finally {
  await fluentd.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
