import { createRequire } from "node:module";
import type { Document, Node } from "yaml";
import type { Scalar } from "../../base/written-node.js";
import type { TextNode } from "./text-node.js";

/** Few texts need this parser, and the others are not to wait for it. */
const yaml = (): typeof import("yaml") => createRequire(import.meta.url)("yaml");

/** What the first parser refuses on purpose; no second opinion is asked. */
const deliberate = /tag|duplicat|document|tab|alias|anchor|deep|depth|nest|exceed/i;

/** Whether a text that is refused for this reason may be read by a more patient parser. */
export function isLayoutReason(reason: string): boolean {
  return !deliberate.test(reason);
}

/**
 * Parses YAML whose layout only the strictest parsers refuse, such as the lines of a flow collection that stand too far
 * left. `undefined` when this parser has anything to say against the text either.
 */
export function parseLeniently(text: string): Document.Parsed | undefined {
  const document = yaml().parseDocument(text, { version: "1.2", merge: true, prettyErrors: false });
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

/** The places in a text that this parser reads; what aliases repeat is placed once. */
export function lenientPlaces(text: string): TextNode | undefined {
  const document = parseLeniently(text);
  return document && placeOf(document.contents, 0);
}

function placeOf(node: Node | null, offset: number): TextNode {
  const children = new Map<string, TextNode>();
  for (const [token, at, child] of childrenOf(node)) children.set(token, placeOf(child, at));
  return { offset, children, scalar: scalarOf(node) };
}

function scalarOf(node: Node | null): Scalar | undefined {
  const value = yaml().isScalar(node) && node.tag === undefined ? node.value : undefined;
  return value === null || ["string", "number", "boolean"].includes(typeof value) ? (value as Scalar) : undefined;
}

/** Each child of a node with its token and offset: that of its key, or of itself in a list. */
function* childrenOf(node: Node | null): Iterable<readonly [token: string, offset: number, child: Node | null]> {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq<Node | null>(node)) {
    for (const [index, item] of node.items.entries()) yield [String(index), item?.range?.[0] ?? 0, item];
  } else if (isMap<Node, Node | null>(node)) {
    for (const { key, value } of node.items) {
      yield [isScalar(key) ? String(key.value ?? "") : "", key.range?.[0] ?? 0, value];
    }
  }
}
