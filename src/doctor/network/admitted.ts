import { holds } from './cidr.ts';
import type { Rule } from './group.ts';

/** Who is let through to a port. */
export interface Admitted {
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
  readonly prefixLists: readonly string[];
}

/** Who one of the rules lets through to a TCP port. */
export function admittedTo(port: number, rules: readonly Rule[]): Admitted {
  const open = rules.filter((rule) => coversPort(rule, port));
  return {
    groups: unique(open.flatMap(({ groups }) => groups)),
    cidrs: unique(open.flatMap(({ cidrs }) => cidrs)),
    prefixLists: unique(open.flatMap(({ prefixLists }) => prefixLists)),
  };
}

/** Protocol -1 is all of them, and has no ports. */
function coversPort({ protocol, from, to }: Rule, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return (from ?? 0) <= port && port <= (to ?? 65_535);
}

export function isNobody({ groups, cidrs, prefixLists }: Admitted): boolean {
  return groups.length + cidrs.length + prefixLists.length === 0;
}

/** Where a connection comes from: the groups of its interface, and the ranges in which its address lies. */
export interface Origin {
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
}

/** By what it is let through from anywhere in its ranges, or undefined where it is not, as far as is known. */
export function admittance(admitted: Admitted, origin: Origin): string | undefined {
  const group = origin.groups.find((id) => admitted.groups.includes(id));
  if (group !== undefined) return group;
  const ranges = origin.cidrs.map((cidr) => admitted.cidrs.find((range) => holds(range, cidr)));
  return ranges.length > 0 && ranges.every((range) => range !== undefined) ? unique(ranges).join(', ') : undefined;
}

/** `sg-0a, 10.0.0.0/16`. */
export function inWords({ groups, cidrs, prefixLists }: Admitted): string {
  return [...groups, ...cidrs, ...prefixLists].join(', ');
}

/** Ranges that are the whole of the internet. */
export function worldWide({ cidrs }: Admitted): readonly string[] {
  return cidrs.filter((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0');
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
