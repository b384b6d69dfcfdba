import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeConf, startFluentd } from '../../test/support/fluentd.ts';
import type { Packets } from './packets.ts';
import { sendAll } from './send.ts';
import type { Way } from './ways.ts';

export interface Measured {
  /** Events a second, from the first packet to the last ack. */
  readonly acked: number;
  /** Events a second, from the first packet until the last line stands in a finished file. */
  readonly finished: number;
  /** CPU time of the collector for one event, in microseconds. */
  readonly cpuMicros: number;
  /** The most memory that the collector had, in MiB. */
  readonly peakMb: number;
}

const address = '127.44.0.2';
const port = 24224;

/** One run of one way, in a folder and with a Fluentd of its own. */
export async function measureWay({ conf }: Way, packets: Packets): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'legacy-log-pipeline-'));
  const fluentd = await startFluentd(await placeConf(conf, folder), address);
  try {
    const before = used(fluentd.pid);
    const beganMs = performance.now();
    await sendAll(packets, address, port);
    const ackedMs = performance.now() - beganMs;
    await written(join(folder, 'log/access'), packets.fileBytes);
    const finishedMs = performance.now() - beganMs;
    const cpuMs = used(fluentd.pid) - before;
    return {
      acked: Math.round((packets.events / ackedMs) * 1000),
      finished: Math.round((packets.events / finishedMs) * 1000),
      cpuMicros: Math.round((cpuMs / packets.events) * 100_000) / 100,
      peakMb: Math.round(peakKb(fluentd.pid) / 1024),
    };
  } finally {
    await fluentd.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the visible files hold so many bytes; gives up when they stand still for a minute. */
async function written(folder: string, bytes: number): Promise<void> {
  let [last, movedMs] = [-1, performance.now()];
  for (;;) {
    const size = sizeOf(folder);
    if (size === bytes) return;
    if (size > bytes) throw new Error(`the files hold ${size} bytes, and ${bytes} were sent`);
    if (size !== last) [last, movedMs] = [size, performance.now()];
    if (performance.now() - movedMs > 60_000) throw new Error(`the files stand still at ${size} of ${bytes} bytes`);
    await wait(10);
  }
}

function sizeOf(folder: string): number {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0;
  }
}

/** In milliseconds; the kernel counts hundredths of a second (`getconf CLK_TCK` is 100 on Linux). */
function used(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakKb(pid: number): number {
  const [, kb = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  return Number(kb);
}
