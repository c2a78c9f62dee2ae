/**
 * The strongly connected components of a graph, after Tarjan, without recursion: descriptions hold chains of thousands
 * of references.
 */
export function findComponents(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const components: string[][] = [];

  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work: { readonly node: string; readonly rest: string[] }[] = [];
    const enter = (node: string) => {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      stack.push(node);
      onStack.add(node);
      work.push({ node, rest: [...(graph.get(node) ?? [])].filter((next) => graph.has(next)) });
    };
    const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));
    enter(root);
    for (let frame = work[work.length - 1]; frame !== undefined; frame = work[work.length - 1]) {
      const next = frame.rest.pop();
      if (next !== undefined) {
        if (!index.has(next)) enter(next);
        else if (onStack.has(next)) lower(frame.node, index.get(next) ?? 0);
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent !== undefined) lower(parent.node, low.get(frame.node) ?? 0);
      if (low.get(frame.node) === index.get(frame.node)) components.push(popComponent(frame.node, stack, onStack));
    }
  }
  return components;
}

function popComponent(root: string, stack: string[], onStack: Set<string>): string[] {
  const component: string[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack.delete(node);
    component.push(node);
    if (node === root) break;
  }
  return component;
}
