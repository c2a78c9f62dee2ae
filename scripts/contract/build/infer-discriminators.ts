import type { Report } from "../../base/diagnostics.js";
import { mapHook, mapOperations } from "../model/map-operation.js";
import { mapSchema } from "../model/map-schema.js";
import { completeMapping } from "../model/own-tags.js";
import { SchemaFacts } from "../model/schema-facts.js";
import type { Contract, Discriminator, Schema } from "../model/types.js";

type Parts = Pick<Contract, "schemas" | "operations" | "webhooks">;

/** Completes discriminators, so that the mapping alone tells the branch. What it names that is no branch is left out. */
export function inferDiscriminators({ schemas, operations, webhooks }: Parts, report: Report): Parts {
  const facts = new SchemaFacts(schemas);
  const complete = (schema: Schema): Schema => {
    if (schema.discriminator === undefined) return schema;
    const discriminator = completeDiscriminator(schema, schema.discriminator, facts, report);
    const { discriminator: _, ...rest } = schema;
    return discriminator === undefined ? rest : { ...rest, discriminator };
  };
  return {
    schemas: new Map([...schemas].map(([name, schema]) => [name, mapSchema(schema, complete)])),
    operations: mapOperations(operations, complete),
    ...(webhooks && { webhooks: webhooks.map((hook) => mapHook(hook, complete)) }),
  };
}

function completeDiscriminator(
  schema: Schema,
  written: Discriminator,
  facts: SchemaFacts,
  report: Report,
): Discriminator | undefined {
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  const { property, otherwise } = written;
  const mapping = completeMapping(written, branches, facts);
  const named = branches.filter((branch) => branch.ref !== undefined).length;
  if (named === branches.length && named > 0) {
    const isBranch = branches.some(({ ref }) => ref === otherwise);
    return { property, mapping, ...(otherwise !== undefined && isBranch && { otherwise }) };
  }
  if (branches.length > 0) {
    const message = `The discriminator "${property}" cannot choose among branches that have no name; it is left out.`;
    report({ code: "discriminator-unusable", at: schema.at, message });
  }
  return undefined;
}
