/** A list without an order, by the name of each entry. */
export function byName<T, N>(
  list: readonly T[] | undefined,
  name: (entry: T) => string | undefined,
  value: (entry: T) => N,
): Record<string, N> {
  return Object.fromEntries((list ?? []).map((entry) => [name(entry) ?? '', value(entry)]));
}

/** AWS writes an empty list where there was none. */
export function nonEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
