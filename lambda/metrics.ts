import type { VerifyReport } from '../src/verify/index.ts';

export interface Metric {
  readonly name: string;
  readonly unit: 'Count' | 'Seconds' | 'Bytes';
  readonly value: number;
}

/**
 * What CloudWatch is told of a run over everything that is due. Each is a gauge, the whole of what is known and not what is
 * new: a line of the log may be delivered twice, so that alarms look at a maximum and never at a sum.
 *
 * `LostWindows` stays above 0 until the lines were loaded, or until `verify.since` has moved past them.
 */
export function metricsOf({ at, verifiedUntil, states, totals, left, scanned }: Measured): readonly Metric[] {
  return [
    count('Heartbeat', 1),
    count('LostWindows', states.lost),
    count('UnknownWindows', states.unknown),
    count('MissingLines', Number(totals.missing)),
    count('LateLines', Number(totals.late)),
    count('ExtraRows', Number(totals.extra)),
    count('RepeatedRows', Number(totals.repeated)),
    count('WindowsLeft', left),
    { name: 'VerifiedUntilAge', unit: 'Seconds', value: (Date.parse(at) - Date.parse(verifiedUntil)) / 1000 },
    { name: 'ScannedBytes', unit: 'Bytes', value: scanned.bytes },
  ];
}

type Measured = Pick<VerifyReport, 'at' | 'verifiedUntil' | 'states' | 'totals' | 'left' | 'scanned'>;

function count(name: string, value: number): Metric {
  return { name, unit: 'Count', value };
}
