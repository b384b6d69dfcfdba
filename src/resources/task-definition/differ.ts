import { canonical } from '../../values/canonical.ts';
import { isMapping } from '../../values/mapping.ts';
import type { Change } from '../step.ts';
import { isEmpty } from './form.ts';
import type { NormalTaskDefinition } from './normalise.ts';

/**
 * The fields in which two task definitions differ, by path, as `containerDefinitions.batch.cpu`, in the order of their
 * names. What is there on one side only is one change as a whole.
 */
export function differTaskDefinition(before: NormalTaskDefinition, after: NormalTaskDefinition): Change[] {
  return differ('', before, after);
}

function differ(path: string, before: unknown, after: unknown): Change[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  if (isMapping(before) && isMapping(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => differ(path === '' ? name : `${path}.${name}`, before[name], after[name]));
  }
  return canonical(before) === canonical(after) ? [] : [{ path, before: said(before), after: said(after) }];
}

/** What is there as a whole, without the members that say nothing. */
function said(value: unknown): unknown {
  if (!isMapping(value)) return value ?? null;
  const members = Object.entries(value).filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(members.map(([name, member]) => [name, said(member)]));
}
