/** The places of two entries in their list. */
export type Pair = readonly [number, number];

/** An entry stands in no more pairs as the second: where all entries go together, pairs grow with their square. */
const mostFirst = 10;

/** Each entry behind the first ones before it that have the same text. One that is undefined is not known. */
export function samePairs(texts: readonly (string | undefined)[]): readonly Pair[] {
  const pairs = [...placesOf(texts).values()].flatMap((places) =>
    places.flatMap((second, index) => behind(places.slice(0, Math.min(index, mostFirst)), [second])),
  );
  return pairs.sort(byLater);
}

/** Each entry behind the first ones with whose whole text its own, longer one begins. */
export function nestedPairs(texts: readonly (string | undefined)[]): readonly Pair[] {
  const places = placesOf(texts);
  const pairs: Pair[] = [];
  let outer: readonly string[] = [];
  // So sorted, a text stands before all that begin with it, and nothing else stands between them.
  for (const text of [...places.keys()].sort()) {
    outer = outer.filter((one) => text.startsWith(one));
    const first = outer.flatMap((one) => places.get(one)?.slice(0, mostFirst) ?? []).sort((one, other) => one - other);
    pairs.push(...behind(first.slice(0, mostFirst), places.get(text) ?? []));
    outer = [...outer, text];
  }
  return pairs.sort(byLater);
}

function placesOf(texts: readonly (string | undefined)[]): ReadonlyMap<string, readonly number[]> {
  const known = [...texts.entries()].flatMap(([place, text]) => (text === undefined ? [] : [{ place, text }]));
  const groups = Map.groupBy(known, ({ text }) => text);
  return new Map([...groups].map(([text, group]) => [text, group.map(({ place }) => place)]));
}

function behind(first: readonly number[], second: readonly number[]): readonly Pair[] {
  return second.flatMap((inner) => first.map((outer): Pair => [outer, inner]));
}

/** As they come when each entry is held against all before it. */
function byLater(one: Pair, other: Pair): number {
  return Math.max(...one) - Math.max(...other) || Math.min(...one) - Math.min(...other);
}
