import { follow } from "./follow.js";
import { plain } from "./page-words.js";
import type { Schema } from "./types.js";

/** A field of an answer, or of what an object in it holds. */
export interface AnswerField {
  readonly path: readonly string[];
  /** Its own name and that of the object that it is in, as {@link plain} writes them. */
  readonly name: string;
  readonly holder: string;
  readonly schema: Schema;
}

/**
 * The fields of an answer, down to the third level, the outer ones first; of choices none, nor of what may be no object, for
 * they need not be there.
 */
export function fieldsOf(schema: Schema, schemas: ReadonlyMap<string, Schema>): readonly AnswerField[] {
  let level = membersOf({ path: [], name: "", holder: "", schema }, schemas);
  const all = [...level];
  for (let depth = 1; depth < 3; depth++) {
    level = level.flatMap((field) => membersOf(field, schemas));
    all.push(...level);
  }
  return all;
}

function membersOf(
  { path, name: holder, schema }: AnswerField,
  schemas: ReadonlyMap<string, Schema>,
): readonly AnswerField[] {
  const { schema: own } = follow(withoutNull(schema), schemas);
  const parts = [own, ...(own.allOf ?? []).map((part) => follow(part, schemas).schema)];
  if (!parts.every(({ types }) => types === undefined || isOf({ types }, "object"))) return [];
  return parts.flatMap(({ object }) =>
    [...(object?.properties ?? [])].map(([name, member]) => ({
      path: [...path, name],
      name: plain(name),
      holder,
      schema: follow(withoutNull(member), schemas).schema,
    })),
  );
}

/** The one alternative to null. */
export function withoutNull(schema: Schema): Schema {
  const branches = schema.anyOf ?? schema.oneOf;
  const others = branches?.filter(({ types }) => types?.size !== 1 || !types.has("null"));
  return others?.length === 1 && others[0] !== undefined && branches?.length === 2 ? others[0] : schema;
}

/** True where a value, unless it is null, is of one of these types. */
export function isOf(schema: Pick<Schema, "types">, ...types: readonly string[]): boolean {
  const own = [...(schema.types ?? [])].filter((type) => type !== "null");
  return own.length > 0 && own.every((type) => types.includes(type));
}
