import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { isNote, joinNull } from "../../spec/nullable.js";
import { pointerOf, resolvePointer } from "../../spec/reference-text.js";
import type { RepairContext } from "./repair-context.js";

const spellings = ["nullable", "x-nullable"] as const;

/** A part that says of values that they may be null, and at most of which type they are else. */
export function isNullPart(part: unknown): part is JsonObject {
  return (
    isObject(part) &&
    isNullable(part) &&
    Object.keys(part).every((keyword) => isSaidBeside(keyword) || keyword === "type")
  );
}

/** An alternative that says nothing else at all. */
export function isNullAlone(part: unknown): part is JsonObject {
  return (
    isObject(part) &&
    isNullable(part) &&
    Object.keys(part).every((keyword) => spellings.some((spelling) => spelling === keyword))
  );
}

/**
 * Reads `allOf: [X, { nullable: true }]` as X or null. By the letter of OpenAPI 3.0.3 null stays refused where X refuses it, so
 * that the part would say nothing; whoever writes it means the other. Its notes are those of the whole.
 */
export function readNullParts(schema: JsonObject, pointer: string, { document, version, note }: RepairContext): void {
  const parts = own(schema, "allOf");
  const index = Array.isArray(parts) ? parts.findIndex(isNullPart) : -1;
  if (!Array.isArray(parts) || index < 0) return;
  const isSaid = isNullable(schema);
  const { allOf: _, ...beside } = schema;
  const others = [beside, ...parts.filter((part) => !isNullPart(part))].filter(asserts);
  if (!isSaid && others.every((other) => saysNull(other, document))) return;
  const at = join(pointer, "allOf", index, ...spellingOf(parts[index]));
  const kept = parts.filter((part) => !isNullPart(part) || isLeft(part, schema));
  const [only] = kept;
  delete schema.allOf;
  if (kept.length === 1 && isReference(only) && !asserts(schema)) schema.$ref = only.$ref;
  else if (kept.length > 0) schema.allOf = kept;
  if (isSaid) return;
  joinNull(schema);
  note(
    "nullable-legacy",
    at,
    "A part of `allOf` cannot take the null that another one refuses; read as null in their place.",
    version === "3.0" ? "Write `nullable: true` beside `allOf`." : 'Write `anyOf: [X, { type: "null" }]`.',
  );
}

/** Reads `{ nullable: true }` among alternatives as null: by the letter it takes anything, and so would the choice. */
export function readNullAlternatives(schema: JsonObject, pointer: string, { version, note }: RepairContext): void {
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = own(schema, keyword);
    if (!Array.isArray(branches) || branches.length < 2 || own(schema, "type") !== undefined) continue;
    branches.forEach((branch: unknown, index) => {
      if (!isNullAlone(branch)) return;
      const at = join(pointer, keyword, index, ...spellingOf(branch));
      const hint = version === "3.0" ? `Write \`nullable: true\` beside \`${keyword}\`.` : 'Write `type: "null"`.';
      note("nullable-legacy", at, "An alternative of nothing but null takes anything; read as null.", hint);
      branches[index] = { type: "null" };
    });
  }
}

/** Takes the null out of a part, and the notes that the whole lacks; whether anything is left. */
function isLeft(part: JsonObject, schema: JsonObject): boolean {
  for (const spelling of spellings) delete part[spelling];
  for (const keyword of Object.keys(part)) {
    if (!isNote(keyword) || own(schema, keyword) !== undefined) continue;
    schema[keyword] = part[keyword];
    delete part[keyword];
  }
  return Object.keys(part).length > 0;
}

function isNullable(schema: unknown): boolean {
  return spellingOf(schema).length > 0;
}

function spellingOf(schema: unknown): readonly string[] {
  return isObject(schema) ? spellings.filter((keyword) => own(schema, keyword) === true).slice(0, 1) : [];
}

function isSaidBeside(keyword: string): boolean {
  return isNote(keyword) || keyword === "nullable" || keyword === "example";
}

/** It may refuse values. */
function asserts(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).some((keyword) => !isSaidBeside(keyword));
}

function isReference(schema: unknown): schema is { readonly $ref: unknown } {
  return isObject(schema) && Object.keys(schema).every((keyword) => keyword === "$ref");
}

/** It says by itself, or by what it refers to, that it takes null. */
function saysNull(schema: unknown, document: JsonObject, seen: ReadonlySet<unknown> = new Set()): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  if (isNullable(schema)) return true;
  const within = new Set([...seen, schema]);
  const says = (part: unknown) => saysNull(part, document, within);
  const some = ["anyOf", "oneOf"].map((keyword) => own(schema, keyword)).find(Array.isArray);
  const [reference, all, type, values] = ["$ref", "allOf", "type", "enum"].map((keyword) => own(schema, keyword));
  if (typeof reference === "string") return says(resolvePointer(document, pointerOf(reference)));
  if (Array.isArray(type) || typeof type === "string") return [type].flat().includes("null");
  if (Array.isArray(values)) return values.includes(null);
  if (some) return some.some(says);
  return Array.isArray(all) && all.length > 0 && all.every(says);
}
