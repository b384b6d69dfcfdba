/** Milliseconds since the epoch as the SDK's Date; undefined stays so. */
export function dateOf(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}
