import type { Hash, Identity } from '../identity.ts';
import { fieldName, type Log } from './stages.ts';
import { countColumn } from './statistics.ts';

/** Columns of our own; a field of an event hardly has such a name. */
export const keyColumn = (at: number) => `verifyKey${at}`;
export const groupColumn = (at: number) => `verifyGroup${at}`;
export const hashColumn = (limb: 0 | 1, what: 'Sum' | 'Count') => `verifyHash${limb}${what}`;
/** The limb of one event. */
export const limbColumn = (limb: number) => `verifyLimb${limb}`;
export const presentColumn = (at: number) => `verifyPresent${at}`;
export const lineColumn = 'verifyLine';

/** The fields that say which line it is. */
export function keyFields(identity: Identity, { line }: Pick<Log, 'line'>): readonly string[] {
  switch (identity.kind) {
    case 'id':
      return [identity.log];
    case 'keys':
      return identity.keys.map(({ log }) => log);
    case 'line':
      return [line];
    case 'none':
      return [];
  }
}

/** How many events there are, and how many of them have each of some fields. Source: the guide, `count(fieldname)`. */
export function counts(fields: readonly string[]): string {
  const present = fields.map((name, at) => `, count(${fieldName(name)}) as ${presentColumn(at)}`);
  return `count(*) as ${countColumn}${present.join('')}`;
}

/** Two sums of 24 bits each, as a sum of 48 bits would soon leave the whole numbers of a double. */
export function hashSums(hash: Hash | undefined): string {
  if (hash === undefined) return '';
  const limb = (at: 0 | 1) => {
    const name = fieldName(hash.log[at]);
    return `, count(${name}) as ${hashColumn(at, 'Count')}, sum(${name}) as ${hashColumn(at, 'Sum')}`;
  };
  return limb(0) + limb(1);
}

/** Fields under names of our own, as columns that are listed. */
export function aliased(fields: readonly string[], alias: (at: number) => string): string {
  return fields.map((name, at) => `${fieldName(name)} as ${alias(at)}`).join(', ');
}
