import { expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { resolveIds } from "../../../../scripts/load/references/resolve-ids.js";
import { generateProgram, told } from "../../../helpers/generate-program.js";
import { contractOf, loadText, specWith } from "../../../helpers/load-text.js";

const text = { type: "string" };

/** Schemas that name themselves, and refer to each other by those names. */
const named = {
  Thing: {
    $id: "https://things.example/schemas/thing",
    type: "object",
    properties: {
      part: { $ref: "#/$defs/Part" },
      other: { $ref: "other" },
      small: { $ref: "#small" },
      odd: { $ref: "other#/properties/count" },
      plain: { $ref: "#/components/schemas/Plain" },
    },
    $defs: {
      Part: { type: "object", properties: { size: { type: "integer" } } },
      Small: { $anchor: "small", ...text },
    },
  },
  Other: {
    $id: "/schemas/other",
    $comment: "Relative to the document, which has no address.",
    type: "object",
    properties: { self: { $ref: "#" } },
  },
  Far: { $id: "https://things.example/schemas/other", type: "object", properties: { count: { type: "integer" } } },
  Plain: text,
  Outside: { $ref: "https://things.example/schemas/thing" },
};

it("a reference leads to the schema of the document that has its address as `$id`", async () => {
  const { schemas } = await contractOf(specWith(named));
  const refs = [...(schemas.get("Thing")?.object?.properties ?? [])].map(([name, { ref }]) => [name, ref]);
  expect(Object.fromEntries(refs)).toEqual({
    part: "Part",
    other: "Far",
    small: "Small",
    odd: "FarCount",
    plain: "Plain",
  });
  expect(schemas.get("Outside")?.ref).toBe("Thing");
  expect(schemas.get("Other")?.object?.properties.get("self")?.ref).toBe("Other");
});

it("a name with half a surrogate pair is referred to, wherever the reference is written anew", async () => {
  const { schemas } = await contractOf(
    specWith({
      "Half\ud800": { $id: "https://things.example/half", ...text },
      Whole: {
        properties: { a: { $ref: "https://things.example/half" }, b: { $ref: "#/$defs/\ud800 %" } },
        $defs: { "\ud800 %": text },
      },
    }),
  );
  const { a, b } = Object.fromEntries(schemas.get("Whole")?.object?.properties ?? []);
  for (const ref of [a?.ref, b?.ref]) expect(schemas.get(ref ?? "")?.types).toEqual(new Set(["string"]));
});

it("an address that no `$id` has is refused as any other, with its place", async () => {
  const { loaded, diagnostics } = await loadText(
    JSON.stringify(specWith({ ...named, Lost: { $ref: "https://things.example/schemas/lost" } })),
  );
  expect(loaded).toBeUndefined();
  expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual([
    "ref-forbidden /components/schemas/Lost/$ref",
  ]);
});

const list = (anchor: object) => ({
  List: {
    $id: "https://things.example/list",
    type: "object",
    properties: { items: { type: "array", items: { $dynamicRef: "#item" } } },
    $defs: { item: { $dynamicAnchor: "item", ...anchor } },
  },
});

it("a dynamic reference leads to its anchor, and that of a template to the anchor of who refers to it", async () => {
  const alone = await contractOf(specWith(list(text)));
  expect(alone.schemas.get("List")?.object?.properties.get("items")?.array?.items?.ref).toBe("item");
  const template = specWith({
    ...list({ not: {} }),
    Texts: { $ref: "list", $id: "https://things.example/texts", $defs: { item: { $dynamicAnchor: "item", ...text } } },
  });
  const { schemas } = await contractOf(template);
  const itemOf = (schema: Schema | undefined) =>
    schemas.get(schema?.object?.properties.get("items")?.array?.items?.ref ?? "");
  expect(itemOf(schemas.get("List"))?.never).toBe(true);
  expect(itemOf(schemas.get("Texts")?.allOf?.[0])?.types).toEqual(new Set(["string"]));
  const { diagnostics } = await generateProgram(template, "");
  expect(told(diagnostics)).toEqual([]);
});

it("templates that refer to each other without end are told, and read as anything", async () => {
  const twice = (name: string) => ({ allOf: [1, 2].map(() => ({ $ref: `#/components/schemas/${name}` })) });
  const towers = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`T${index + 1}`, twice(`T${index}`)]));
  const own = { $ref: "#/components/schemas/T40", $defs: { item: { $dynamicAnchor: "item", ...text } } };
  const { diagnostics } = await generateProgram(
    specWith({ ...towers, T0: { type: "array", items: { $dynamicRef: "#item" } }, ...list({}), Own: own }),
    "",
  );
  expect(told(diagnostics)).toContain("unsupported-keyword /components/schemas/T0/items/$dynamicRef");
});

it("addresses of schemas are relative to that of the document, where it says which it has", () => {
  const refsOf = (more: object) => {
    const schemas = { A: { $id: "a", ...text }, B: { $ref: "https://things.example/api/a" }, C: { $ref: "a" } };
    resolveIds({ ...specWith(schemas, "3.2.0"), ...more } as JsonObject);
    return [schemas.B.$ref, schemas.C.$ref];
  };
  const [far, pointer] = ["https://things.example/api/a", "#/components/schemas/A"];
  expect(refsOf({ $self: "https://things.example/api/openapi.json" })).toEqual([pointer, pointer]);
  expect(refsOf({ $self: "openapi.json" })).toEqual([far, pointer]);
  expect(refsOf({ $self: 1 })).toEqual([far, pointer]);
  expect(refsOf({})).toEqual([far, pointer]);
});
