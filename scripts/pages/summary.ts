import { isObject, type JsonObject } from "../base/json.js";
import { inferredMark } from "../spec/extensions.js";
import { operationsIn } from "../spec/path-item.js";

/** How much a page says. */
export interface PageSummary {
  readonly operations: number;
  /** Parameters, and properties of bodies, each once for each place in which it is described. */
  readonly fields: number;
  /** Of the fields: those that only a command or a JSON example shows. */
  readonly inferred: number;
}

/** Counts what a description of a page has. */
export function summarizePage(document: JsonObject): PageSummary {
  let [operations, fields, inferred] = [0, 0, 0];
  const count = (field: unknown): void => {
    fields++;
    if (isObject(field) && field[inferredMark] === "example") inferred++;
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties" && isObject(value)) for (const field of Object.values(value)) count(field);
      if (key === "parameters" && Array.isArray(value)) for (const field of value) count(field);
      if (key !== "examples" && key !== "example" && key !== "default" && key !== "enum") visit(value);
    }
  };
  for (const item of Object.values(isObject(document.paths) ? document.paths : {}))
    if (isObject(item)) operations += operationsIn(item, "").length;
  visit(document);
  return { operations, fields, inferred };
}
