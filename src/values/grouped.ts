/** `34,700`: a whole number by its digits, since it may be beyond what a double holds. */
export function grouped(count: bigint | number | string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
