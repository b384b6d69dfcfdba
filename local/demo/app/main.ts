/**
 * The demo's application, a process of its own: it knows a name and a port, as an app on ECS does. Its lines go to
 * Fluentd by the forward protocol and to CloudWatch Logs, each with one id and one time. It is told what to send by
 * its parent (IPC) and answers with its counts.
 */
import { Resolver } from 'node:dns/promises';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { openCopy } from './copy.ts';
import type { AppOrder, AppState } from './protocol.ts';
import { openSender } from './send.ts';

const order = await new Promise<AppOrder>((resolve) =>
  process.once('message', (message) => resolve(message as AppOrder)),
);
const resolver = new Resolver({ timeout: 500, tries: 2 });
resolver.setServers([order.dnsServer]);

const sender = openSender(order.tag, order.port, async () => {
  const [address] = await resolver.resolve4(order.host);
  if (address === undefined) throw new Error(`${order.host} has no address`);
  return address;
});
const copy = openCopy(new CloudWatchLogsClient({}), order.logGroup, order.logStream);

const released = Promise.withResolvers<void>();
process.on('message', (message) => {
  if (message === 'release') released.resolve();
});
process.on('disconnect', () => process.exit(1));

const state = (done: boolean): AppState => ({
  ...sender.tally(),
  sent,
  copied: copy.put,
  firstMs,
  lastMs,
  done,
});
let sent = 0;
let firstMs = 0;
let lastMs = 0;
const reporting = setInterval(() => process.send?.(state(false)), 100);

for (const [index, message] of order.lines.entries()) {
  await turnOf(index);
  const nowMs = Date.now() - order.shiftMs;
  if (firstMs === 0) firstMs = nowMs;
  lastMs = nowMs;
  const record = { id: `${order.run}-${index}`, time: new Date(nowMs).toISOString(), message };
  await sender.send(record);
  copy.add(record);
  sent += 1;
  if (index % order.burst === order.burst - 1) {
    await Promise.all([sleep(order.pauseMs), copy.flush()]);
  }
}
await Promise.all([copy.flush(), sender.drained()]);
clearInterval(reporting);
await sender.close();
process.send?.(state(true), () => process.exit(0));

/**
 * What is held back goes slowly until the parent releases it, and the last line not before: something is on its way
 * for as long as the deploys take, and after the last of them.
 */
async function turnOf(index: number): Promise<void> {
  if (index < order.lines.length - order.heldBack) return;
  const isLast = index === order.lines.length - 1;
  await (isLast ? released.promise : Promise.race([released.promise, sleep(order.slowPauseMs)]));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
