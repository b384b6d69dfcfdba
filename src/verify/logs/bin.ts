import type { Stretch } from '../stretch.ts';

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

/** The longest bin of which a window holds a whole number; a window of 90 minutes is three of 30. */
export function binOf({ windowMs }: Pick<Stretch, 'windowMs'>): Bin {
  const bin = bins.find(({ ms }) => windowMs % ms === 0);
  if (bin === undefined) throw new RangeError('a window is a whole number of milliseconds');
  return bin;
}

function dividing(most: number, unit: string, unitMs: number): readonly Bin[] {
  return Array.from({ length: most }, (_, index) => most - index)
    .filter((amount) => most % amount === 0)
    .map((amount) => ({ text: `${amount}${unit}`, ms: amount * unitMs }));
}
