import { describe, expect, it } from "vitest";
import { changesBetween, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const pet = { type: "object", properties: { name: { type: "string" }, owner: { $ref: "#/components/schemas/Owner" } } };
const owner = { type: "object", properties: { city: { type: "string", minLength: 1 } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const document = (schemas: Node, schema: unknown, title = "Pets") => ({
  openapi: "3.1.0",
  info: { title, version: "1" },
  paths: {
    "/pets": {
      get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } },
    },
  },
  components: { schemas },
});

describe("a named schema", () => {
  const base = document({ Pet: pet, Owner: owner, Old: { enum: ["a", "b"] } }, ref("Pet"));

  it("a named schema that is gone is told", async () => {
    const revision = document({ Pet: pet, Owner: owner }, ref("Pet"));
    expect(outline(await changesBetween(base, revision))).toEqual(["info api-schema-removed components.schemas.Old"]);
  });

  it("a named schema that lives on under another name is not gone", async () => {
    const renamed = { ...pet, properties: { ...pet.properties, owner: ref("Keeper") } };
    const revision = document({ Animal: renamed, Keeper: owner, New: { enum: ["b", "a"] } }, ref("Animal"));
    expect(await changesBetween(base, revision)).toEqual([]);
  });

  it("a named schema that was put where it was referred to is not gone", async () => {
    const inlined = { ...pet, properties: { ...pet.properties, owner } };
    const revision = document({ Old: { enum: ["a", "b"] } }, inlined);
    expect(await changesBetween(base, revision)).toEqual([]);
  });

  it("a named schema that nobody referred to is gone even where something reads like it", async () => {
    const revision = document(
      { Pet: pet, Owner: owner, Box: { type: "object", properties: { kind: { enum: ["a", "b"] } } } },
      ref("Pet"),
    );
    expect(outline(await changesBetween(base, revision))).toEqual(["info api-schema-removed components.schemas.Old"]);
  });

  it("a named schema that lives on under another name and in other words is not gone", async () => {
    const text = { type: "string" };
    const closed = { type: "object", properties: { a: text, b: text }, additionalProperties: false };
    const parts = ["a", "b"].map((name) => ({ type: "object", properties: { [name]: text } }));
    const spelt = { allOf: parts, unevaluatedProperties: false };
    for (const [one, other] of [
      [closed, spelt],
      [spelt, closed],
    ]) {
      const found = await changesBetween(document({ Old: one }, text), document({ New: other }, text));
      expect(found).toEqual([]);
    }
  });

  it("a named schema is gone where one of another name means something else, or means it further in", async () => {
    const text = { type: "string" };
    const around = (inner: object) => ({
      type: "object",
      properties: { a: { type: "object", properties: { b: inner } } },
    });
    for (const [one, other] of [
      [
        { ...text, maxLength: 3 },
        { ...text, maxLength: 4 },
      ],
      [around({ ...text, maxLength: 3 }), around({ ...text, maxLength: 4 })],
    ]) {
      const found = await changesBetween(document({ Old: one }, text), document({ New: other }, text));
      expect(outline(found)).toEqual(["info api-schema-removed components.schemas.Old"]);
    }
  });

  it("a named schema of another API is nothing to miss", async () => {
    const revision = document({ Pet: pet, Owner: owner }, ref("Pet"), "Animals");
    expect(await changesBetween(base, revision)).toEqual([]);
  });
});
