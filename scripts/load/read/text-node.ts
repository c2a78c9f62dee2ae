/** A node of a text. */
export interface TextNode {
  /** Of the key that leads to the node, or of the node itself. */
  readonly offset: number;
  readonly children: ReadonlyMap<string, TextNode>;
}
