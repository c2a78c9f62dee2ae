import { describe, expect, it } from "vitest";
import { loadText, specWith } from "../../helpers/load-text.js";
import { changesBetween } from "./contracts.js";

const Parcel = { type: "object", properties: { code: { type: "string" } } };
const parcel = { $ref: "#/components/schemas/Parcel" };
const content = (schema: object) => ({ "application/json": { schema } });
const done = { responses: { 204: { description: "Done." } } };
const sending = (schema: object) => ({ requestBody: { required: true, content: content(schema) }, ...done });
const door = (maxLength: number) => ({ properties: { door: { type: "string", maxLength } } });

const withOperation = (operation: object, openapi: string) => ({
  ...specWith({ Parcel }, openapi),
  paths: { "/parcels": { post: operation } },
});

/** The places of what narrows from 9 to 5, below the operation. */
async function places(operation: (limit: number) => object, openapi = "3.0.3"): Promise<readonly string[]> {
  const [base, revision] = [9, 5].map((limit) => withOperation(operation(limit), openapi));
  const changes = await changesBetween(base ?? {}, revision ?? {});
  const below = "/paths/~1parcels/post/";
  return changes.map(({ base, revision }) => {
    expect(base?.pointer).toBe(revision?.pointer);
    expect(base?.pointer.startsWith(below)).toBe(true);
    return base?.pointer.slice(below.length) ?? "";
  });
}

const schemaAt = "requestBody/content/application~1json/schema";

describe("findings about rules that stand beside null", () => {
  it.each<[string, (limit: number) => object, string]>([
    ["in a part after it", (limit) => ({ allOf: [{ nullable: true }, { type: "object", ...door(limit) }] }), "allOf/1"],
    [
      "in a part before it",
      (limit) => ({ allOf: [{ type: "object", ...door(limit) }, { nullable: true }] }),
      "allOf/0",
    ],
    [
      "in a part where another of the same property follows",
      (limit) => ({
        allOf: [{ nullable: true }, { type: "object", ...door(limit) }, { type: "object", ...door(77) }],
      }),
      "allOf/1",
    ],
    [
      "beside alternatives and parts",
      (limit) => ({
        anyOf: [
          { type: "object", ...door(77) },
          { type: "object", title: "Crate" },
        ],
        allOf: [parcel, { nullable: true }],
        ...door(limit),
      }),
      "",
    ],
    [
      "beside alternatives and a type",
      (limit) => ({ type: "object", nullable: true, anyOf: [door(77), { title: "Crate" }], ...door(limit) }),
      "",
    ],
    ["beside parts", (limit) => ({ nullable: true, allOf: [parcel, { type: "object", ...door(limit) }] }), "allOf/1"],
  ])("stand where the rule is: %s", async (_, schema, at) => {
    const place = [schemaAt, ...(at === "" ? [] : [at]), "properties/door"].join("/");
    expect(await places((limit) => sending(schema(limit)))).toEqual([place]);
  });

  it("null within null is told where it is said", async () => {
    const schema = { allOf: [{ allOf: [parcel, { nullable: true }] }, { nullable: true }] };
    const { diagnostics } = await loadText(JSON.stringify(specWith({ Parcel, Crate: schema }, "3.0.3")));
    expect(diagnostics.filter(({ code }) => code === "nullable-legacy").map(({ at }) => at.pointer)).toEqual([
      "/components/schemas/Crate/allOf/1/nullable",
      "/components/schemas/Crate/allOf/0/allOf/1/nullable",
    ]);
  });
});

describe("findings about what other repairs move", () => {
  it.each<[string, (limit: number) => object, string]>([
    [
      "the type of a parameter",
      (limit) => ({ parameters: [{ name: "to", in: "query", type: "string", maxLength: limit }], ...done }),
      "parameters/0",
    ],
    [
      "a parameter after one of the body",
      (limit) => ({
        parameters: [
          { name: "parcel", in: "body", required: true, schema: Parcel },
          { name: "to", in: "query", schema: { type: "string", maxLength: limit } },
        ],
        ...done,
      }),
      "parameters/1/schema",
    ],
    [
      "a parameter of the body",
      (limit) => ({
        parameters: [{ name: "parcel", in: "body", required: true, schema: { type: "object", ...door(limit) } }],
        ...done,
      }),
      "parameters/0/schema/properties/door",
    ],
    [
      "positions of a list",
      (limit) => sending({ type: "array", items: [{ type: "string", maxLength: limit }] }),
      `${schemaAt}/items/0`,
    ],
  ])("stand where it is written: %s", async (_, operation, at) => {
    expect(await places(operation)).toEqual([at]);
  });
});
