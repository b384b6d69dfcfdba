import type { NamespaceInput } from '../../render/desired.ts';
import type { Difference } from '../step.ts';
import { type ObservedNamespace, soaTtl } from './namespace.ts';

/**
 * Found by name, since a private zone's name is what senders use. The description is left alone: it is for people,
 * and a namespace may be shared with others.
 */
export function diffNamespace(desired: NamespaceInput, observed?: ObservedNamespace): Difference[] {
  const name = desired.Name;
  const wanted = { path: 'SOA.TTL', before: observed?.soaTtl ?? null, after: soaTtl(desired) };
  if (!observed) {
    const changes = [{ path: 'Vpc', before: null, after: desired.Vpc }, wanted];
    return [
      { name, action: 'create', reason: `there is no private DNS namespace of that name in ${desired.Vpc}`, changes },
    ];
  }
  // Where AWS does not say it, there is nothing to compare: setting it anew would be a write on every push.
  if (observed.soaTtl === undefined || observed.soaTtl === wanted.after) return [];
  const reason = 'resolvers would remember for another time that the name does not exist';
  return [{ name, action: 'update', reason, changes: [wanted] }];
}
