import { child, join, tokensOf } from "../../base/json.js";
import type { WrittenNode } from "../../base/written-node.js";

/** What a file has and what counts for nothing: an overlay says otherwise, or OpenAPI ignores it. */
export class HiddenNodes {
  private readonly hidden = new Set<string>();
  /** Pointers of what has something that is hidden, at whatever depth. */
  private readonly holders = new Set<string>();
  private shown = new WeakMap<WrittenNode, WrittenNode>();

  hide(pointer: string): void {
    const tokens = tokensOf(pointer);
    for (let length = 0; length < tokens.length; length++) this.holders.add(join("", ...tokens.slice(0, length)));
    this.hidden.add(pointer);
    this.shown = new WeakMap();
  }

  /** The node without what is hidden in it: mostly itself. */
  without(node: WrittenNode, pointer: string): WrittenNode {
    if (!this.holders.has(pointer)) return node;
    const known = this.shown.get(node) ?? new ShownNode(this, node, pointer);
    this.shown.set(node, known);
    return known;
  }

  childrenOf(node: WrittenNode, pointer: string): ReadonlyMap<string, WrittenNode> {
    const children = [...node.children].map(([token, inner]) => ({ token, inner, at: child(pointer, token) }));
    const left = children.filter(({ at }) => !this.hidden.has(at));
    return new Map(left.map(({ token, inner, at }) => [token, this.without(inner, at)]));
  }
}

class ShownNode implements WrittenNode {
  readonly scalar = undefined;
  private known: ReadonlyMap<string, WrittenNode> | undefined;

  constructor(
    private readonly nodes: HiddenNodes,
    private readonly node: WrittenNode,
    private readonly pointer: string,
  ) {}

  get children(): ReadonlyMap<string, WrittenNode> {
    this.known ??= this.nodes.childrenOf(this.node, this.pointer);
    return this.known;
  }
}
