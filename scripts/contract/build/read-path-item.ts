import type { Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, own, valueAt } from "../../base/json.js";
import { operationsIn, type PlacedOperation, templateNames } from "../../spec/path-item.js";
import type { Parameter } from "../model/types.js";
import type { DocumentReader, Resolved } from "./document-reader.js";

/** What is said of a path in one place. */
export interface PathItemPart {
  readonly item: JsonObject;
  readonly pointer: string;
}

/**
 * A path item, then what it refers to: a reference may stand beside operations, and both count (OpenAPI 3.1, Path Item
 * Object). A circle ends where it is met again.
 */
export function readPathItem(reader: DocumentReader, node: unknown, pointer: string): readonly PathItemPart[] {
  const parts: PathItemPart[] = [];
  const seen = new Set<string>();
  for (let next: Resolved = { node, pointer }; isObject(next.node) && !seen.has(next.pointer); ) {
    seen.add(next.pointer);
    parts.push({ item: next.node, pointer: next.pointer });
    const ref = own(next.node, "$ref");
    if (typeof ref !== "string" || !ref.startsWith("#/")) break;
    const target = decodeURIComponent(ref.slice(1));
    next = { node: valueAt(reader.document, target), pointer: target };
  }
  return parts;
}

/** The operations of a path. What stands there itself goes before what it refers to, which is reported. */
export function operationsOf(
  parts: readonly PathItemPart[],
  reader: DocumentReader,
  report: Report = () => undefined,
): readonly PlacedOperation[] {
  const byMethod = new Map<string, PlacedOperation>();
  for (const placed of parts.flatMap(({ item, pointer }) => operationsIn(item, pointer))) {
    const known = byMethod.get(placed.method);
    if (known === undefined) {
      byMethod.set(placed.method, placed);
      continue;
    }
    report({
      code: "keyword-ignored",
      at: reader.originOf(known.pointer),
      message: `${placed.method} stands beside a reference to a path that has it, too; what the reference has is left out.`,
      related: [reader.originOf(placed.pointer)],
    });
  }
  return [...byMethod.values()];
}

/**
 * The parameters of a path that several share: one that this path does not name says nothing here, and one that it names
 * without a declaration is a text. Loading repairs what stands at the path itself.
 */
export function matchPath(
  parameters: readonly Parameter[],
  { template, placed, reader, report }: MatchPlace,
): readonly Parameter[] {
  const names = new Set(templateNames(template));
  const fitting = parameters.filter((parameter) => parameter.in !== "path" || names.has(parameter.name));
  const at = reader.originOf(placed.pointer);
  const added = [...names]
    .filter((name) => !fitting.some((parameter) => parameter.in === "path" && parameter.name === name))
    .map((name): Parameter => {
      report({
        code: "path-parameter-mismatch",
        at,
        message: `The path parameter "${name}" is not declared; read as a string.`,
      });
      return { name, in: "path", required: true, schema: { at, types: new Set(["string"]), notes: {} }, at };
    });
  return added.length === 0 && fitting.length === parameters.length ? parameters : [...fitting, ...added];
}

interface MatchPlace {
  /** The path as it is written. */
  readonly template: string;
  readonly placed: PlacedOperation;
  readonly reader: DocumentReader;
  readonly report: Report;
}
