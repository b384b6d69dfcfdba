/** Of 48 bits. One hash in 32 is smaller, and of many hardly ever their mean. */
const leastMean = 1n << 43n;

/**
 * Whether a sum is one of hashes, which spread over their 48 bits. Of numbers that count up others add up to the same: 5 and
 * 7, or 6 twice.
 */
export function isOfHashes(sum: bigint, count: bigint): boolean {
  return sum >= count * leastMean;
}
