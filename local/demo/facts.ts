import type { LocalCloud } from '../cloud.ts';
import type { EnsuredFluentd } from '../fluentd/install.ts';

/** What the demo runs with: said before it begins, so that nobody takes a stand-in for the real thing. */
export interface Facts {
  readonly fluentd: EnsuredFluentd;
  readonly database: string;
  readonly cloud: Pick<LocalCloud, 'dns'>;
  readonly speed: number;
  readonly hasOwnAddresses: boolean;
  /** What `--keep` leaves. */
  readonly kept: readonly string[];
}

export function factLines({ fluentd, database, cloud: { dns }, speed, hasOwnAddresses, kept }: Facts): string[] {
  const lines: [string, string][] = [
    ['collector', collectorOf(fluentd)],
    ...because(fluentd),
    ['database', database],
    ['real', 'the built Action and Lambda, the reference batch, AWS’s SDK'],
    ['stands in', `AWS (${speed} times as fast), GitHub’s runner; containers are processes`],
    ...(hasOwnAddresses ? [] : oneAddress),
    ['look', `dig @${dns.address} -p ${dns.port} fluentd.internal`],
    ...kept.map((what): [string, string] => ['kept', what]),
  ];
  return lines.map(([name, text]) => `  ${name.padEnd(10)} ${text}`);
}

/** The collector in a few words. */
export function collectorOf(fluentd: EnsuredFluentd): string {
  return fluentd.kind === 'real' ? `fluentd ${fluentd.fluentd.version}` : '@fluent-org/logger FluentServer';
}

function because(fluentd: EnsuredFluentd): [string, string][] {
  return fluentd.kind === 'real' ? [] : [['', `STANDS IN for Fluentd: ${fluentd.because}`]];
}

const oneAddress: [string, string][] = [
  ['addresses', 'this machine has 127.0.0.1 alone, so each task has it in turn;'],
  ['', 'on ECS each has its own'],
];
