import type { Count } from './verdict.ts';

export function known(value: bigint): Count {
  return { kind: 'known', value };
}

export function unknown(because: string): Count {
  return { kind: 'unknown', because };
}

/** Unknown as soon as one part is: the rest of a sum says nothing about the whole. */
export function addCounts(a: Count, b: Count): Count {
  if (a.kind === 'unknown') return a;
  return b.kind === 'unknown' ? b : known(a.value + b.value);
}

/**
 * A count as a service or a database writes it, `34700` or `34700.0`; undefined for anything but a whole number.
 * Never by way of a double, which is inexact beyond 2^53.
 */
export function readCount(text: string): bigint | undefined {
  const [, digits] = /^(-?\d+)(?:\.0+)?$/.exec(text) ?? [];
  return digits === undefined ? undefined : BigInt(digits);
}
