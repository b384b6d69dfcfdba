/** An application that sends its access log itself: each line is on its disk before the answer ends, and the collector's in the end. */
import { createServer } from 'node:http';
import { openSender } from 'legacy-log-ecs/sender';

const { FORWARD_HOST = 'fluentd.internal', FORWARD_PORT = '24224', FORWARD_SPOOL, PORT = '8080' } = process.env;
const sender = openSender({
  host: FORWARD_HOST,
  port: Number(FORWARD_PORT),
  tag: 'app.access',
  // On a volume of the task. Without a spool lines wait in memory, and are lost with the process.
  ...(FORWARD_SPOOL ? { spool: FORWARD_SPOOL } : {}),
});

const server = createServer(async (request, response) => {
  const body = 'hello\n';
  await sender.send({ message: accessLine(request.method, request.url, body.length) });
  response.end(body);
});
server.listen(Number(PORT));

// Within the container's stop time-out: what is not acknowledged by then is in the spool, and the next task's.
process.once('SIGTERM', async () => {
  server.close();
  const { undelivered, spooled } = await sender.close({ timeoutMs: 20_000 });
  console.log(`${spooled} lines wait in the spool, ${undelivered.length} are lost`);
  process.exit(undelivered.length > 0 ? 1 : 0);
});

function accessLine(method = '-', url = '-', sizeBytes: number): string {
  const time = new Date().toISOString();
  return `${time} ${JSON.stringify(`${method} ${url}`)} 200 ${sizeBytes}`;
}
