import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSender } from '../../examples/node/index.ts';
import { startStockFluentd } from './stock.ts';

/** Lines. */
const backlogs = [10_000, 40_000, 80_000, 120_000, 400_000] as const;

interface Drained {
  readonly lines: number;
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly sentTwice: number;
}

/** Lets each backlog grow in a spool while the collector has no address, then gives it one, and times until all is acknowledged. */
export async function drainBacklogs(): Promise<{ readonly backlogs: readonly Drained[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'backlog-'));
  const fluentd = await startStockFluentd(folder);
  try {
    const drained: Drained[] = [];
    for (const lines of backlogs) {
      drained.push(await drain(lines, fluentd, join(folder, `spool-${lines}`)));
      console.log(drained.at(-1));
    }
    return { backlogs: drained };
  } finally {
    await fluentd.stop();
    rmSync(folder, { recursive: true });
  }
}

async function drain(lines: number, to: { readonly host: string; readonly port: number }, spool: string) {
  let isThere = false;
  const resolve = async () => {
    if (!isThere) throw new Error('no address yet');
    return to.host;
  };
  const sender = openSender({
    ...to,
    tag: 'app.access',
    spool,
    resolve,
    reconnectMs: [10, 10],
    onEvent: () => undefined,
  });
  for (let n = 0; n < lines; n += 1000) {
    await Promise.all(Array.from({ length: 1000 }, (_, index) => sender.send({ message: accessLine(n + index) })));
  }
  isThere = true;
  const startMs = performance.now();
  await sender.flush();
  const seconds = (performance.now() - startMs) / 1000;
  const { recordsAgain, acknowledged } = sender.tally();
  await sender.close();
  if (acknowledged !== lines) throw new Error(`${acknowledged} of ${lines} lines were acknowledged`);
  return { lines, seconds: round(seconds), linesPerSecond: Math.round(lines / seconds), sentTwice: recordsAgain };
}

/** As long as such lines are. */
export function accessLine(n: number): string {
  return `203.0.113.${n % 256} - - [22/Nov/2026:10:05:03 +0000] "GET /api/orders?n=${n} HTTP/1.1" 200 5120 "-" "Mozilla/5.0 (X11; Linux x86_64)"`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
