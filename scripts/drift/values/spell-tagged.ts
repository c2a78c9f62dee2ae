import type { Schema } from "../../contract/model/types.js";
import type { Spelled } from "./spell-conditions.js";

/** A choice of which the alternatives that tags tell apart stand apart from those that are no objects is one of them all. */
export function spellTagged(schema: Schema): Spelled {
  if (schema.discriminator !== undefined || (schema.anyOf && schema.oneOf)) return undefined;
  const kind = schema.anyOf ? "anyOf" : "oneOf";
  const branches = schema[kind] ?? [];
  const tagged = branches.find(({ at, discriminator }) => discriminator !== undefined && at === schema.at);
  const own = tagged?.[kind];
  if (own === undefined || tagged?.discriminator === undefined) return undefined;
  const all = branches.flatMap((branch) => (branch === tagged ? own : [branch]));
  return [{ ...schema, [kind]: all, discriminator: tagged.discriminator }];
}
