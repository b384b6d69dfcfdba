/** Patterns by their parts: a node stands for all that begin with the parts on the way to it. */
export interface PatternTree {
  /** Whether the last of these parts is `**`, which takes any number of parts. */
  readonly isAny?: boolean;
  next?: Map<string, PatternTree>;
  /** The streams of which a pattern ends here, in their order. */
  streams?: number[];
}

export function addPattern(tree: PatternTree, pattern: string, stream: number): void {
  const end = pattern.split('.').reduce(child, tree);
  end.streams ??= [];
  end.streams.push(stream);
}

function child(tree: PatternTree, part: string): PatternTree {
  tree.next ??= new Map();
  const found = tree.next.get(part) ?? { isAny: part === '**' };
  tree.next.set(part, found);
  return found;
}

/** The streams with a pattern that takes all of `tag`, which has no braces. All patterns are followed at once, part by part. */
export function takersOf(tree: PatternTree, tag: string): readonly number[] {
  let reached = new Set<PatternTree>();
  reach(reached, tree);
  for (const part of tag.split('.')) {
    const next = new Set<PatternTree>();
    for (const node of reached) step(next, node, part);
    reached = next;
  }
  return [...reached].flatMap(({ streams }) => streams ?? []);
}

/** `*` is one part of a tag, `**` any number of parts; a part such as `a*` is only known to take itself. */
function step(next: Set<PatternTree>, node: PatternTree, part: string): void {
  if (node.isAny) reach(next, node);
  reach(next, node.next?.get(part));
  if (!part.includes('*')) reach(next, node.next?.get('*'));
}

/** As `**` may take no part at all, what begins with it is reached too. */
function reach(reached: Set<PatternTree>, node: PatternTree | undefined): void {
  if (node === undefined) return;
  reached.add(node);
  reach(reached, node.next?.get('**'));
}
