/** A longer word is no slip of a name, and looking for slips takes time with the square of its length. */
const longest = 100;

/**
 * The candidate that was probably meant, or undefined when none is near. Case does not count; a word of n letters
 * may hold n/3 slips (at least one). The first of two equally near ones wins.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const slips = Math.max(1, Math.floor(word.length / 3));
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > slips) continue;
    const found = distance(word.toLowerCase(), candidate.toLowerCase());
    if (found <= slips && found < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { candidate, slips: found };
  }
  return best?.candidate;
}

/**
 * Slips of the keyboard between two words: a letter left out, put in, replaced, or two neighbours swapped
 * (optimal string alignment, a restricted Damerau-Levenshtein distance).
 */
export function distance(from: string, to: string): number {
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  let beforeLast = last;
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
