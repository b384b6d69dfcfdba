/** The places of two entries in their list. */
export type Pair = readonly [number, number];

/** An entry stands in no more pairs as the second: where all entries go together, pairs grow with their square. */
const mostFirst = 10;

/** Each entry behind the first ones before it that have the same text. One that is undefined is not known. */
export function samePairs(texts: readonly (string | undefined)[]): readonly Pair[] {
  const pairs = placesOf(texts).flatMap(({ places }) =>
    places.flatMap((second, index) => behind(places.slice(0, Math.min(index, mostFirst)), [second])),
  );
  return pairs.sort(byLater);
}

/** Each entry behind the first ones with whose whole text its own, longer one begins. */
export function nestedPairs(texts: readonly (string | undefined)[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let outer: readonly Places[] = [];
  // So sorted, a text stands before all that begin with it, and nothing else stands between them.
  for (const own of placesOf(texts).sort((one, other) => (one.text < other.text ? -1 : 1))) {
    outer = outer.filter(({ text }) => own.text.startsWith(text));
    const first = outer.flatMap(({ places }) => places.slice(0, mostFirst)).sort((one, other) => one - other);
    pairs.push(...behind(first.slice(0, mostFirst), own.places));
    outer = [...outer, own];
  }
  return pairs.sort(byLater);
}

/** A text, and where it stands. */
interface Places {
  readonly text: string;
  readonly places: readonly number[];
}

function placesOf(texts: readonly (string | undefined)[]): Places[] {
  const known = [...texts.entries()].flatMap(([place, text]) => (text === undefined ? [] : [{ place, text }]));
  const groups = Map.groupBy(known, ({ text }) => text);
  return [...groups].map(([text, group]) => ({ text, places: group.map(({ place }) => place) }));
}

function behind(first: readonly number[], second: readonly number[]): readonly Pair[] {
  return second.flatMap((inner) => first.map((outer): Pair => [outer, inner]));
}

/** As they come when each entry is held against all before it. */
function byLater(one: Pair, other: Pair): number {
  return Math.max(...one) - Math.max(...other) || Math.min(...one) - Math.min(...other);
}
