import { type Finding, fail, skip } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';
import { admittance, admittedTo, inWords, isNobody, type Origin } from './admitted.ts';
import type { Rule } from './group.ts';

/** Who connects to what: both sides have to let it through, the one that is left first. */
export interface Leaving {
  readonly who: string;
  readonly groups: readonly string[];
  /** The rules of those groups for what goes out; undefined where they do not matter. */
  readonly outbound: Seen<readonly Rule[]> | undefined;
}

/**
 * What keeps a connection from leaving for a port, or that nobody knows; nothing where it is let out.
 *
 * @param target the groups of what is called, and the ranges in which its address lies.
 */
export function obstaclesOut({ who, groups, outbound }: Leaving, port: number, target: Origin): Finding[] {
  if (outbound === undefined) return [];
  if (outbound.kind !== 'seen') return [skipped(outbound)];
  const admitted = admittedTo(port, outbound.value);
  if (admittance(admitted, target) !== undefined || admitted.cidrs.includes('0.0.0.0/0')) return [];
  const mend = `let ${groups.join(', ')} out to TCP ${port} of ${[...target.groups, ...target.cidrs].join(', ')}`;
  if (isNobody(admitted)) return [fail(`the groups of ${who} let nothing out to port ${port}`, mend)];
  if (admitted.prefixLists.length > 0) {
    return [skip(`whether ${admitted.prefixLists.join(', ')} lets ${who} out to port ${port} is not looked up`)];
  }
  const only = `the groups of ${who} let out to port ${port} of ${inWords(admitted)} alone`;
  return target.cidrs.length === 0 ? [skip(`${only}; where the port is, is not known`)] : [fail(only, mend)];
}
