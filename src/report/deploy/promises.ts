import type { Config } from '../../config/schema.ts';
import { plainLines } from '../escape.ts';

/** What the configuration promises of lines that were sent, a sentence each: who reads a plan decides about that too. */
export interface Promises {
  readonly volume: string;
  readonly acks: string;
  readonly senders: string;
  readonly forwarder?: string;
}

export function promisesOf(config: Config): Promises {
  return {
    volume: volumeWords(config.volume),
    acks: acksWords(config),
    senders: sendersWords(config),
    ...forwarding(config),
  };
}

function volumeWords(volume: Config['volume']): string {
  switch (volume.type) {
    case 'anonymous':
      return 'anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not';
    case 'docker':
      return 'a Docker volume of the host: outlives the task, for a next task on the same host. A task on another host starts without its files, and the loss of the host loses them';
    case 'host':
      return `${volume.path} of the host: outlives the task, for a next task on the same host. A task on another host starts without its files, and the loss of the host loses them`;
    case 'efs':
      return `EFS ${volume.fileSystem}: outlives the task, the host and, unless it is One Zone, the zone`;
  }
}

/** An ack is worth no more than the place where the lines were written down by then. */
function acksWords({ fluentd: { acks }, volume }: Config): string {
  if (volume.type === 'anonymous') return `${acks}: what has its ack lasts no longer than the volume`;
  const place = volume.type === 'efs' ? 'the file system' : 'the disk';
  switch (acks) {
    case 'durable':
      return `durable: what has its ack is on ${place}, and outlives a kill of Fluentd and a crash of the host`;
    case 'received':
      return `received: what has its ack outlives a kill of Fluentd; a crash of the host may take the last seconds, which ${place} has not got yet (acks: durable waits for it)`;
  }
}

function sendersWords({ network, fluentd: { port, security } }: Config): string {
  const groups = network.securityGroups;
  const address = network.assignPublicIp ? ', also at a public address' : '';
  const who = `whoever ${groups.join(', ')} ${groups.length === 1 ? 'lets' : 'let'} in to port ${port}${address}`;
  const encrypted = security.tls === undefined ? 'nothing is encrypted' : 'what is sent is encrypted';
  return security.sharedKey === undefined
    ? `${who}; no shared key is asked for, and ${encrypted}`
    : `${who} and knows the shared key; ${encrypted}`;
}

/** The files of the app are the spool. */
function forwarding({ app }: Config): Pick<Promises, 'forwarder'> {
  const { service, forwarder } = app || {};
  if (!forwarder) return {};
  const words = `lines of ${service} wait in the files of its volume "${forwarder.volume}" while nobody takes them. When a task of it stops, the forwarder has 120 s; what is not acknowledged by then is lost with the task, unless that volume outlives it`;
  return { forwarder: words };
}

/** For a terminal, below the plan. */
export function promisesText(promises: Promises): string {
  return plainLines(['what it promises', ...Object.entries(promises).map(([name, words]) => `  ${name}: ${words}`)]);
}
