import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openSender } from '../../examples/node/index.ts';
import { accessLine } from './backlog.ts';

const MIB = 1024 * 1024;

/** What an application's memory is, at its peak and before it, while it sends and nobody listens. */
export async function sitOutOutage(seconds: number, linesPerSecond: number) {
  const spool = mkdtempSync(join(tmpdir(), 'outage-'));
  const before = process.memoryUsage().rss;
  const sender = openSender({ host: '127.0.0.1', port: 9, tag: 'app.access', spool, onEvent: () => undefined });
  let [peak, lines] = [before, 0];
  const startMs = performance.now();
  while (performance.now() - startMs < seconds * 1000) {
    const due = Math.floor(((performance.now() - startMs) / 1000) * linesPerSecond);
    await Promise.all(
      Array.from({ length: due - lines }, (_, index) => sender.send({ message: accessLine(lines + index) })),
    );
    lines = due;
    peak = Math.max(peak, process.memoryUsage().rss);
    await wait(10);
  }
  const { spooled } = await sender.close({ timeoutMs: 0 });
  const spoolBytes = readdirSync(spool).reduce((sum, name) => sum + statSync(join(spool, name)).size, 0);
  rmSync(spool, { recursive: true });
  const [peakMib, grownMib, spoolMib] = [peak, peak - before, spoolBytes].map(
    (bytes) => Math.round((bytes / MIB) * 10) / 10,
  );
  return { seconds, lines, spooled, spoolMib, peakMib, grownMib };
}
