import { mapSchema } from "../../../../scripts/contract/model/map-schema.js";
import { type Conflict, placeText } from "../../../../scripts/merge/conflicts.js";
import { SchemaJoiner } from "../../../../scripts/merge/union/schema-joiner.js";
import { build, contractWith, print, type Written } from "../schemas.js";

/** What one provider says: a schema in the place that all have, and its components. */
export interface Said {
  readonly schema: unknown;
  readonly schemas?: Written;
}

export const providerNames = ["one", "two", "three"] as const;

/** What becomes of one place that all have, with names and conflicts. */
export function joinSchemas(all: readonly Said[], names: Readonly<Record<string, string>> = {}) {
  const contracts = all.map(({ schemas = {} }, index) => contractWith(providerNames[index] ?? "", schemas));
  const joiner = new SchemaJoiner(contracts, new Map(Object.entries(names)));
  const sides = all.map(({ schema }, index) => {
    const contract = contracts[index];
    if (contract === undefined) throw new Error("Each has a contract.");
    return { schema: build(schema, `/${contract.provider}`), provider: contract.provider, schemas: contract.schemas };
  });
  const joined = joiner.join(sides, { operation: "POST /a", path: "value" });
  const { schemas, settle } = joiner.finish();
  return {
    schema: print(mapSchema(joined, settle)),
    schemas: Object.fromEntries([...schemas].map(([name, schema]) => [name, print(schema)])),
    conflicts: joiner.conflicts.all.map(tell),
  };
}

/** `POST /a value limit: {"minLength":1} (one), {} (two) → {}`. */
export function tell({ place, kind, sides, result }: Conflict): string {
  const said = sides.map(({ value, said }) => `${JSON.stringify(value)} (${said.map(({ provider }) => provider)})`);
  return `${placeText(place)} ${kind}: ${said.join(", ")} → ${JSON.stringify(result)}`;
}
