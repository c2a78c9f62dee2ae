import type { Report } from "../../base/diagnostics.js";
import { isObject } from "../../base/json.js";
import type { Discriminator } from "../model/discriminator.js";
import { mapHook, mapOperations } from "../model/map-operation.js";
import { mapSchema } from "../model/map-schema.js";
import { completeMapping } from "../model/own-tags.js";
import { SchemaFacts } from "../model/schema-facts.js";
import type { Contract, Schema } from "../model/types.js";

type Parts = Pick<Contract, "schemas" | "operations" | "webhooks">;

/** Completes discriminators, so that the mapping alone tells the branch. What it names that is no branch is left out. */
export function inferDiscriminators({ schemas, operations, webhooks }: Parts, report: Report): Parts {
  const facts = new SchemaFacts(schemas);
  const complete = (written: Schema): Schema => {
    if (written.discriminator === undefined) return written;
    const choice = withoutUntagged(written);
    if (choice === undefined) return completeAlone(written, written.discriminator);
    const { rest, kind, tagged, untagged } = choice;
    return { ...rest, [kind]: [complete(tagged), ...untagged] };
  };
  const completeAlone = (schema: Schema, written: Discriminator): Schema => {
    const discriminator = completeDiscriminator(schema, written, facts, report);
    const { discriminator: _, ...rest } = schema;
    return discriminator === undefined ? rest : { ...rest, discriminator };
  };
  return {
    schemas: new Map([...schemas].map(([name, schema]) => [name, mapSchema(schema, complete)])),
    operations: mapOperations(operations, complete),
    ...(webhooks && { webhooks: webhooks.map((hook) => mapHook(hook, complete)) }),
  };
}

interface Untagged {
  readonly rest: Schema;
  readonly kind: "oneOf" | "anyOf";
  readonly tagged: Schema;
  readonly untagged: readonly Schema[];
}

/** A choice among named branches and what is no object, such as null, taken apart: that has no tag, and the others have theirs. */
function withoutUntagged({ oneOf, anyOf, discriminator, ...rest }: Schema): Untagged | undefined {
  const [kind, branches] = oneOf ? (["oneOf", oneOf] as const) : (["anyOf", anyOf ?? []] as const);
  const untagged = branches.filter(isNoObject);
  const named = branches.filter((branch) => !untagged.includes(branch));
  if (untagged.length === 0 || named.length === 0 || (oneOf && anyOf) || !discriminator) return undefined;
  return { rest, kind, tagged: { at: rest.at, notes: {}, [kind]: named, discriminator }, untagged };
}

function isNoObject({ ref, types, enum: listed }: Schema): boolean {
  if (ref !== undefined) return false;
  return types?.has("object") === false || listed?.every((value) => !isObject(value)) === true;
}

function completeDiscriminator(
  schema: Schema,
  written: Discriminator,
  facts: SchemaFacts,
  report: Report,
): Discriminator | undefined {
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  const { property, otherwise, extended } = written;
  const tags = completeMapping(written, branches, facts);
  const named = branches.filter((branch) => branch.ref !== undefined).length;
  if (named === branches.length && named > 0) {
    const isBranch = branches.some(({ ref }) => ref === otherwise);
    return {
      property,
      ...tags,
      ...(otherwise !== undefined && isBranch && { otherwise }),
      ...(extended && { extended }),
    };
  }
  if (branches.length > 0) {
    const message = `The discriminator "${property}" cannot choose among branches that have no name; it is left out.`;
    report({ code: "discriminator-unusable", at: schema.at, message });
  }
  return undefined;
}
