import type { Node } from 'yaml';
import type { Path } from '../finding.ts';
import { suggest } from '../suggest.ts';

/** So many of the last anchors are looked through for the one that was meant. */
const mostNear = 100;

/** The anchors (`&name`) above the place that is being read, and those that something refers to. */
export class Anchors {
  readonly #nodes = new Map<string, Node>();
  readonly #paths = new Map<Node, Path>();
  readonly #followed = new Set<Node>();

  add(name: string, node: Node, path: Path): void {
    this.#nodes.set(name, node);
    if (!this.#paths.has(node)) this.#paths.set(node, path);
  }

  /** What an alias stands for, or else the anchor that was probably meant, which counts as one that is referred to. */
  follow(name: string): { readonly target?: Node; readonly near?: string | undefined } {
    const target = this.#nodes.get(name);
    if (target) {
      this.#followed.add(target);
      return { target };
    }
    const near = suggest(name, [...this.#nodes.keys()].slice(-mostNear));
    if (near !== undefined) this.follow(near);
    return { near };
  }

  /** Where the anchors stand to which nothing refers. */
  unused(): readonly Path[] {
    return [...this.#paths].flatMap(([node, path]) => (this.#followed.has(node) ? [] : [path]));
  }
}
