import * as v from 'valibot';
import { differencesOf, type Scoped } from '../scope.ts';
import type { Window } from '../window.ts';
import type { Entry } from './entry.ts';
import { checked, type OfSettings, version } from './format.ts';

/** `scope.json`: what the windows are compared in now, and when that was something else. */
export const scopeFile = 'scope.json';

const instant = v.pipe(v.number(), v.integer());
const change = v.strictObject({
  /** When a run first came with the new scope. */
  atMs: instant,
  /** The stretch of time in which it is another one. */
  fromMs: instant,
  toMs: instant,
  /** Until when windows were final by then: they stay as they were compared, and those behind are compared again. */
  untilMs: instant,
});
const file = v.strictObject({
  version: v.literal(version),
  settings: v.string(),
  scope: v.array(v.strictObject({ of: v.string(), fromMs: v.nullable(instant), toMs: v.nullable(instant) })),
  changes: v.array(change),
});

export type ScopeChange = v.InferOutput<typeof change>;

export interface ScopeFile extends OfSettings {
  readonly scope: readonly Scoped[];
  readonly changes: readonly ScopeChange[];
}

/** @throws ReadFailed for anything that this version has not written. */
export function readScope(name: string, text: string): ScopeFile {
  return checked(file, name, text);
}

export function writeScope(value: ScopeFile): string {
  return `${JSON.stringify({ version, ...value })}\n`;
}

/** The file once another scope has come; who goes to and fro leaves no more than one change behind. */
export function rescoped(before: ScopeFile, scope: readonly Scoped[], atMs: number, untilMs: number): ScopeFile {
  const fresh = differencesOf(before.scope, scope).map((stretch) => ({ ...stretch, atMs, untilMs }));
  const isSame = (one: Window, other: Window) => one.fromMs === other.fromMs && one.toMs === other.toMs;
  const kept = before.changes.filter((old) => !fresh.some((it) => isSame(it, old) && it.untilMs >= old.untilMs));
  return { ...before, scope, changes: [...kept, ...fresh] };
}

/** Whether a window has to be compared again: it was looked at before its scope changed, and it was not left as it was. */
export function isOutdated(changes: readonly ScopeChange[], { fromMs, toMs, lastCheckMs, state }: Entry): boolean {
  return changes.some(
    (it) => fromMs < it.toMs && toMs > it.fromMs && lastCheckMs < it.atMs && (fromMs >= it.untilMs || state === 'lost'),
  );
}

/** Until when some of the windows behind an instant stand as they were compared in another scope; undefined where none does. */
export function otherUntil(changes: readonly ScopeChange[], sinceMs: number): number | undefined {
  const ends = changes.flatMap(({ fromMs, toMs, untilMs }) =>
    Math.max(fromMs, sinceMs) < Math.min(toMs, untilMs) ? [Math.min(toMs, untilMs)] : [],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
}
