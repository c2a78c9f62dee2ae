import { circlesOf, inherit, type Members, withoutCircle } from "../../contract/model/circles.js";
import type { Schema } from "../../contract/model/types.js";

/**
 * Joined components that refer to each other without end for the same instance, as no provider's own do: one has `A` as an
 * alternative of `B`, another `B` as one of `A`. What is an alternative of each other accepts the same, which is what any
 * of them accepts without the others. A child that names its base takes the base without its list of children.
 */
export function breakCircles(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  const broken = new Map(schemas);
  for (const members of circlesOf(schemas)) {
    for (const name of members) replace(broken, name, (schema) => inherit(schema, members, schemas));
  }
  for (const members of circlesOf(broken)) joinMembers(broken, members);
  return broken;
}

function joinMembers(schemas: Map<string, Schema>, members: Members): void {
  const [first = "", ...others] = members;
  if (others.length === 0) {
    // As an alternative of itself it says nothing.
    replace(schemas, first, (schema) => withoutCircle(schema, members));
    return;
  }
  const own = [...members].flatMap((name) => {
    const schema = schemas.get(name);
    return schema === undefined ? [] : [withoutNotes(withoutCircle(schema, members))];
  });
  // One that is nothing but a way to the others accepts nothing by itself.
  const branches = own.filter((schema) => Object.keys(schema).length > 2);
  replace(schemas, first, ({ at, notes }) => ({ at, notes, ...(branches.length > 0 && { anyOf: branches }) }));
  for (const name of others) replace(schemas, name, ({ at, notes }) => ({ at, notes, ref: first }));
}

function withoutNotes(schema: Schema): Schema {
  return { ...schema, notes: {} };
}

function replace(schemas: Map<string, Schema>, name: string, change: (schema: Schema) => Schema): void {
  const schema = schemas.get(name);
  if (schema !== undefined) schemas.set(name, change(schema));
}
