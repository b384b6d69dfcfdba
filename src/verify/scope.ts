import type { Verify } from '../config/schema.ts';
import type { Window } from './window.ts';

/** Something that is compared, and of which time; null for what has no beginning or no end. In ms since the epoch. */
export interface Scoped {
  /** Equal where the same is compared: a log group, how its lines are chosen and read, or the database by its name. */
  readonly of: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/**
 * What chooses lines and rows and is not in `settingsKey`, since a slip of the pen may be put right in it: the ledger goes on,
 * and says which windows were compared before.
 */
export function scopeOf({ logs, database }: Pick<Verify, 'logs' | 'database'>): readonly Scoped[] {
  return [
    ...logs.map(({ from, until, group, filter, parse, fields, time, line }) => ({
      of: JSON.stringify({ group, filter, parse, fields, time, line }),
      fromMs: from === undefined ? null : Date.parse(from),
      toMs: until === undefined ? null : Date.parse(until),
    })),
    { of: JSON.stringify({ database: database.name }), fromMs: null, toMs: null },
  ];
}

/** The stretches of time in which two scopes are not the same: what ends where another begins differs in neither of them. */
export function differencesOf(one: readonly Scoped[], other: readonly Scoped[]): readonly Window[] {
  const edges = [one, other].flatMap((scope) => scope.flatMap((it) => [fromOf(it), toOf(it)]));
  const inOrder = [...new Set([earliestMs, ...edges, latestMs])].toSorted((a, b) => a - b);
  return inOrder
    .slice(1)
    .map((toMs, at) => ({ fromMs: inOrder[at] as number, toMs }))
    .filter((stretch) => String(within(one, stretch)) !== String(within(other, stretch)));
}

/** What a date can hold: beyond it nothing happened. */
const [earliestMs, latestMs] = [-8.64e15, 8.64e15];

function fromOf({ fromMs }: Scoped): number {
  return fromMs ?? earliestMs;
}

function toOf({ toMs }: Scoped): number {
  return toMs ?? latestMs;
}

function within(scope: readonly Scoped[], { fromMs, toMs }: Window): readonly string[] {
  return scope
    .filter((it) => fromOf(it) <= fromMs && toOf(it) >= toMs)
    .map(({ of }) => of)
    .toSorted();
}
