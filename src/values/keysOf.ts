/** The keys of a record in their order, by their type. For values that have no members beyond those of it. */
export function keysOf<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[];
}
