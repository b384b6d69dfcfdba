import { isDeepStrictEqual } from 'node:util';

/** What reads were answered: an output, or what was thrown. */
export type Told = { readonly output: unknown } | { readonly thrown: unknown };

/** Remembers for each read what it said before its answer changed last. */
export interface Earlier {
  /** Notes an answer, and gives the one before it that was another; the answer itself where there was none. */
  note(operation: string, input: unknown, told: Told): Told;
}

export function makeEarlier(): Earlier {
  const answers = new Map<string, { readonly now: Told; readonly before: Told }>();
  return {
    note: (operation, input, told) => {
      const read = `${operation} ${JSON.stringify({ ...(input as object), include: undefined })}`;
      const known = answers.get(read);
      const before = known && !isDeepStrictEqual(known.now, told) ? known.now : known?.before;
      answers.set(read, { now: told, before: before ?? told });
      return before ?? told;
    },
  };
}
