import { isObject, type JsonObject, join, own } from "../../base/json.js";
import type { FormerPlace, FormerPlaces } from "./former-places.js";
import { joinNullAt } from "./join-null-at.js";
import { asserts, isNullAlone, isNullable, isNullPart, spellingsOf, takeNull } from "./null-spellings.js";
import type { RepairContext } from "./repair-context.js";

/**
 * Reads `allOf: [X, { nullable: true }]` as X or null. By the letter of OpenAPI 3.0.3 null stays refused where X refuses it, so
 * that the part would say nothing; whoever writes it means the other. Its notes are those of the whole.
 */
export function readNullParts(
  schema: JsonObject,
  pointer: string,
  { nulls, version, places, note }: RepairContext,
): void {
  const parts = own(schema, "allOf");
  const index = Array.isArray(parts) ? parts.findIndex(isNullPart) : -1;
  if (!Array.isArray(parts) || index < 0) return;
  const isSaid = isNullable(schema);
  const { allOf: _, ...beside } = schema;
  const others = [beside, ...parts.filter((part) => !isNullPart(part))].filter(asserts);
  if (!isSaid && others.every((other) => nulls.takesNull(other))) return;
  const said = join(pointer, "allOf", index, ...spellingsOf(parts[index]).slice(0, 1));
  if (!isSaid)
    note(
      "nullable-legacy",
      said,
      "A part of `allOf` cannot take the null that another one refuses; read as null in their place.",
      version === "3.0" ? "Write `nullable: true` beside `allOf`." : 'Write `anyOf: [X, { type: "null" }]`.',
    );
  const saidAt = places.at(said);
  const notes = dropNullParts(schema, parts, pointer, places);
  if (!isSaid) joinNullAt({ schema, pointer, said: saidAt }, places);
  for (const [keyword, place] of notes) places.put(join(pointer, keyword), place);
}

/** Leaves of the parts what says more than null; returns where the notes were that the whole has taken. */
function dropNullParts(
  schema: JsonObject,
  parts: readonly unknown[],
  pointer: string,
  places: FormerPlaces,
): ReadonlyMap<string, FormerPlace> {
  const list = join(pointer, "allOf");
  const notes = new Map<string, FormerPlace>();
  const kept: number[] = [];
  for (const [index, part] of parts.entries()) {
    const isNull = isNullPart(part);
    if (isNull) for (const keyword of takeNull(part, schema)) notes.set(keyword, places.at(join(list, index, keyword)));
    if (!isNull || Object.keys(part).length > 0) kept.push(index);
  }
  const [only = 0] = kept;
  const last = parts[only];
  delete schema.allOf;
  if (kept.length === 1 && isReference(last) && !asserts(schema)) {
    schema.$ref = last.$ref;
    places.move(join(pointer, "$ref"), join(list, only, "$ref"));
  } else if (kept.length > 0) {
    schema.allOf = kept.map((index) => parts[index]);
    places.keep(list, kept);
  }
  return notes;
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
  return isObject(schema) && Object.keys(schema).join() === "$ref";
}
