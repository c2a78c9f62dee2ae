import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { printSchema } from "../../../../scripts/contract/model/print-schema.js";
import { emitValidators } from "../../../../scripts/emit/validators/emit-validators.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { contractOf } from "../../../helpers/load-text.js";

type Json = Record<string, unknown>;
const text = { type: "string" };
const number = { type: "number" };
const to = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** An API whose one answer has the components as properties, so that all are in use. */
function apiOf(schemas: Json): Json {
  const properties = Object.fromEntries(Object.keys(schemas).map((name) => [name.toLowerCase(), to(name)]));
  const content = { "application/json": { schema: { type: "object", properties } } };
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths: { "/things": { get: { responses: { 200: { description: "Done.", content } } } } },
    components: { schemas },
  };
}

async function merge(first: Json, second: Json) {
  const { report, all: diagnostics } = new Diagnostics();
  const contracts = [await contractOf(apiOf(first), "first"), await contractOf(apiOf(second), "second")] as const;
  const { contract } = mergeContracts(contracts, { report });
  const schemas = Object.fromEntries([...contract.schemas].map(([name, schema]) => [name, printSchema(schema)]));
  const targets = [...contract.schemas.keys()].map((name) => ({
    name,
    schema: name,
    type: name,
    direction: "response" as const,
  }));
  emitValidators({ schemas: contract.schemas, targets, runtime: "r", header: "" }, report);
  return { schemas, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

describe("components that are fine at each provider and a circle when merged", () => {
  it("components that become a circle when merged accept what any of them accepts: alternatives", async () => {
    const { schemas, errors } = await merge(
      { A: { anyOf: [to("B"), text] }, B: number },
      { A: { type: "boolean" }, B: { anyOf: [to("A"), { type: "array" }] } },
    );
    expect(errors).toEqual([]);
    const typesOf = (schema: unknown): readonly unknown[] => {
      const { anyOf = [schema as Json], $ref } = schema as { readonly anyOf?: readonly Json[]; readonly $ref?: string };
      if ($ref !== undefined) return typesOf(schemas[$ref.split("/").at(-1) ?? ""]);
      return [...new Set(anyOf.flatMap((branch) => (branch.anyOf ? typesOf(branch) : branch.type)))].sort();
    };
    expect(typesOf(schemas.A)).toEqual(["boolean", "number", "string"]);
    expect(typesOf(schemas.B)).toEqual(["array", "boolean", "number"]);
  });

  it("components that become a circle when merged accept what any of them accepts: one is nothing but the other's name", async () => {
    const { schemas, errors } = await merge({ A: to("B"), B: text }, { A: number, B: to("A") });
    expect(errors).toEqual([]);
    expect(JSON.stringify(schemas)).toContain('"string"');
    expect(JSON.stringify(schemas)).toContain('"number"');
  });

  it("components that become a circle when merged keep the base of a child that the other side lists", async () => {
    const base = { type: "object", properties: { id: text } };
    const { schemas, errors } = await merge(
      { Base: { oneOf: [to("Child"), text] }, Child: { type: "object", properties: { a: text } } },
      { Base: base, Child: { allOf: [to("Base"), { type: "object", properties: { b: text } }] } },
    );
    expect(errors).toEqual([]);
    expect(JSON.stringify(schemas)).toContain('"b"');
  });
});
