import { addTo } from "../../base/group-by.js";
import type { JsonObject } from "../../base/json.js";
import { objectOf } from "../../base/json.js";
import type { JsonNode } from "../blocks/json-reader.js";

/** A value of an example and the way to its line on the page. */
export interface Example {
  readonly node: JsonNode;
  readonly lineAt: (offset: number) => number;
  /** A command sends it as it is. */
  readonly isSent?: true;
}

/** Marks a schema as inferred from an example on a line. */
export type MarkExample = (schema: JsonObject, line: number) => JsonObject;

/** Who sends the values: what a page shows of a request restricts none. */
export type BodySide = "request" | "response";

/** `<string>` and the like stand for a value; they are none. */
const placeholder = /^<\w[\w -]*>$|^\.{3}$|^string$/i;

/** How tools call the members of an object of any names. */
const anyName = /^additionalProp\d+$/;

const everyType = ["object", "array", "string", "number", "boolean", "null"];

/**
 * The schema that examples of one value suggest. An example shows what may be there: nothing is required, a whole number
 * is a number, and a lone `null` tells nothing of the type. Of a request it tells names and values, and no type at all:
 * where it shows a text, a list may be taken as well.
 */
export function inferSchema(examples: readonly Example[], mark: MarkExample, direction: BodySide): JsonObject {
  const [first] = examples;
  if (first === undefined) return {};
  const line = first.lineAt(first.node.offset);
  const types = [...new Set(examples.map(({ node }) => typeOf(node)).filter((type) => type !== undefined))];
  const hasValue = types.some((type) => type !== "null");
  const properties = inferProperties(examples, mark, direction);
  return mark(
    {
      ...(hasValue && direction === "response" && { type: types.length === 1 ? types[0] : types }),
      ...(properties && { ...(direction === "request" && { type: everyType }), properties }),
      ...(types.includes("array") && { items: inferItems(examples, mark, direction) }),
      ...examplesOf(examples),
    },
    line,
  );
}

function typeOf(node: JsonNode): string | undefined {
  if (node.kind === "unknown") return undefined;
  if (node.kind === "string" && /^<(?:any|unknown|null)>$/i.test(node.value)) return undefined;
  return node.kind;
}

function inferProperties(examples: readonly Example[], mark: MarkExample, direction: BodySide): JsonObject | undefined {
  const values = new Map<string, Example[]>();
  for (const { node, lineAt } of examples) {
    for (const { name, offset, value } of node.kind === "object" && !isSchema(node) ? node.members : []) {
      if (anyName.test(name)) continue;
      // A property stands on the line of its name.
      const at = (place: number): number => lineAt(place === value.offset ? offset : place);
      addTo(values, name, { node: value, lineAt: at });
    }
  }
  const properties = [...values].map(([name, list]) => [name, inferSchema(list, mark, direction)] as const);
  return properties.length === 0 ? undefined : objectOf(properties);
}

/** Whether an object is a schema itself, such as that of the parameters of a tool: what stands in it is an example of one. */
function isSchema({ members }: JsonNode & { readonly kind: "object" }): boolean {
  const partOf = (name: string): JsonNode | undefined => members.find((member) => member.name === name)?.value;
  const type = partOf("type");
  return type?.kind === "string" && type.value === "object" && partOf("properties")?.kind === "object";
}

function inferItems(examples: readonly Example[], mark: MarkExample, direction: BodySide): JsonObject {
  const items = examples.flatMap(({ node, lineAt }) =>
    node.kind === "array" ? node.items.map((item) => ({ node: item, lineAt })) : [],
  );
  const [first] = examples;
  return items.length === 0 ? mark({}, first?.lineAt(first.node.offset) ?? 1) : inferSchema(items, mark, direction);
}

/** The first example that is a plain value, short and no placeholder. */
function examplesOf(examples: readonly Example[]): JsonObject {
  for (const { node } of examples) {
    if (node.kind === "string" && !placeholder.test(node.value) && node.value.length <= 60)
      return { examples: [node.value] };
    // `1e400` is none that programs have.
    if (node.kind === "number" && Number.isFinite(Number(node.text))) return { examples: [Number(node.text)] };
    if (node.kind === "boolean") return { examples: [node.value] };
  }
  return {};
}
