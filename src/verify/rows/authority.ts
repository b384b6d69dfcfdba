/** RDS signs its servers' certificates itself: a machine knows its authorities only where somebody put them there. */
export function isOfRds(host: string): boolean {
  return /\.rds\.amazonaws\.com(\.cn)?$/i.test(host);
}
