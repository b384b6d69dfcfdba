/** An instant as people and JSON read it: ISO 8601 in UTC, to the millisecond. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
