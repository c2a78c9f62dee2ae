import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { specialiseTemplates } from "../../../../scripts/load/references/specialise-templates.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

function specialised(schemas: JsonObject): JsonObject {
  const document: JsonObject = structuredClone({ components: { schemas } });
  specialiseTemplates(document);
  return (document.components as { schemas: JsonObject }).schemas;
}

const List = { items: { $dynamicRef: "#item" }, $defs: { any: { $dynamicAnchor: "item" } } };
const home = ref("List/$defs/any");

describe("templates of schemas", () => {
  it("a template by itself means what its own anchor says", () => {
    expect(specialised({ List })).toEqual({ List: { ...List, items: home } });
  });

  it("a schema with an anchor of its own gets a copy of the template that it refers to", () => {
    const Texts = { ...ref("List"), title: "t", $defs: { own: { $dynamicAnchor: "item", ...text } } };
    const { $ref: _, ...rest } = Texts;
    expect(specialised({ List, Texts })).toEqual({
      List: { ...List, items: home },
      Texts: { ...rest, allOf: [{ items: ref("Texts/$defs/own") }] },
    });
  });

  it("a copy is made wherever the template is used, behind other references and beside other parts", () => {
    const own = { own: { $dynamicAnchor: "item", ...text } };
    const Deep = { properties: { a: { allOf: [text], ...ref("Between") }, b: ref("Plain") }, $defs: own };
    expect(specialised({ List, Between: { anyOf: [ref("List"), text] }, Plain: text, Deep }).Deep).toEqual({
      properties: {
        a: { allOf: [{ anyOf: [{ allOf: [{ items: ref("Deep/$defs/own") }] }, text] }, text] },
        b: ref("Plain"),
      },
      $defs: own,
    });
  });

  it.each<[string, JsonObject]>([
    ["no anchor", { A: ref("B"), B: { items: { $dynamicRef: "#item" } } }],
    [
      "an anchor of another name",
      { A: { ...ref("B"), $defs: { x: { $dynamicAnchor: "other" } } }, B: { items: { $dynamicRef: "#item" } } },
    ],
    [
      "a reference by a pointer",
      { A: { ...ref("B"), $defs: { x: { $dynamicAnchor: "item" } } }, B: { items: { $dynamicRef: "#/item" } } },
    ],
    ["no reference", { A: { $defs: { x: { $dynamicAnchor: "item" } } }, B: text }],
    ["a circle without a template", { A: { ...ref("B"), $defs: { x: { $dynamicAnchor: "item" } } }, B: ref("A") }],
  ])("schemas stay as they are with %s", (_, schemas) => {
    expect(specialised(schemas)).toEqual(schemas);
  });

  it("a template that refers to itself is copied once on each way", () => {
    const Tree = { properties: { next: ref("Tree"), value: { $dynamicRef: "#v" } }, $dynamicAnchor: "v" };
    const Own = { ...ref("Tree"), $defs: { v: { $dynamicAnchor: "v", ...text } } };
    expect(specialised({ Tree, Own }).Own).toEqual({
      $defs: Own.$defs,
      allOf: [{ properties: { next: ref("Tree"), value: ref("Own/$defs/v") } }],
    });
  });

  it("documents without schemas are left alone", () => {
    const document: JsonObject = { components: {} };
    specialiseTemplates(document);
    expect(document).toEqual({ components: {} });
  });
});
