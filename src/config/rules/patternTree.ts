/** Patterns by their parts: a node stands for all that begin with the parts on the way to it. */
export interface PatternTree {
  /** Whether the last of these parts is `**`, which takes any number of parts. */
  readonly isAny: boolean;
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
  let reached: ReadonlySet<PatternTree> = new Set(withAny(tree));
  for (const part of tag.split('.'))
    reached = new Set([...reached].flatMap((node) => step(node, part)).flatMap(withAny));
  return [...reached].flatMap(({ streams }) => streams ?? []);
}

/** `*` is one part of a tag, `**` any number of parts; a part such as `a*` is only known to take itself. */
function step(node: PatternTree, part: string): readonly PatternTree[] {
  const stays = node.isAny ? [node] : [];
  if (part === '**') return stays;
  return [...stays, ...at(node, part), ...(part.includes('*') ? [] : at(node, '*'))];
}

/** As `**` may take no part at all, what begins with it is reached too. */
function withAny(node: PatternTree): readonly PatternTree[] {
  return [node, ...at(node, '**')];
}

function at({ next }: PatternTree, part: string): readonly PatternTree[] {
  const found = next?.get(part);
  return found === undefined ? [] : [found];
}
