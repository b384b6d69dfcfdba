import { sqlTime } from '../../values/sqlTime.ts';
import { type Bucket, bucketStart } from '../bucket.ts';
import type { Column, Syntax } from '../engines/source.ts';
import type { Form } from './form.ts';
import type { Zone } from './zone.ts';

/** How a column holds time: between instants and its own values. */
export interface Scale {
  /** What the column's clock shows at an instant: the instant itself where it has no zone to mind. In ms. */
  shownAt(ms: number): number;
  /** An instant at which it shows this. */
  instantOf(shownMs: number): number;
  /** The first value that is not before an instant, as a literal. */
  literal(ms: number): string;
  /** What a statement gave for a value, in shown ms, with the part beyond; undefined for what is no time of this form. */
  read(value: string): number | undefined;
  /** Whether it shows the time of a zone, so that some of it is shown twice. */
  readonly isLocal: boolean;
}

/** @param form of a column of numbers or texts */
export function scaleOf(
  { kind }: Pick<Column, 'kind'>,
  { syntax, zone, bucket, form }: { syntax: Syntax; zone: Zone; bucket: Bucket | undefined; form: Form | undefined },
): Scale {
  const isLocal = form === undefined ? kind !== 'instant' : form.isLocal;
  const shownAt = isLocal ? (ms: number) => startOf(bucket, zone.shownAt(ms)) : (ms: number) => ms;
  const clock = { shownAt, instantOf: isLocal ? zone.instantOf : (ms: number) => ms, isLocal };
  if (form !== undefined) return { ...clock, literal: (ms) => form.write(shownAt(ms)), read: form.read };
  const timeKind = kind === 'instant' || kind === 'date' ? kind : 'clock';
  return {
    ...clock,
    literal: (ms) => syntax.timeLiteral(timeKind, sqlTime(shownAt(ms))),
    read: (value) => Number(value) / 1000,
  };
}

/** Where a clock skips midnight, the day’s own value is midnight all the same. */
function startOf(bucket: Bucket | undefined, shownMs: number): number {
  return bucket === undefined ? shownMs : bucketStart(bucket, shownMs);
}
