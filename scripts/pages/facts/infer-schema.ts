import type { JsonObject } from "../../base/json.js";
import { objectOf } from "../../base/json.js";
import type { JsonNode } from "../blocks/json-reader.js";

/** A value of an example and the way to its line on the page. */
export interface Example {
  readonly node: JsonNode;
  readonly lineAt: (offset: number) => number;
}

/** Marks a schema as inferred from an example on a line. */
export type MarkExample = (schema: JsonObject, line: number) => JsonObject;

/** `<string>` and the like stand for a value; they are none. */
const placeholder = /^<\w[\w -]*>$|^\.{3}$|^string$/i;

/**
 * The schema that examples of one value suggest. An example shows what may be there: nothing is required, and a lone
 * `null` tells nothing of the type.
 */
export function inferSchema(examples: readonly Example[], mark: MarkExample): JsonObject {
  const [first] = examples;
  if (first === undefined) return {};
  const line = first.lineAt(first.node.offset);
  const kinds = [...new Set(examples.map(({ node }) => typeOf(node)).filter((kind) => kind !== undefined))];
  const known = kinds.includes("number") ? kinds.filter((kind) => kind !== "integer") : kinds;
  const types = known.filter((kind) => kind !== "null");
  if (types.length === 0) return mark({}, line);
  return mark(
    {
      type: known.length === 1 ? known[0] : known,
      ...inferProperties(examples, mark),
      ...(types.includes("array") && { items: inferItems(examples, mark, line) }),
      ...examplesOf(examples, known),
    },
    line,
  );
}

function typeOf(node: JsonNode): string | undefined {
  if (node.kind === "number") return /^-?\d+$/.test(node.text) ? "integer" : "number";
  if (node.kind === "string" && /^<(?:any|unknown|null)>$/i.test(node.value)) return undefined;
  return node.kind;
}

function inferProperties(examples: readonly Example[], mark: MarkExample): JsonObject {
  const values = new Map<string, Example[]>();
  for (const { node, lineAt } of examples) {
    for (const { name, offset, value } of node.kind === "object" ? node.members : []) {
      // A property stands on the line of its name.
      const at = (place: number): number => lineAt(place === value.offset ? offset : place);
      values.set(name, [...(values.get(name) ?? []), { node: value, lineAt: at }]);
    }
  }
  const properties = [...values].map(([name, list]) => [name, inferSchema(list, mark)] as const);
  return properties.length === 0 ? {} : { properties: objectOf(properties) };
}

function inferItems(examples: readonly Example[], mark: MarkExample, line: number): JsonObject {
  const items = examples.flatMap(({ node, lineAt }) =>
    node.kind === "array" ? node.items.map((item) => ({ node: item, lineAt })) : [],
  );
  return items.length === 0 ? mark({}, line) : inferSchema(items, mark);
}

/** The first example that is a plain value, short and no placeholder. */
function examplesOf(examples: readonly Example[], types: readonly string[]): JsonObject {
  for (const { node } of examples) {
    if (node.kind === "string" && !placeholder.test(node.value) && node.value.length <= 60)
      return { examples: [node.value] };
    if (node.kind === "number" && types.some((type) => type === "integer" || type === "number"))
      return { examples: [Number(node.text)] };
    if (node.kind === "boolean") return { examples: [node.value] };
  }
  return {};
}
