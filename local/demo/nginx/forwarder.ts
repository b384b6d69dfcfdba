import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { WebOrder } from './protocol.ts';

/** Starts this project's forwarder beside nginx, as its image does. What it says is in a file of the folder. */
export function startForwarder(order: WebOrder, { log, spool, port }: Places): ChildProcess {
  const { fluentd, folder, tag } = order;
  const forwarder = join(fluentd.cwd, 'images/forwarder');
  const args = ['--no-supervisor', '-I', join(forwarder, 'lib'), '-c', join(forwarder, 'fluent.conf')];
  const own = { LOG_PATHS: log, FORWARD_SPOOL: spool, FORWARD_HOST: '127.0.0.1', FORWARD_PORT: String(port) };
  const child = spawn(fluentd.command, [...fluentd.args, ...args], {
    cwd: fluentd.cwd,
    env: { ...process.env, ...fluentd.env, ...own, FORWARD_TAG: tag },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = createWriteStream(join(folder, 'forwarder.log'));
  child.stdout.pipe(said);
  child.stderr.pipe(said);
  return child;
}

interface Places {
  readonly log: string;
  readonly spool: string;
  /** Of the relay. */
  readonly port: number;
}
