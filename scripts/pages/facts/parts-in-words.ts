import { isObject } from "../../base/json.js";
import { type JsonNode, memberNames, readJson } from "../blocks/json-reader.js";
import { hasSettledParts, isPartName } from "../words/field-names.js";
import type { Example } from "./infer-schema.js";
import type { PlacedField } from "./operation-facts.js";
import { usualParentOf } from "./usual-parents.js";

/** Most values that are looked for in the words about one field. */
const mostShown = 5;

/** How names of any kind are called in examples: `{"key": "value"}`. */
const anyName = /^(?:key|name|k|foo|string)\d*$/i;

/**
 * Parts of a field of the body that the words about it show, as bodies that have nothing else: `{"include_usage": true}`,
 * `[{role, content}]`, ``each with `role` and `content` ``.
 */
export function partsInWords(field: PlacedField): readonly Example[] {
  const { path, place, schema, line } = field;
  const { description, default: value } = schema;
  const types = [schema.type, ...branchTypes(schema.oneOf)].flat();
  const isList = types.includes("array");
  if (place !== "body" || path.length !== 1) return [];
  const isOpen = schema.type === undefined && schema.oneOf === undefined;
  if (!isOpen && !isList && !types.includes("object")) return [];
  const said = typeof description === "string" ? description : "";
  const shown = [...valuesIn(`${said} ${isObject(value) ? JSON.stringify(value) : ""}`), ...namesIn(said, field)];
  return shown.map((node) => ({ node: heldBy(path[0] ?? "", isList, node), lineAt: () => line }));
}

function branchTypes(branches: unknown): readonly unknown[] {
  return Array.isArray(branches) ? branches.map((branch) => (branch as { readonly type?: unknown }).type) : [];
}

/** Objects and lists of them, as JSON. */
function valuesIn(text: string): readonly JsonNode[] {
  const found: JsonNode[] = [];
  for (const { index } of text.matchAll(/(?:\[\s*)?\{\s*["'A-Za-z_]/g)) {
    if (found.length === mostShown) break;
    if (index < (found.at(-1)?.end ?? 0)) continue;
    try {
      const node = readJson(text, index);
      const items = node.kind === "array" ? node.items : [node];
      const names = items.flatMap(memberNames);
      if (names.length > 0 && names.every((name) => /^[A-Za-z_]\w*$/.test(name) && !anyName.test(name)))
        found.push(node);
    } catch {
      // It is no JSON.
    }
  }
  return found;
}

/** `{ role, content }`, with marks of what may be left out and of lists; behind some signs they are values. */
const bracedNames =
  /(?<![∈=:]\s*)\{\s*([a-z_]\w{0,30}\??(?:\[\])?(?:\s*[,，、]\s*[a-z_]\w{0,30}\??(?:\[\])?){1,8})\s*\}/;

/** Names in braces that list no values, and names that bodies have nowhere else together. */
function namesIn(text: string, field: PlacedField): readonly JsonNode[] {
  const told = field.schema.type === "object" ? toldParts(text) : [];
  if (told.length > 1) return [objectOf(told)];
  const isSettled = hasSettledParts(field.path[0] ?? "");
  const [, list = ""] = bracedNames.exec(text) ?? [];
  const listed = list.split(/\s*[,，、]\s*/).map((name) => name.replace(/\W+$/, ""));
  if (list !== "" && (!isSettled || listed.some(isPartName))) return [objectOf(listed)];
  const named = [...text.matchAll(isSettled ? /(?<![\w.-])`?([a-z_]\w{1,30})(?![\w.(-])/g : /`([a-z_]\w{1,30})`/g)];
  const parts = [...new Set(named.map(([, name = ""]) => name).filter(isPartName))];
  const isOwn = parts.length > 1 && usualParentOf(parts, [field])?.filter((name) => name !== "[]").length === 1;
  return isOwn ? [objectOf(parts)] : [];
}

/** Names in code that all parts of a sentence begin with: `` `effort` is how hard; `summary` is how it is told ``. */
function toldParts(text: string): readonly string[] {
  const names = text.split(/[;；]\s*/).map((part) => /^`([a-z_]\w{0,40})`\s*[^\s`,，、/|.]/.exec(part)?.[1]);
  return names.filter((name) => name !== undefined).length === names.length ? (names as string[]) : [];
}

function objectOf(names: readonly string[]): JsonNode {
  const unknown: JsonNode = { kind: "unknown", offset: 0, end: 0 };
  const members = names.map((name) => ({ name, offset: 0, value: unknown }));
  return { kind: "object", members, elided: true, offset: 0, end: 0 };
}

function heldBy(name: string, isList: boolean, node: JsonNode): JsonNode {
  const { offset, end } = node;
  const items: JsonNode =
    isList && node.kind === "object" ? { kind: "array", items: [node], elided: true, offset, end } : node;
  return { kind: "object", members: [{ name, offset, value: items }], elided: true, offset, end };
}
