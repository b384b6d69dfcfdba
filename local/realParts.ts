/** Whether a missing real component (Fluentd, a database, dig) is an error and never a skip or a stand-in. */
export function realIsRequired(): boolean {
  return process.env.CI === 'true' || process.env.REQUIRE_REAL === '1';
}
