/** The name of the n-th version of a file in its folder. */
export function versionName(file: string, number: number): string {
  return `${file}.${number}`;
}

/** The numbers of the versions of a file that stand in a folder, in no order. */
export function versionsOf(file: string, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => {
    const number = name.startsWith(`${file}.`) ? name.slice(file.length + 1) : '';
    return /^[1-9]\d*$/.test(number) ? [Number(number)] : [];
  });
}

/** The versions that nobody can be about to follow up: the last two stay, so that who comes late finds them there. */
export function outdated(versions: readonly number[]): readonly number[] {
  const last = Math.max(0, ...versions);
  return versions.filter((number) => number < last - 1);
}
