import type { Place } from '../errors.ts';
import { defined } from '../values/defined.ts';

/**
 * What a look at one thing came to. `ok` names its evidence; `warn` is a trap that need not snap; `skip` is unknown, and
 * names the right that is missing where that is why; `fail` would end a deploy badly, and has its mend.
 */
export type CheckResult = 'ok' | 'warn' | 'skip' | 'fail';

export interface Check {
  readonly name: string;
  readonly result: CheckResult;
  readonly because: string;
  /** What to do about it. */
  readonly mend?: string;
  /** The setting of the configuration that it is about, as `network.subnets[1]`; left out where nothing has to be mended. */
  readonly setting?: string;
  /** Where that stands. */
  readonly place?: Place;
  /** IAM actions that were refused to the doctor. */
  readonly missing?: readonly string[];
}

/** What a check says, which gets its name from the table. */
export type Finding = Omit<Check, 'name'>;

export interface Examination {
  readonly checks: readonly Check[];
  /** Every IAM action that was refused to the doctor, each once. */
  readonly missing: readonly string[];
  /** How many calls it took, repeated ones included. */
  readonly calls: number;
}

export function ok(because: string): Finding {
  return { result: 'ok', because };
}

export function warn(because: string, mend?: string): Finding {
  return { result: 'warn', because, ...defined({ mend }) };
}

export function fail(because: string, mend: string): Finding {
  return { result: 'fail', because, mend };
}

export function skip(because: string, missing?: readonly string[]): Finding {
  return { result: 'skip', because, ...defined({ missing }) };
}

/** The same with one check more, and the rights that it lacks. */
export function withCheck(examination: Examination, check: Check): Examination {
  const missing = [...new Set([...examination.missing, ...(check.missing ?? [])])].sort();
  return { ...examination, checks: [...examination.checks, check], missing };
}

/** The same with the places of the settings that its checks are about. */
export function inPlaces(examination: Examination, placeOf: (setting: string) => Place): Examination {
  const checks = examination.checks.map((check) =>
    check.setting === undefined ? check : { ...check, place: placeOf(check.setting) },
  );
  return { ...examination, checks };
}

export function failuresOf({ checks }: Pick<Examination, 'checks'>): readonly Check[] {
  return checks.filter(({ result }) => result === 'fail');
}
