import { type Finding, skip } from './check.ts';

/** What came of a read: what is there, that it is not there, or that nobody knows. */
export type Seen<Value> = { readonly kind: 'seen'; readonly value: Value } | Absent | Unseen;

/** AWS says that there is no such thing. */
export interface Absent {
  readonly kind: 'absent';
  readonly because: string;
}

export interface Unseen {
  readonly kind: 'unseen';
  readonly because: string;
  /** The IAM action that was refused. */
  readonly missing?: string;
  /** Why no call at all can be made, and what to do about it. */
  readonly obstacle?: string;
}

export function seen<Value>(value: Value): Seen<Value> {
  return { kind: 'seen', value };
}

/** The same of what is there. */
export function mapped<Value, Other>(of: Seen<Value>, map: (value: Value) => Other): Seen<Other> {
  return of.kind === 'seen' ? seen(map(of.value)) : of;
}

/** What is there, or undefined where that is not known. */
export function knownOf<Value>(of: Seen<Value>): Value | undefined {
  return of.kind === 'seen' ? of.value : undefined;
}

/** A check that cannot be made for want of what was to be read. */
export function skipped(of: Absent | Unseen): Finding {
  const missing = of.kind === 'unseen' ? of.missing : undefined;
  return skip(of.because, missing === undefined ? undefined : [missing]);
}

/** All values, or why one of them is not known. What is not there counts as that. */
export function allSeen<Value>(all: readonly Seen<Value>[]): Seen<readonly Value[]> {
  const other = all.find((one) => one.kind !== 'seen');
  if (other !== undefined) return other as Absent | Unseen;
  return seen(all.flatMap((one) => (one.kind === 'seen' ? [one.value] : [])));
}
