import { describe, expect, it } from "vitest";
import { loadText, specWith } from "../../../helpers/load-text.js";

const schemas = {
  Kennel: { type: "object", properties: { name: { type: "string" } } },
  Open: { type: ["object", "null"] },
  Lead: { oneOf: [{ $ref: "#/components/schemas/Kennel" }, { type: "null" }] },
  Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, { type: "object" }] },
};

async function repaired(schema: object, openapi = "3.1.0") {
  const { loaded, diagnostics } = await loadText(
    JSON.stringify(specWith({ ...schemas, A: schema }, openapi)),
    "a.json",
  );
  const document = loaded?.document as { components: { schemas: { A: unknown } } } | undefined;
  const told = diagnostics.filter(({ code }) => code === "nullable-legacy");
  return {
    schema: document?.components.schemas.A,
    told: told.map(({ at }) => at.pointer.slice("/components/schemas/A/".length)),
  };
}

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kennel = to("Kennel");
const none = { type: "null" };

describe("a part of allOf that says null alone", () => {
  it.each<[object, object, string]>([
    [{ allOf: [kennel, { nullable: true }] }, { anyOf: [kennel, none] }, "allOf/1/nullable"],
    [{ allOf: [{ nullable: true }, kennel] }, { anyOf: [kennel, none] }, "allOf/0/nullable"],
    [{ allOf: [kennel, { "x-nullable": true }] }, { anyOf: [kennel, none] }, "allOf/1/x-nullable"],
    [
      { allOf: [kennel, { nullable: true, title: "Home", "x-order": 1 }] },
      { anyOf: [kennel, none], title: "Home", "x-order": 1 },
      "allOf/1/nullable",
    ],
    [
      { allOf: [kennel, { nullable: true, title: "Home" }], title: "House" },
      { anyOf: [{ allOf: [kennel, { title: "Home" }] }, none], title: "House" },
      "allOf/1/nullable",
    ],
    [
      { allOf: [kennel, { nullable: true, type: "object" }] },
      { anyOf: [{ allOf: [kennel, { type: "object" }] }, none] },
      "allOf/1/nullable",
    ],
    [
      { allOf: [kennel, { nullable: true }], required: ["name"] },
      { anyOf: [{ allOf: [kennel], required: ["name"] }, none] },
      "allOf/1/nullable",
    ],
    [
      { allOf: [to("Open"), kennel, { nullable: true }] },
      { anyOf: [{ allOf: [to("Open"), kennel] }, none] },
      "allOf/2/nullable",
    ],
    [{ allOf: [{ nullable: true }], type: "object" }, { type: ["object", "null"] }, "allOf/0/nullable"],
    [{ allOf: [to("Loop"), { nullable: true }] }, { anyOf: [to("Loop"), none] }, "allOf/1/nullable"],
  ])("takes null for the others, and is told: %j", async (written, read, at) => {
    expect(await repaired(written)).toEqual({ schema: read, told: [at] });
    expect(await repaired(written, "3.0.3")).toEqual({ schema: read, told: [at] });
  });

  it.each<[object, object]>([
    [{ allOf: [to("Open"), { nullable: true }] }, { allOf: [to("Open"), {}] }],
    [{ allOf: [to("Lead"), { nullable: true }] }, { allOf: [to("Lead"), {}] }],
    [{ allOf: [{ enum: ["a", null] }, { nullable: true }] }, { allOf: [{ enum: ["a", null] }, {}] }],
    [{ allOf: [{ title: "Any" }, { nullable: true }] }, { allOf: [{ title: "Any" }, {}] }],
    [
      { allOf: [kennel, { type: "object", nullable: true, required: ["name"] }] },
      { allOf: [kennel, { type: ["object", "null"], required: ["name"] }] },
    ],
    [{ allOf: [kennel, { nullable: true }], nullable: true }, { anyOf: [kennel, none] }],
  ])("says nothing where the others take it, or where it says more: %j", async (written, read) => {
    expect(await repaired(written, "3.0.3")).toEqual({ schema: read, told: [] });
  });
});

describe("an alternative that says null alone", () => {
  it.each(["anyOf", "oneOf"])("is null in %s", async (keyword) => {
    const { schema, told } = await repaired({ [keyword]: [kennel, { nullable: true }] }, "3.0.3");
    expect(schema).toEqual({ [keyword]: [kennel, none] });
    expect(told).toEqual([`${keyword}/1/nullable`]);
  });

  it.each([
    { anyOf: [{ title: "Whatever", nullable: true }, kennel] },
    { anyOf: [{ nullable: true }] },
    { type: "string", anyOf: [{ nullable: true }, { minLength: 1 }] },
  ])("is anything else where more is said of it, or around it: %j", async (written) => {
    const { schema, told } = await repaired(written, "3.0.3");
    expect(JSON.stringify(schema)).not.toContain("null");
    expect(told).toEqual([]);
  });
});
