/** Forms of file names by their characters, in which `#` is any digit: those that may be one name are found. */
export interface NameTree {
  next?: Map<string, NameTree>;
  /** The stream that has this whole form first. */
  stream?: number;
}

export function addName(tree: NameTree, form: string, stream: number): void {
  let node = tree;
  for (const character of form) {
    node.next ??= new Map();
    const next = node.next.get(character) ?? {};
    node.next.set(character, next);
    node = next;
  }
  node.stream ??= stream;
}

/** The first stream with a form that may be the same name as this one. */
export function streamNamed(tree: NameTree, form: string): number | undefined {
  let reached: readonly NameTree[] = [tree];
  for (const character of form) reached = reached.flatMap((node) => step(node, character));
  const found = reached.flatMap(({ stream }) => (stream === undefined ? [] : [stream]));
  return found.length === 0 ? undefined : Math.min(...found);
}

function step({ next }: NameTree, character: string): readonly NameTree[] {
  if (next === undefined) return [];
  return alike(character).flatMap((one) => next.get(one) ?? []);
}

const digits = [...'0123456789'];

/** The characters of a form that may stand for the same character of a name. */
function alike(character: string): readonly string[] {
  if (character === '#') return ['#', ...digits];
  return digits.includes(character) ? [character, '#'] : [character];
}
