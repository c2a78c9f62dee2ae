import { addTo } from "../../base/group-by.js";
import { allNames } from "./in-place.js";
import { eachSubschema } from "./map-schema.js";
import type { Schema } from "./types.js";

type Has = (schema: Schema) => boolean;

/** What was found of schemas, which never change: several stages ask for the same. */
const known = new WeakMap<Has, WeakMap<Schema, boolean>>();

/** The names of schemas that have, or lead to a schema that has, the property. */
export function reaching(schemas: ReadonlyMap<string, Schema>, has: Has): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [name, schema] of schemas) {
    if (holds(schema, has)) found.add(name);
    for (const used of allNames(schema)) addTo(users, used, name);
  }
  return withUsers(found, users);
}

/** Whether a schema or some part of it has a property. */
function holds(schema: Schema, has: Has): boolean {
  const answers = known.get(has) ?? new WeakMap<Schema, boolean>();
  known.set(has, answers);
  const existing = answers.get(schema);
  if (existing !== undefined) return existing;
  let found = false;
  eachSubschema(schema, (part) => {
    found ||= has(part);
  });
  answers.set(schema, found);
  return found;
}

/** Names, with those who use one of them, directly or through others. */
export function withUsers(
  names: ReadonlySet<string>,
  users: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set(names);
  // A set is read on to what is added meanwhile.
  for (const name of found) for (const user of users.get(name) ?? []) found.add(user);
  return found;
}
