import { eachSubschema } from "./map-schema.js";
import type { Schema } from "./types.js";

/** The names of schemas that have, or lead to a schema that has, the property. */
export function reaching(schemas: ReadonlyMap<string, Schema>, has: (schema: Schema) => boolean): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [name, schema] of schemas) {
    eachSubschema(schema, (part) => {
      if (has(part)) found.add(name);
      if (part.ref === undefined) return;
      const own = users.get(part.ref);
      if (own === undefined) users.set(part.ref, [name]);
      else if (own.at(-1) !== name) own.push(name);
    });
  }
  return withUsers(found, users);
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
