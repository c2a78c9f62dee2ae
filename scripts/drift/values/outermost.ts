import { follow } from "../../contract/model/follow.js";
import type { Schema } from "../../contract/model/types.js";
import { asserts } from "./value-set.js";

/** The members of the outermost `allOf`, behind references; one that only wraps another gives way to that. */
export function outermostMembers(schema: Schema, schemas: ReadonlyMap<string, Schema>): readonly Schema[] | undefined {
  const seen = new Set<Schema>();
  let inner: Schema | undefined = schema;
  let sole: readonly Schema[] | undefined;
  while (inner !== undefined && !seen.has(inner)) {
    seen.add(inner);
    const { allOf, ref }: Schema = inner;
    if (allOf && (allOf.length > 1 || asserts(inner))) return allOf;
    sole ??= allOf;
    inner = allOf?.[0] ?? (ref === undefined ? undefined : schemas.get(ref));
  }
  return sole;
}

/** Whether the outermost choice, behind references, is one of a single branch. */
export function isChoiceOfOne(schema: Schema, schemas: ReadonlyMap<string, Schema>): boolean {
  const { anyOf, oneOf } = follow(schema, schemas).schema;
  return (anyOf ?? oneOf)?.length === 1;
}
