import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { buildSchemaSet } from "../../../../scripts/contract/build/build-schema-set.js";
import { loadValidator } from "../../emit/validators/load-validators.js";

function build(documents: Record<string, unknown>) {
  const { report, all: diagnostics } = new Diagnostics();
  return { ...buildSchemaSet(documents, report), diagnostics };
}

describe("names", () => {
  test("names of schemas come from the last token of the pointer and are never shared by two places", () => {
    const { roots, schemas } = build({
      A: { $ref: "#/$defs/item", $defs: { item: { type: "string" } } },
      B: { properties: { x: { $ref: "#/$defs/item" } }, $defs: { item: { type: "null" } } },
      "not an identifier": true,
    });
    expect([...roots]).toEqual([
      ["A", "A"],
      ["B", "B"],
      ["not an identifier", "not_an_identifier"],
    ]);
    expect([...schemas.keys()]).toEqual(["A", "item", "B", "item_2", "not_an_identifier"]);
    expect(schemas.get("A")?.ref).toBe("item");
  });
});

describe("references", () => {
  test("references by pointer, anchor, identifier and relative URI lead to the same place", async () => {
    const target = { $id: "types/amount.json", $anchor: "amount", type: "integer" };
    for (const $ref of [
      "#/$defs/a~1b%20c",
      "types/amount.json",
      "types/amount.json#amount",
      "https://example.com/types/amount.json#",
    ]) {
      const validator = await loadValidator({
        $id: "https://example.com/root.json",
        $ref,
        $defs: { "a/b c": target },
      });
      expect([$ref, validator.is(1), validator.is("x")]).toEqual([$ref, true, false]);
    }
  });

  test("references start from the nearest resource around them, also below names that are empty", () => {
    const named = {
      $id: "https://example.com/inner/",
      properties: { x: { $ref: "#/$defs/" } },
      $defs: { "": { type: "null" } },
    };
    const { schemas, diagnostics } = build({
      A: { $id: "https://example.com/", $ref: "inner/", $defs: { "": named } },
    });
    expect(diagnostics).toEqual([]);
    const [ref] = [...schemas.values()].flatMap(({ object }) => object?.properties.get("x")?.ref ?? []);
    expect(ref && schemas.get(ref)?.at.pointer).toBe("/$defs//$defs/");
  });

  test("references that lead nowhere are reported where they stand", () => {
    const { diagnostics } = build({ A: { items: { $ref: "other.json#/x" } }, B: { $ref: "#missing" } });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.file} ${at.pointer}`)).toEqual([
      "ref-unresolved A /items/$ref",
      "ref-unresolved B /$ref",
    ]);
  });

  test("an $id inside an enumeration is a value and not an identifier", () => {
    const { diagnostics } = build({ A: { enum: [{ $id: "x" }], $ref: "x" } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ref-unresolved"]);
  });

  test("dynamic references find the outermost anchor of those who came by", async () => {
    const tree = {
      $id: "https://example.com/tree",
      $dynamicAnchor: "node",
      type: "object",
      properties: { children: { type: "array", items: { $dynamicRef: "#node" } } },
    };
    const strict = {
      $id: "https://example.com/strict",
      $dynamicAnchor: "node",
      $ref: "tree",
      unevaluatedProperties: false,
      $defs: { tree },
    };
    const value = { children: [{ extra: 1 }] };
    expect((await loadValidator(strict)).is(value)).toBe(false);
    expect((await loadValidator(strict)).is({ children: [{ children: [] }] })).toBe(true);
    expect((await loadValidator(tree)).is(value)).toBe(true);
  });
});
