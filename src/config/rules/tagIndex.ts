import { alternatives } from './alternatives.ts';
import { addPattern, type PatternTree, takersOf } from './patternTree.ts';

/** Streams by the patterns of their tags: those that take all of a tag are found without a look at each. */
export class TagIndex {
  readonly #plain: PatternTree = {};
  /** By the whole pattern, of which it is only known that it takes itself. */
  readonly #odd = new Map<string, number[]>();

  /** Streams come in their order. One that has a taker need not come: the other takes all that it would take. */
  add(tag: string, stream: number): void {
    for (const pattern of alternatives(tag)) {
      if (isOdd(pattern)) this.#odd.set(pattern, [...(this.#odd.get(pattern) ?? []), stream]);
      else addPattern(this.#plain, pattern, stream);
    }
  }

  /**
   * For each alternative of a tag the streams that take all of it; nothing where one has no such stream. Only what is
   * certain counts.
   */
  takers(tag: string): readonly (readonly number[])[] {
    const takers: (readonly number[])[] = [];
    for (const one of alternatives(tag)) {
      const found = this.#takersOf(one);
      if (found.length === 0) return [];
      takers.push(found);
    }
    return takers;
  }

  /** Of braces without alternatives nothing is known but that `**` takes them. */
  #takersOf(tag: string): readonly number[] {
    const any = this.#plain.next?.get('**')?.streams ?? [];
    const plain = tag.includes('{') ? any : takersOf(this.#plain, tag);
    return [...(this.#odd.get(tag) ?? []), ...plain];
  }
}

/** Braces without alternatives, and stars of which Fluentd makes regular expressions that mean less than they seem to. */
function isOdd(pattern: string): boolean {
  return /\{|\*{3}|\*\*\.\*\*/.test(pattern);
}
