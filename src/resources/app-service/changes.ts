import type { Definition } from '../../render/app/definition.ts';
import { labelOf } from '../../render/app/label.ts';
import type { AppParts } from '../../render/desired.ts';
import { canonical, fingerprint } from '../../values/canonical.ts';
import { showChange } from '../showChange.ts';
import type { Change } from '../step.ts';
import { differTaskDefinition } from '../task-definition/differ.ts';
import { normaliseTaskDefinition } from '../task-definition/normalise.ts';

/**
 * What makes of one definition the other. Values of the environment are hashes, for they may be secrets, but for those
 * that are wanted: where to send is what a reader of the plan wants to see.
 */
export function definitionChanges(before: Definition, after: Definition, owner: string, parts?: AppParts): Change[] {
  const label = `.dockerLabels.${labelOf(owner)}`;
  const differing = differTaskDefinition(normaliseTaskDefinition(before), normaliseTaskDefinition(after));
  const changes = differing.map(showChange).map((change) => openly(change, parts));
  // The label is told only where it is all that differs: it says what the others say.
  const others = changes.filter(({ path }) => !path.endsWith(label));
  return others.length > 0 ? others : changes;
}

function openly(change: Change, parts: AppParts | undefined): Change {
  const [, name = ''] = /^containerDefinitions\.[^.]+\.environment\.(.+)$/.exec(change.path) ?? [];
  const value = parts?.environment[name];
  if (value === undefined || change.after !== fingerprint(value)) return change;
  return { ...change, after: value };
}

/** Whether two definitions say the same, whatever the order of what has names; empty lists are the same as none. */
export function saysSame(one: object, other: object): boolean {
  return canonical(plain(one)) === canonical(plain(other));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain).toSorted(byName);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const kept = plain(member);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** What has no name keeps its place: the words of a command. */
function byName(one: unknown, other: unknown): number {
  const [a, b] = [nameIn(one), nameIn(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function nameIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}
