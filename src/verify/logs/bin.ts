/** A length in which Insights counts. */
export interface Bin {
  /** As the query writes it, `5m`. */
  readonly text: string;
  readonly ms: number;
}

/**
 * What Insights' `bin()` takes, largest first. Only lengths that divide a day, so that the bins begin at the same
 * instants whether Insights counts them from the epoch or from midnight.
 */
const bins: readonly Bin[] = [
  ...dividing(24, 'h', 3_600_000),
  ...dividing(60, 'm', 60_000),
  ...dividing(60, 's', 1000),
  ...dividing(1000, 'ms', 1),
];

/**
 * The longest bin that no edge cuts: windows of 90 minutes are counted by half hours, days of Tokyo by three hours, and
 * days of 23 and 25 hours as well as all others.
 *
 * @param edgesMs instants in whole ms; without any of them the longest bin of all
 */
export function binOf(edgesMs: readonly number[]): Bin {
  const bin = bins.find(({ ms }) => edgesMs.every((edge) => edge % ms === 0));
  if (bin === undefined) throw new RangeError('a window begins and ends at whole milliseconds');
  return bin;
}

function dividing(most: number, unit: string, unitMs: number): readonly Bin[] {
  return Array.from({ length: most }, (_, index) => most - index)
    .filter((amount) => most % amount === 0)
    .map((amount) => ({ text: `${amount}${unit}`, ms: amount * unitMs }));
}
