import type { WrittenNode } from "../../base/written-node.js";

/** A node of a text. */
export interface TextNode extends WrittenNode {
  /** Of the key that leads to the node, or of the node itself. */
  readonly offset: number;
  readonly children: ReadonlyMap<string, TextNode>;
}
