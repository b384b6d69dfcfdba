/** A part of a URL without its percent encoding. A `%` that encodes nothing is taken as it stands, as the driver of PostgreSQL does. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
