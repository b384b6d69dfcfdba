/** What the batch adds up and the Lambda compares, in place of single lines. */
export type Aggregate = 'hour' | 'day';

/** Whose hours and days: another zone than the machine's and than UTC. */
export const zone = 'Asia/Tokyo';
const offsetMs = 9 * 3_600_000;

const lengthMs = { hour: 3_600_000, day: 86_400_000 } as const;

/** An hour or a day can only be compared once it is over: so the application tells the time of the one before. */
export function shiftOf(aggregate: Aggregate | undefined): number {
  return aggregate === undefined ? 0 : lengthMs[aggregate];
}

/** From the beginning of the first bucket to the end of the last one. */
export function bucketsAround(aggregate: Aggregate, firstMs: number, lastMs: number) {
  const length = lengthMs[aggregate];
  const beginning = (ms: number) => Math.floor((ms + offsetMs) / length) * length - offsetMs;
  return { fromMs: beginning(firstMs), toMs: beginning(lastMs) + length };
}
