import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { joinNull } from "../../spec/nullable.js";
import { asserts, isNullAlone, isNullable, isNullPart, spellingsOf, takeNull } from "./null-spellings.js";
import type { RepairContext } from "./repair-context.js";

/**
 * Reads `allOf: [X, { nullable: true }]` as X or null. By the letter of OpenAPI 3.0.3 null stays refused where X refuses it, so
 * that the part would say nothing; whoever writes it means the other. Its notes are those of the whole.
 */
export function readNullParts(schema: JsonObject, pointer: string, { nulls, version, note }: RepairContext): void {
  const parts = own(schema, "allOf");
  const index = Array.isArray(parts) ? parts.findIndex(isNullPart) : -1;
  if (!Array.isArray(parts) || index < 0) return;
  const isSaid = isNullable(schema);
  const { allOf: _, ...beside } = schema;
  const others = [beside, ...parts.filter((part) => !isNullPart(part))].filter(asserts);
  if (!isSaid && others.every((other) => nulls.takesNull(other))) return;
  const at = join(pointer, "allOf", index, ...spellingsOf(parts[index]).slice(0, 1));
  const kept = parts.filter((part) => !isNullPart(part) || takeNull(part, schema));
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
      const at = join(pointer, keyword, index, ...spellingsOf(branch).slice(0, 1));
      const hint = version === "3.0" ? `Write \`nullable: true\` beside \`${keyword}\`.` : 'Write `type: "null"`.';
      note("nullable-legacy", at, "An alternative of nothing but null takes anything; read as null.", hint);
      branches[index] = { type: "null" };
    });
  }
}

function isReference(schema: unknown): schema is { readonly $ref: unknown } {
  return isObject(schema) && Object.keys(schema).every((keyword) => keyword === "$ref");
}
