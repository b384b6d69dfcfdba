/** A line of a container's log. Text from outside. */
export interface LogLine {
  readonly atMs: number;
  readonly container: string;
  readonly message: string;
}

/** Lines of several containers, by time; those of one instant in the order in which they came. */
export function inOrder(lines: readonly LogLine[]): readonly LogLine[] {
  return lines.toSorted((a, b) => a.atMs - b.atMs);
}
