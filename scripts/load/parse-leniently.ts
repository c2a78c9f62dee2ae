import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";

/** What the first parser refuses on purpose; no second opinion is asked. */
const deliberate = /tag|duplicat|document|tab|alias|anchor|deep|depth|nest/i;

/** Whether a text that is refused for this reason may be read by a more patient parser. */
export function isLayoutReason(reason: string): boolean {
  return !deliberate.test(reason);
}

/**
 * Parses YAML whose layout only the strictest parsers refuse, such as the lines of a flow collection that stand too far
 * left. `undefined` when this parser has anything to say against the text either.
 */
export function parseLeniently(text: string): Document.Parsed | undefined {
  const document = parseDocument(text, { version: "1.2", merge: true, prettyErrors: false });
  return document.errors.length > 0 || document.warnings.length > 0 ? undefined : document;
}

/** The value of a document, or `undefined` where its aliases lead nowhere or multiply. */
export function yamlValue(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Calls back for each child of a node with its token and offset: that of its key, or of itself in a list. */
export function* childrenOf(node: Node | null): Iterable<readonly [token: string, offset: number, child: Node | null]> {
  if (isSeq<Node | null>(node)) {
    for (const [index, item] of node.items.entries()) yield [String(index), item?.range?.[0] ?? 0, item];
  } else if (isMap<Node, Node | null>(node)) {
    for (const { key, value } of node.items) {
      yield [isScalar(key) ? String(key.value ?? "") : "", key.range?.[0] ?? 0, value];
    }
  }
}
