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

  it("a named schema that lives on under another name is not gone, but its name is", async () => {
    const renamed = { ...pet, properties: { ...pet.properties, owner: ref("Keeper") } };
    const revision = document({ Animal: renamed, Keeper: owner, New: { enum: ["b", "a"] } }, ref("Animal"));
    const changes = await changesBetween(base, revision);
    expect(changes.map(({ id, level, message }) => `${level} ${id} ${message}`)).toEqual([
      "info api-schema-renamed Schema `Old` is called `New` now.",
      "info api-schema-renamed Schema `Owner` is called `Keeper` now.",
      "info api-schema-renamed Schema `Pet` is called `Animal` now.",
    ]);
    expect(changes[0]).toMatchObject({
      base: { pointer: "/components/schemas/Old" },
      revision: { pointer: "/components/schemas/New" },
    });
  });

  it("another name is told under the same fingerprint whatever else there is, and in which order", async () => {
    const renamed = { ...pet, properties: { ...pet.properties, owner: ref("Owner") } };
    const one = document({ Old: { enum: ["a", "b"] }, Animal: renamed, Owner: owner }, ref("Animal"));
    const other = document(
      { Beast: pet, Owner: { ...owner, description: "Whose." }, Animal: pet, Old: { enum: ["a", "b"] } },
      ref("Animal"),
    );
    const [before, after] = [await changesBetween(base, one), await changesBetween(base, other)];
    expect(before).toHaveLength(1);
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  });

  it("another name at another provider is none that anybody loses", async () => {
    const revision = document({ Animal: pet, Owner: owner, New: { enum: ["a", "b"] } }, ref("Animal"));
    expect(await changesBetween(base, revision, { relation: "providers" })).toEqual([]);
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

  it("a named schema of another API is nothing to miss", async () => {
    const revision = document({ Pet: pet, Owner: owner }, ref("Pet"), "Animals");
    expect(await changesBetween(base, revision)).toEqual([]);
  });
});
