import { buildSchema } from "../../../scripts/contract/build/build-schema.js";
import { printSchema } from "../../../scripts/contract/model/print-schema.js";
import type { Contract, Schema } from "../../../scripts/contract/model/types.js";
import type { Side } from "../../../scripts/merge/side.js";

export type Written = Readonly<Record<string, unknown>>;

/** A reference to a component. */
export const to = (name: string): Written => ({ $ref: `#/components/schemas/${name}` });

/** The schema that is written so. */
export function build(json: unknown, pointer = ""): Schema {
  const context = {
    originOf: (pointer: string) => ({ file: "test", pointer }),
    report: () => undefined,
    nameOf: (ref: string) => ref.replace("#/components/schemas/", ""),
  };
  return buildSchema(json, pointer, context);
}

export function buildAll(schemas: Written): ReadonlyMap<string, Schema> {
  return new Map(Object.entries(schemas).map(([name, json]) => [name, build(json)]));
}

/** What a provider says in one place. */
export function sideOf(json: unknown, schemas: Written = {}, provider = "one"): Side {
  return { schema: build(json), provider, schemas: buildAll(schemas) };
}

export function print(schema: Schema | undefined): unknown {
  return schema && printSchema(schema);
}

/** A provider that has nothing but components. */
export function contractWith(provider: string, schemas: Written = {}, more: Partial<Contract> = {}): Contract {
  return {
    provider,
    info: { title: provider, version: "1" },
    root: "",
    servers: [],
    tags: new Map(),
    operations: [],
    schemas: buildAll(schemas),
    securitySchemes: new Map(),
    at: { file: provider, pointer: "" },
    ...more,
  };
}
