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
 * the oldest on, each window is set against the next, so that a difference is made up for once. Of each window
 * `difference = rest + carried − carried of the one before`.
 *
 * It is the weakest of proofs: a loss in one window and another line's second row in the next look the same.
 *
 * @param differences lines less rows of windows that follow each other; undefined for one that is not known
 * @param into what the window before the first carried into it for good; undefined where that one is not known
 * @param out what the last carried into the window behind it for good; undefined where that one is not known
 */
export function net(
  differences: readonly (bigint | undefined)[],
  into: bigint | undefined,
  out: bigint | undefined,
): readonly Net[] {
  const rest = [...differences];
  add(rest, 0, into ?? 0n);
  add(rest, rest.length - 1, -(out ?? 0n));
  const edges = [into ?? 0n];
  for (const index of rest.keys()) {
    const amount = shiftBetween(rest[index], rest[index + 1]);
    add(rest, index, -amount);
    add(rest, index + 1, amount);
    edges.push(amount);
  }
  edges[rest.length] = out ?? 0n;
  const isKnown = [into !== undefined, ...differences.map((one) => one !== undefined), out !== undefined];
  return differences.map((_, index) => ({
    rest: rest[index] ?? 0n,
    carried: edges[index + 1] ?? 0n,
    shifted: abs(edges[index] ?? 0n) + abs(edges[index + 1] ?? 0n),
    isOpen: rest[index] !== 0n && !(isKnown[index] && isKnown[index + 2]),
  }));
}

function add(rest: (bigint | undefined)[], index: number, amount: bigint): void {
  const one = rest[index];
  if (one !== undefined) rest[index] = one + amount;
}

/** What of two neighbours' differences cancels, with the sign of the first. */
function shiftBetween(one: bigint | undefined, other: bigint | undefined): bigint {
  if (one === undefined || other === undefined || one * other >= 0n) return 0n;
  const amount = least(abs(one), abs(other));
  return one < 0n ? -amount : amount;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
