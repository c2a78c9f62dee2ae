import { describe, expect, it } from "vitest";
import type { Excerpt } from "../../../scripts/drift/changes/types.js";
import { changesBetween, documentOf } from "./contracts.js";

const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });

async function excerptsOf(base: unknown, revision: unknown) {
  const changes = await changesBetween(documentOf({ response: base }), documentOf({ response: revision }), {
    excerpts: true,
  });
  return changes.map(({ id, excerpts }) => {
    return [id, excerpts && { base: textOf(excerpts.base), revision: textOf(excerpts.revision) }] as const;
  });
}

const textOf = (excerpt: Excerpt) => excerpt.map(({ text, values = [] }) => text + values.join(", ")).join("\n");

describe("excerpts", () => {
  it("excerpts of a property show whether it is there, whether it is required, and its schema", async () => {
    const base = object({ id: { type: "string" }, tag: { type: "integer", maximum: 9 } }, ["id"]);
    const found = new Map(await excerptsOf(base, object({ id: { type: "string" } })));
    expect(found.get("response-property-became-optional")).toEqual({
      base: "id:\n  type: string",
      revision: "id?:\n  type: string",
    });
    expect(found.get("response-optional-property-removed")).toEqual({
      base: "tag?:\n  type: integer\n  maximum: 9",
      revision: "(no property tag)",
    });
  });

  it("excerpts of an enumeration list its values one by one", async () => {
    const property = (...values: readonly string[]) => object({ id: { enum: values } });
    const changes = await changesBetween(
      documentOf({ response: property("a, b", "c") }),
      documentOf({ response: property("a, b") }),
      { excerpts: true },
    );
    const lines = changes.flatMap(({ excerpts }) => excerpts?.base.filter(({ values }) => values) ?? []);
    expect(lines).toContainEqual({ text: "values: ", values: ['"a, b"', '"c"'] });
  });

  it("excerpts of other differences show the schemas that differ", async () => {
    const found = await excerptsOf(
      object({ id: { type: "string", maxLength: 5 } }),
      object({ id: { type: "string", maxLength: 9 } }),
    );
    expect(found).toEqual([
      [
        "response-property-max-length-increased",
        { base: "type: string\nmaxLength: 5", revision: "type: string\nmaxLength: 9" },
      ],
    ]);
  });
});
