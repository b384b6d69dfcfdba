/**
 * The circles of a graph: each list holds the nodes that all reach each other, with two nodes at the least.
 * Tarjan's strongly connected components, "Depth-first search and linear graph algorithms", 1972.
 */
export function circlesOf(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: (readonly string[])[] = [];

  const visit = (node: string): number => {
    let low = index.size;
    index.set(node, low);
    lowest.set(node, low);
    open.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!index.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, index.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === index.get(node)) close(node);
    return low;
  };
  const close = (node: string) => {
    const circle = open.splice(open.indexOf(node));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const node of arrows.keys()) if (!index.has(node)) visit(node);
  return circles;
}
