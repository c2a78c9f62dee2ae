import { addTo } from "../../base/group-by.js";
import type { Step } from "../changes/step.js";
import type { Edge, SchemaPair } from "./pair.js";
import type { Trace } from "./trace.js";

/** A pair and a shortest way to it. */
export interface Reached {
  readonly pair: SchemaPair;
  readonly edges: readonly Edge[];
}

/** A pair of schemas and those of all its parts, each once, the nearest first. */
export function reachedFrom(root: SchemaPair): readonly Reached[] {
  const seen = new Set<SchemaPair>([root]);
  const reached: Reached[] = [{ pair: root, edges: [] }];
  for (const { pair, edges } of reached) {
    for (const edge of pair.edges) {
      if (seen.has(edge.pair)) continue;
      seen.add(edge.pair);
      reached.push({ pair: edge.pair, edges: [...edges, edge] });
    }
  }
  return reached;
}

/** The steps to a difference. */
export function stepsTo(edges: readonly Edge[], { difference }: Trace): readonly Step[] {
  return [...edges.map(({ step }) => step), ...(difference.step ? [difference.step] : [])];
}

/**
 * Other ways to a difference in the same body, parameter or header: for each pair on the known way, each other part that has
 * it, reached the shortest way. A way through a schema that holds itself is none.
 */
export function otherWaysTo(trace: Trace): readonly (readonly Step[])[] {
  const { root, edges } = trace;
  const holders = holdersIn(root);
  return edges.flatMap((edge, index) => {
    const behind = new Set(edges.slice(index).map(({ pair }) => pair));
    const isBehind = (holder: Reached) =>
      [root, ...holder.edges.map(({ pair }) => pair)].some((pair) => behind.has(pair));
    return (holders.get(edge.pair) ?? [])
      .filter(({ by, holder }) => by !== edge && !isBehind(holder))
      .map(({ by, holder }) => stepsTo([...holder.edges, by, ...edges.slice(index + 1)], trace));
  });
}

interface Holder {
  readonly holder: Reached;
  readonly by: Edge;
}

/** What holds each pair, by each of its edges. */
function holdersIn(root: SchemaPair): ReadonlyMap<SchemaPair, readonly Holder[]> {
  const known = knownHolders.get(root);
  if (known) return known;
  const holders = new Map<SchemaPair, Holder[]>();
  for (const holder of reachedFrom(root)) for (const by of holder.pair.edges) addTo(holders, by.pair, { holder, by });
  knownHolders.set(root, holders);
  return holders;
}

const knownHolders = new WeakMap<SchemaPair, ReadonlyMap<SchemaPair, readonly Holder[]>>();
