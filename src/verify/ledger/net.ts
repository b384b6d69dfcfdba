/** How many of a window's difference a neighbour makes up for, and whether one that could is not known. */
export interface Net {
  readonly shifted: bigint;
  readonly isOpen: boolean;
}

/**
 * Finds what fell across an edge, where only counts are known: one window too few and its neighbour as many too many. From
 * the oldest on, each window is set against the next, so that a difference is made up for once.
 *
 * @param differences lines less rows of windows that follow each other; undefined for one that is not known
 */
export function net(differences: readonly (bigint | undefined)[]): readonly Net[] {
  const rest = [...differences];
  const shifted = differences.map(() => 0n);
  for (const [index, one] of rest.entries()) {
    const other = rest[index + 1];
    if (one === undefined || other === undefined || one * other >= 0n) continue;
    const amount = least(abs(one), abs(other));
    rest[index] = towardsZero(one, amount);
    rest[index + 1] = towardsZero(other, amount);
    shifted[index] = (shifted[index] ?? 0n) + amount;
    shifted[index + 1] = (shifted[index + 1] ?? 0n) + amount;
  }
  return differences.map((_, index) => ({
    shifted: shifted[index] ?? 0n,
    isOpen: rest[index] !== 0n && (isUnknown(differences, index - 1) || isUnknown(differences, index + 1)),
  }));
}

/** Beyond the ends nothing is known either. */
function isUnknown(differences: readonly (bigint | undefined)[], index: number): boolean {
  return differences[index] === undefined;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function towardsZero(value: bigint, amount: bigint): bigint {
  return value < 0n ? value + amount : value - amount;
}
