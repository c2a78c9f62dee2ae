import { OperationMapper } from "./map-operation.js";
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
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop())
    eachSubschema(schema, (part) => eachName(part, add));
  return found;
}

/** The schemas of operations and webhooks that name components. */
export function namingSchemas(operations: readonly Operation[], hooks: readonly Hook[] = []): readonly Schema[] {
  const found: Schema[] = [];
  const look = (schema: Schema): Schema => {
    if (schema.ref !== undefined || schema.discriminator !== undefined) found.push(schema);
    return schema;
  };
  const mapper = new OperationMapper(look);
  for (const operation of operations) mapper.operation(operation);
  for (const hook of hooks) mapper.hook(hook);
  return found;
}

/** Visits the components that a schema names itself: what it refers to, and what its tags choose. */
function eachName({ ref, discriminator }: Schema, visit: (name: string) => void): void {
  if (ref !== undefined) visit(ref);
  if (discriminator === undefined) return;
  for (const name of discriminator.mapping.values()) visit(name);
  if (discriminator.otherwise) visit(discriminator.otherwise);
}
