import { expect, it } from "vitest";
import { repaired } from "../../../helpers/repaired.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const discriminator = (mapping?: object) => ({ discriminator: { propertyName: "kind", ...(mapping && { mapping }) } });
const state = (tag: string, base?: string) => ({
  ...(base === undefined ? { type: "object" } : { allOf: [to(base), { type: "object" }] }),
  "x-ms-discriminator-value": tag,
});
const mappingOf = (schemas: Readonly<Record<string, object>>, name: string) => {
  const { copy } = repaired({ paths: {}, components: { schemas } });
  const { components } = copy as { components: { schemas: Record<string, { discriminator: { mapping?: object } }> } };
  return components.schemas[name]?.discriminator.mapping;
};

it("tags that schemas state of themselves lead to them from what they extend, however far", () => {
  const base = { type: "object", required: ["kind"], properties: { kind: { type: "string" } }, ...discriminator() };
  const schemas = {
    Boat: base,
    Sail: state("sail", "Boat"),
    Sloop: state("sloop", "Sail"),
    Raft: { allOf: [to("Boat")] },
  };
  expect(mappingOf(schemas, "Boat")).toEqual({ sail: to("Sail").$ref, sloop: to("Sloop").$ref });
});

it("what a discriminator maps itself stays as it is", () => {
  const base = { type: "object", ...discriminator({ sail: to("Raft").$ref, big: to("Sloop").$ref }) };
  const schemas = {
    Boat: base,
    Sail: state("sail", "Boat"),
    Sloop: state("sloop", "Boat"),
    Raft: state("raft", "Boat"),
  };
  expect(mappingOf(schemas, "Boat")).toEqual({ sail: to("Raft").$ref, big: to("Sloop").$ref });
});

it("alternatives of a choice are led to by the tags that they state", () => {
  const choice = { oneOf: [to("Sail"), to("Row"), { type: "null" }], ...discriminator() };
  expect(mappingOf({ Any: choice, Sail: state("sail"), Row: { type: "object" } }, "Any")).toEqual({
    sail: to("Sail").$ref,
  });
});

it("circles of what schemas extend come to an end", () => {
  const schemas = { Boat: { ...state("boat", "Sail"), ...discriminator() }, Sail: state("sail", "Boat") };
  expect(mappingOf(schemas, "Boat")).toEqual({ boat: to("Boat").$ref, sail: to("Sail").$ref });
});
