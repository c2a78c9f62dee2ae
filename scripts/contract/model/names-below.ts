import { mapHook, mapOperation } from "./map-operation.js";
import { subschemas } from "./map-schema.js";
import type { Hook, Operation, Schema } from "./types.js";

type Schemas = ReadonlyMap<string, Schema>;

/** The names of all components that some schemas lead to. */
export function namesBelow(roots: Iterable<Schema>, schemas: Schemas): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...roots];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    for (const name of subschemas(schema).flatMap(namesIn)) {
      const target = found.has(name) ? undefined : schemas.get(name);
      if (target === undefined) continue;
      found.add(name);
      pending.push(target);
    }
  }
  return found;
}

/** The schemas of operations and webhooks that name components. */
export function namingSchemas(operations: readonly Operation[], hooks: readonly Hook[] = []): readonly Schema[] {
  const found: Schema[] = [];
  const look = (schema: Schema): Schema => {
    if (namesIn(schema).length > 0) found.push(schema);
    return schema;
  };
  for (const operation of operations) mapOperation(operation, look);
  for (const hook of hooks) mapHook(hook, look);
  return found;
}

/** The components that a schema names itself: what it refers to, and what its tags choose. */
function namesIn({ ref, discriminator }: Schema): readonly string[] {
  return [
    ...(ref === undefined ? [] : [ref]),
    ...(discriminator?.mapping.values() ?? []),
    ...(discriminator?.otherwise ? [discriminator.otherwise] : []),
  ];
}
