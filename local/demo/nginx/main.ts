/**
 * An application that sends nothing, a process of its own: nginx and the application over a unix socket, as in
 * examples/nginx, the forwarder that follows nginx's access log, and whoever asks nginx for something. It is told how
 * much by its parent (IPC) and answers with its counts, as the other application does.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { openCopy } from '../app/copy.ts';
import { ordered } from '../app/ordered.ts';
import { gone, neverSeen, seen } from '../app/presence.ts';
import type { AppState } from '../app/protocol.ts';
import { resolverOf } from '../app/resolverOf.ts';
import { deliveredOf, openAccessLog } from './accessLog.ts';
import { startForwarder } from './forwarder.ts';
import { get } from './get.ts';
import type { WebOrder } from './protocol.ts';
import { openRelay } from './relay.ts';
import { answer, requestOf, writtenAt } from './requests.ts';
import { startNginx, startWebApp } from './server.ts';

// nginx and the forwarder are in this process's group, and have no parent's end to notice.
const { order, turnOf, paceAfter } = await ordered<WebOrder>(() => process.kill(-process.pid, 'SIGKILL'));
mkdirSync(order.folder, { recursive: true });
let presence = neverSeen;
let connections: readonly string[] = [];
const relay = await openRelay(order.port, resolverOf(order), {
  connected(address) {
    if (connections.at(-1) !== address) connections = [...connections, address];
    presence = seen(presence, Date.now());
  },
  refused() {
    presence = gone(presence, Date.now(), false);
  },
});
const socket = join(order.folder, 'app.sock');
const app = await startWebApp(socket, answer);
const nginx = await startNginx(order.folder, socket);
const spool = join(order.folder, 'spool');
const forwarder = startForwarder(order, { log: nginx.log, spool, port: relay.port });
const log = openAccessLog(nginx.log);
const copy = openCopy(new CloudWatchLogsClient({}), order.logGroup, order.logStream);

let [sent, written, firstMs, lastMs] = [0, 0, 0, 0];
const acknowledged = () => log.linesBefore(deliveredOf(join(spool, 'positions/positions.json'), nginx.log));
const state = (done: boolean): AppState => ({
  ...{ sent, acknowledged: acknowledged(), resent: undefined, copied: copy.put },
  ...{ connections, presence, firstMs, lastMs, done },
});
const reporting = setInterval(() => process.send?.(state(false)), 100);

for (const index of order.lines.keys()) {
  await turnOf(index);
  await get(nginx.port, requestOf(index));
  sent += 1;
  await paceAfter(index, copyWritten);
}
while (acknowledged() < order.lines.length) await Promise.all([sleep(100), copyWritten()]);
await copy.flush();
clearInterval(reporting);
for (const child of [nginx.process, forwarder]) child.kill('SIGTERM');
app.close();
relay.close();
process.send?.(state(true), () => process.exit(0));

/** As CloudWatch's agent does with a file whose lines say their time. */
async function copyWritten(): Promise<void> {
  for (const line of log.next()) {
    lastMs = writtenAt(line);
    if (written === 0) firstMs = lastMs;
    written += 1;
    copy.add(line, lastMs);
  }
  await copy.flush();
}
