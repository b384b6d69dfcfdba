/** A count that was read, or the reason why there is none. Unknown is never equal to anything, and never 0. */
export type Count =
  | { readonly kind: 'known'; readonly value: bigint }
  | { readonly kind: 'unknown'; readonly because: string };

export function known(value: bigint): Count {
  return { kind: 'known', value };
}

export function unknown(because: string): Count {
  return { kind: 'unknown', because };
}

/** The count at a place of a list. One that nobody gave is unknown too, and not 0. */
export function countAt(counts: readonly Count[], index: number): Count {
  return counts[index] ?? unknown('not counted');
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
  const digits = /^(-?\d+)(?:\.0+)?$/.exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}
