/** What a window's difference becomes once its neighbours are held against it. Lines less rows, as the differences are. */
export interface Net {
  /** What no neighbour makes up for. */
  readonly rest: bigint;
  /** Lines of this window that have their rows in the next one; negative: rows here that have their lines there. */
  readonly carried: bigint;
  /** How many of its lines and rows were made up for, over both of its edges. */
  readonly shifted: bigint;
  /** Whether a neighbour that could make up for the rest is not known. */
  readonly isOpen: boolean;
}

/**
 * Finds what fell across an edge, where only counts are known: one window too few and its neighbour as many too many. From
 * the oldest on, each window is set against the next, so that a difference is made up for once. Where all rests are 0,
 * `difference = carried − carried of the one before`.
 *
 * It is the weakest of proofs: a loss in one window and another line's second row in the next look the same.
 *
 * @param differences lines less rows of windows that follow each other; undefined for one that is not known
 */
export function net(differences: readonly (bigint | undefined)[]): readonly Net[] {
  const rest = [...differences];
  const carried = differences.map((_, index) => {
    const amount = shiftBetween(rest[index], rest[index + 1]);
    if (amount === 0n) return 0n;
    rest[index] = (rest[index] ?? 0n) - amount;
    rest[index + 1] = (rest[index + 1] ?? 0n) + amount;
    return amount;
  });
  return differences.map((_, index) => ({
    rest: rest[index] ?? 0n,
    carried: carried[index] ?? 0n,
    shifted: abs(carried[index - 1] ?? 0n) + abs(carried[index] ?? 0n),
    isOpen: rest[index] !== 0n && (isUnknown(differences, index - 1) || isUnknown(differences, index + 1)),
  }));
}

/** What of two neighbours' differences cancels, with the sign of the first. */
function shiftBetween(one: bigint | undefined, other: bigint | undefined): bigint {
  if (one === undefined || other === undefined || one * other >= 0n) return 0n;
  const amount = least(abs(one), abs(other));
  return one < 0n ? -amount : amount;
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
