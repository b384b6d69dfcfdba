/** Some members of a value, by their names. */
export function picked<T extends object, Name extends keyof T>(
  from: T,
  names: readonly Name[],
): Partial<Pick<T, Name>> {
  const members: Partial<Pick<T, Name>> = {};
  for (const name of names) members[name] = from[name];
  return members;
}
