import { parseArgs } from 'node:util';

/** What a soak is made of. */
export interface SoakOptions {
  readonly events: number;
  /** Lines a second. */
  readonly rate: number;
  readonly redeploys: number;
  /** Kills of the collector: its supervisor, its worker, or the worker at a named point of its own code. */
  readonly kills: number;
  /** Kills of the batch, in the middle of a transaction where one is met. */
  readonly stopBatch: number;
  readonly seed: number;
  readonly volume: Volume;
  readonly mode: Mode;
  readonly sender: SenderKind;
  /** How long the collector is away once in the middle, in milliseconds; 0 for never. */
  readonly collectorDownMs: number;
  /** Faults of the network between the sender and the collector. */
  readonly network: number;
  /** How often the file system of the collector's volume is full for some seconds. */
  readonly full: number;
  /** How often the collector's wall clock is set to another time. */
  readonly clock: number;
  /** Records that are no line, among the others. */
  readonly bad: number;
  readonly json: boolean;
  readonly keep: boolean;
}

export const volumes = ['efs', 'docker', 'host', 'anonymous'] as const;
export type Volume = (typeof volumes)[number];
export const modes = ['whole', 'append', 'rotate'] as const;
export type Mode = (typeof modes)[number];
export const senders = ['node', 'forwarder'] as const;
export type SenderKind = (typeof senders)[number];

export const usage = `usage: npm run soak -- [options]

  --events N          lines to send (100000), each different
  --rate R            lines a second (10000)
  --redeploys A       pushes of a new image while lines are on their way (3)
  --kills B           SIGKILLs of the collector: supervisor, worker, or at a point of its own code (3)
  --stop-batch C      SIGKILLs of the batch, in the middle of a transaction (1)
  --network F         faults between sender and collector: dropped, half-closed, delayed, acks swallowed (3)
  --full N            the collector's volume is full to the last byte for some seconds; needs the right to mount (0)
  --clock N           the collector's wall clock is set back or on, by an hour up to weeks (0)
  --bad K             records that are no line, among the others (0)
  --collector-down T  the collector is away once for so long, such as 30s (0s)
  --volume KIND       efs, docker, host or anonymous (efs)
  --mode MODE         whole, append or rotate (whole)
  --sender KIND       node or forwarder (node)
  --seed S            what chance chooses comes out the same (1)
  --keep              leave the folder with volume, logs and summaries
  --json              the last line of standard output is one JSON object (it is without, too)`;

/** Reads the options. Throws an Error with a sentence for a person on anything wrong. */
export function readOptions(argv: readonly string[]): SoakOptions | undefined {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...{ events: text, rate: text, redeploys: text, kills: text, 'stop-batch': text, network: text, bad: text },
      ...{ full: text, clock: text },
      ...{ seed: text, volume: text, mode: text, sender: text, 'collector-down': text },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.volume === 'anonymous' && Number(values.full ?? 0) > 0)
    throw new Error('--full goes with a volume that stays: --volume efs, docker or host');
  if (values.sender === 'forwarder' && Number(values.bad ?? 0) > 0)
    throw new Error('--bad goes with --sender node: a file holds lines and nothing else');
  return {
    events: count('--events', values.events ?? '100000', 100, 10_000_000),
    rate: count('--rate', values.rate ?? '10000', 1, 100_000),
    redeploys: count('--redeploys', values.redeploys ?? '3', 0, 100),
    kills: count('--kills', values.kills ?? '3', 0, 100),
    stopBatch: count('--stop-batch', values['stop-batch'] ?? '1', 0, 100),
    network: count('--network', values.network ?? '3', 0, 1000),
    full: count('--full', values.full ?? '0', 0, 100),
    clock: count('--clock', values.clock ?? '0', 0, 100),
    bad: count('--bad', values.bad ?? '0', 0, 1_000_000),
    seed: count('--seed', values.seed ?? '1', 0, 4_294_967_295),
    volume: oneOf('--volume', values.volume ?? 'efs', volumes),
    mode: oneOf('--mode', values.mode ?? 'whole', modes),
    sender: oneOf('--sender', values.sender ?? 'node', senders),
    collectorDownMs: duration('--collector-down', values['collector-down'] ?? '0s'),
    keep: values.keep,
    json: values.json,
  };
}

function count(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} is "${text}": write a whole number from ${least} to ${most}`);
}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw new Error(`${name} is "${text}": write ${values.join(', ').replace(/, ([^,]*)$/, ' or $1')}`);
}

function duration(name: string, text: string): number {
  const [, number, unit] = /^(\d{1,4})(s|m)$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) * (unit === 'm' ? 60_000 : 1000);
  throw new Error(`${name} is "${text}": write a duration such as 30s or 5m`);
}
