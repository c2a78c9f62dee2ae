import { mapHook, mapOperations } from "./map-operation.js";
import { eachSubschema } from "./map-schema.js";
import type { Hook, Operation, Schema } from "./types.js";

type Schemas = ReadonlyMap<string, Schema>;

/** The names of all components that some schemas lead to. */
export function namesBelow(roots: Iterable<Schema>, schemas: Schemas): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...roots];
  const add = (name: string): void => {
    const target = found.has(name) ? undefined : schemas.get(name);
    if (target === undefined) return;
    found.add(name);
    pending.push(target);
  };
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) namedBy(schema).forEach(add);
  return found;
}

/** Schemas never change, and many stages ask what is below them. */
const known = new WeakMap<Schema, ReadonlySet<string>>();

/** The components that a schema, or a part of it, names itself. */
function namedBy(schema: Schema): ReadonlySet<string> {
  const existing = known.get(schema);
  if (existing !== undefined) return existing;
  const names = new Set<string>();
  const add = (name: string): void => {
    names.add(name);
  };
  eachSubschema(schema, (part) => eachName(part, add));
  known.set(schema, names);
  return names;
}

/** The schemas of operations and webhooks that name components. */
export function namingSchemas(operations: readonly Operation[], hooks: readonly Hook[] = []): readonly Schema[] {
  const found: Schema[] = [];
  const look = (schema: Schema): Schema => {
    if (schema.ref !== undefined || schema.discriminator !== undefined) found.push(schema);
    return schema;
  };
  mapOperations(operations, look);
  for (const hook of hooks) mapHook(hook, look);
  return found;
}

/** Visits the components that a schema names itself: what it refers to, and what its tags choose. */
function eachName({ ref, discriminator }: Schema, visit: (name: string) => void): void {
  if (ref !== undefined) visit(ref);
  if (discriminator === undefined) return;
  for (const name of discriminator.mapping.values()) visit(name);
  if (discriminator.otherwise) visit(discriminator.otherwise);
}
