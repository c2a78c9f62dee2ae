import { allNames } from "./in-place.js";
import { subschemas } from "./map-schema.js";
import type { Schema } from "./types.js";

/** The names of schemas that have, or lead to a schema that has, the property. */
export function reaching(schemas: ReadonlyMap<string, Schema>, has: (schema: Schema) => boolean): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [name, schema] of schemas) {
    if (subschemas(schema).some(has)) found.add(name);
    for (const used of allNames(schema)) users.set(used, [...(users.get(used) ?? []), name]);
  }
  const pending = [...found];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const user of users.get(next) ?? []) {
      if (found.has(user)) continue;
      found.add(user);
      pending.push(user);
    }
  }
  return found;
}
