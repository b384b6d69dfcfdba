/**
 * The demo's application, a process of its own: it knows a name and a port, as an app on ECS does. Its lines go to
 * Fluentd by the forward protocol and to CloudWatch Logs, each with one id and one time. It is told what to send by
 * its parent (IPC) and answers with its counts.
 */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { openCopy } from './copy.ts';
import { ordered } from './ordered.ts';
import type { AppOrder, AppState } from './protocol.ts';
import { resolverOf } from './resolverOf.ts';
import { openSender } from './send.ts';

const { order, turnOf, paceAfter } = await ordered<AppOrder>(() => process.exit(1));
const sender = openSender(order.tag, order.port, resolverOf(order));
const copy = openCopy(new CloudWatchLogsClient({}), order.logGroup, order.logStream);

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
  copy.add(JSON.stringify(record), nowMs);
  sent += 1;
  await paceAfter(index, copy.flush);
}
await Promise.all([copy.flush(), sender.drained()]);
clearInterval(reporting);
await sender.close();
process.send?.(state(true), () => process.exit(0));
