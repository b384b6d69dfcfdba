/**
 * The process that sends: it knows a name and a port, as an app on ECS does, and numbers its lines. Its parent says how
 * far it may go (IPC, a number), so that something is on its way whenever something else breaks.
 */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { lineOf } from '../line.ts';
import { openCopy } from './copy.ts';
import type { AppOrder, AppState } from './protocol.ts';
import { wayOf } from './ways.ts';

const order = await new Promise<AppOrder>((resolve) => process.once('message', (it) => resolve(it as AppOrder)));
let allowed = 0;
process.on('message', (it) => {
  if (typeof it === 'number') allowed = it;
});
process.on('disconnect', () => process.exit(1));

const way = wayOf(order);
const copy = openCopy(new CloudWatchLogsClient({}), order.logGroup, order.logStream);
let [sent, bad, firstMs, lastMs] = [0, 0, 0, 0];
const state = (done: boolean): AppState => ({
  sent,
  ...way.tally(),
  copied: copy.put,
  firstMs,
  lastMs,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  done,
});
const reporting = setInterval(() => process.send?.(state(false)), 100);

const burstMs = 50;
const burst = Math.max(1, Math.round((order.rate * burstMs) / 1000));
while (sent < order.events) {
  const until = Math.min(sent + burst, allowed, order.events);
  for (; sent < until; sent += 1) await sendOne(sent);
  way.between();
  await Promise.all([copy.flush(), new Promise((resolve) => setTimeout(resolve, burstMs))]);
}
await way.finish();
clearInterval(reporting);
process.send?.(state(true), () => process.exit(0));

async function sendOne(number: number): Promise<void> {
  lastMs = Date.now();
  if (firstMs === 0) firstMs = lastMs;
  const line = lineOf(order.seed, number, Math.floor(lastMs / 1000));
  copy.add(line, lastMs);
  await way.send(line);
  for (; bad < badUntil(number); bad += 1) await way.sendBad(bad);
}

/** How many bad records are sent before the line after this one: they are spread over all lines. */
function badUntil(number: number): number {
  return Math.floor(((number + 1) * order.bad) / order.events);
}
