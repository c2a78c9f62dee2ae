import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { maskData, maskMappings } from "../../../../scripts/load/references/mask.js";
import { renameEscaped } from "../../../../scripts/load/references/rename-escaped.js";
import { resolveIds } from "../../../../scripts/load/references/resolve-ids.js";
import { resolveSelf } from "../../../../scripts/load/references/resolve-self.js";
import { shortenChains } from "../../../../scripts/load/references/shorten-chains.js";
import { loadText, specWith } from "../../../helpers/load-text.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const components = (schemas: JsonObject): JsonObject => ({ components: { schemas } });

/** The schemas of a document that was changed in place. */
function changed(change: (document: JsonObject) => void, schemas: JsonObject, more: JsonObject = {}): unknown {
  const document = structuredClone({ ...components(schemas), ...more });
  change(document);
  return (document.components as { schemas: unknown }).schemas;
}

describe("long chains of aliases", () => {
  const chain = (length: number): JsonObject => ({
    ...Object.fromEntries(Array.from({ length }, (_, index) => [`S${index}`, ref(`S${index + 1}`)])),
    [`S${length}`]: { type: "string" },
  });

  it("chains of eight aliases stay as they are, and of nine the first leads to the end", () => {
    expect(changed(shortenChains, chain(8))).toEqual(chain(8));
    expect(changed(shortenChains, chain(10))).toEqual({ ...chain(10), S0: ref("S10"), S1: ref("S10") });
  });

  it("chains of several beginnings share their end, and what is more than an alias is none", () => {
    const schemas = { ...chain(9), B: ref("S0"), C: { ...ref("S0"), title: "c" }, D: 1 } as unknown as JsonObject;
    expect(changed(shortenChains, schemas)).toEqual({ ...schemas, S0: ref("S9"), B: ref("S9") });
    const outside = { ...chain(8), S8: { $ref: "#/paths/~1a" } };
    expect(changed(shortenChains, outside)).toEqual({ ...outside, S0: { $ref: "#/paths/~1a" } });
    const empty: JsonObject = {};
    shortenChains(empty);
    expect(empty).toEqual({});
  });
});

describe("references that mean the document by its own address", () => {
  const self = "https://a.example/api/openapi.json";

  it.each<[string, unknown, string]>([
    [`${self}#/components/schemas/B`, self, "#/components/schemas/B"],
    [self, self, "#"],
    [`${self}#`, self, "#"],
    ["openapi.json#/components/schemas/B", self, "#/components/schemas/B"],
    ["/api/openapi.json#/x", self, "#/x"],
    ["#/components/schemas/B", self, "#/components/schemas/B"],
    ["other.json#/x", self, "other.json#/x"],
    ["https://b.example/api/openapi.json#/x", self, "https://b.example/api/openapi.json#/x"],
    ["own.json#/x", "own.json#fragment", "#/x"],
    [`${self}#/x`, 1, `${self}#/x`],
    [`${self}#/x`, "https://[", `${self}#/x`],
  ])("the reference %s of a document at %s is %s", (text, $self, written) => {
    const schemas = { A: { $ref: text }, B: { type: "string" } };
    expect(changed(resolveSelf, schemas, { $self } as JsonObject)).toEqual({ ...schemas, A: { $ref: written } });
  });

  it("references of discriminators are meant, too, but bare names are none", () => {
    const discriminator = (prefix: string) => ({
      propertyName: "k",
      defaultMapping: `${prefix}#/d`,
      mapping: { a: `${prefix}#/a`, b: "openapi.json", c: 1 },
    });
    const schemas = { A: { discriminator: discriminator(self) } } as unknown as JsonObject;
    expect(changed(resolveSelf, schemas, { $self: self })).toEqual({ A: { discriminator: discriminator("") } });
  });
});

describe("references that mean a schema by its address", () => {
  const part = { type: "string" };
  const schemas = (text: string): JsonObject => ({
    A: {
      $id: "https://a.example/one",
      $defs: {
        P: part,
        Q: { $anchor: "q" },
        R: { $dynamicAnchor: "r" },
        In: { $id: "two", properties: { x: { $ref: text } } },
      },
    },
    B: { $ref: text },
    C: { $id: "https://a.example/one", $defs: { Z: part } },
  });
  const resolved = (text: string) => {
    const found = changed(resolveIds, schemas(text)) as {
      A: { $defs: { In: { properties: { x: JsonObject } } } };
      B: JsonObject;
    };
    return [found.A.$defs.In.properties.x.$ref, found.B.$ref];
  };

  it.each<[string, string, string]>([
    ["https://a.example/one", "#/components/schemas/A", "#/components/schemas/A"],
    ["https://a.example/one#/$defs/P", "#/components/schemas/A/$defs/P", "#/components/schemas/A/$defs/P"],
    ["https://a.example/one#/$defs/None", "https://a.example/one#/$defs/None", "https://a.example/one#/$defs/None"],
    ["https://a.example/one#q", "#/components/schemas/A/$defs/Q", "#/components/schemas/A/$defs/Q"],
    ["https://a.example/one#r", "#/components/schemas/A/$defs/R", "#/components/schemas/A/$defs/R"],
    ["https://a.example/one#none", "https://a.example/one#none", "https://a.example/one#none"],
    ["https://a.example/two", "#/components/schemas/A/$defs/In", "#/components/schemas/A/$defs/In"],
    ["one", "#/components/schemas/A", "one"],
    ["#", "#/components/schemas/A/$defs/In", "#"],
    ["#/properties/x", "#/components/schemas/A/$defs/In/properties/x", "#/properties/x"],
    ["https://b.example/one", "https://b.example/one", "https://b.example/one"],
  ])("the reference %s is %s below an address and %s outside", (text, below, outside) => {
    expect(resolved(text)).toEqual([below, outside]);
  });

  it("references of discriminators are meant by addresses, too, and nothing where there is none", () => {
    const discriminator = {
      propertyName: "k",
      defaultMapping: "https://a.example/one",
      mapping: { a: "https://a.example/one#q", b: "B" },
    };
    const given = { ...schemas("#"), D: { discriminator } } as unknown as JsonObject;
    expect(changed(resolveIds, given)).toMatchObject({
      D: {
        discriminator: {
          defaultMapping: "#/components/schemas/A",
          mapping: { a: "#/components/schemas/A/$defs/Q", b: "B" },
        },
      },
    });
    const bare = { A: { $id: "#a", $ref: "#a" }, B: { $ref: "#" } };
    expect(changed(resolveIds, bare)).toEqual(bare);
  });
});

describe("what Redocly must not follow", () => {
  it("references in data are masked for a while, and keep their place among the keys", () => {
    const data = { a: 1, $ref: "x", b: [{ externalValue: "y", z: 2 }] };
    const document = {
      ...components({ A: { default: data, $ref: "#/kept", "x-own": data } }),
      paths: {
        "/a": { get: { responses: { 200: { content: { "a/b": { examples: { e: { externalValue: "v" } } } } } } } },
      },
    };
    const copy = structuredClone(document);
    const restore = maskData(copy);
    const text = JSON.stringify(copy);
    expect([text.match(/"\$ref"/g)?.length, text.match(/"externalValue"/g)]).toEqual([1, null]);
    restore();
    expect(JSON.stringify(copy)).toBe(JSON.stringify(document));
  });

  it("mappings within the document are taken out for a while, but those of components", () => {
    const mapping = { a: "#/paths/x", b: "#/components/schemas/B", c: "C", d: "#/$defs/D", e: 1 };
    const document = components({
      A: { discriminator: { propertyName: "k", mapping } },
      B: { discriminator: "kind" },
    } as unknown as JsonObject);
    const copy = structuredClone(document);
    const restore = maskMappings(copy);
    expect(copy).toMatchObject({
      components: { schemas: { A: { discriminator: { mapping: { b: mapping.b, c: "C", e: 1 } } } } },
    });
    expect(JSON.stringify(copy)).not.toMatch(/paths|\$defs/);
    restore();
    expect(copy).toEqual(document);
  });
});

it("components with escaped names get others, to which references lead", () => {
  const given = {
    "~1item": { type: "string" },
    item: {},
    "a~0b": {},
    "~1": {},
    Own: { $ref: "#/components/schemas/~1item" },
    Two: { $ref: "#/components/schemas/a~0b" },
  };
  const found = changed(renameEscaped, given) as JsonObject;
  expect(Object.keys(found).sort()).toEqual(["Own", "Two", "_", "a_b", "item", "item_"].sort());
  expect([found.Own, found.Two, found.item_]).toEqual([ref("item_"), ref("a_b"), { type: "string" }]);
  const plain = { item: {}, Own: { $ref: "#/components/schemas/x~1y" } };
  expect(changed(renameEscaped, plain)).toEqual(plain);
});

describe("references that lead nowhere, or to something else", () => {
  const told = async (schemas: Record<string, unknown>, more: object = {}) => {
    const { diagnostics } = await loadText(JSON.stringify({ ...specWith(schemas), ...more }), "a.json");
    return diagnostics.map(({ code, at, hint }) => `${code} ${at.pointer} ${hint}`);
  };
  const place = "/components/schemas";

  it("references to files that are not there are told with what references are like", async () => {
    expect(await told({ A: { $ref: "none.yaml#/A" }, B: { $ref: "Nothing" } })).toEqual([
      `ref-unresolved ${place}/A/$ref A component is \`#/components/schemas/Name\`.`,
      `ref-unresolved ${place}/B/$ref A component is \`#/components/schemas/Name\`.`,
    ]);
  });

  it("references to what leads to nothing are told apart from those to nothing", async () => {
    const { diagnostics } = await loadText(JSON.stringify(specWith({ A: ref("B"), B: ref("None") })), "a.json");
    expect(diagnostics.map(({ message }) => message).sort()).toEqual([
      '"#/components/schemas/B" leads to something that does not exist.',
      '"#/components/schemas/None" does not exist.',
    ]);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      "to nothing",
      { A: { $ref: "#/components/schemas/None" } },
      [`ref-unresolved ${place}/A/$ref Define it, or correct the reference.`],
    ],
    [
      "nearly to something",
      { Thing: {}, A: { $ref: "#/components/schemas/Thnig" } },
      [`ref-unresolved ${place}/A/$ref Did you mean "Thing"?`],
    ],
    ["to itself", { A: { $ref: "#/components/schemas/A" } }, [`ref-cycle ${place}/A/$ref Define its target.`]],
    [
      "into a circle",
      { A: { $ref: "#/components/schemas/A" }, B: { items: ref("A") } },
      [`ref-cycle ${place}/A/$ref Define its target.`, `ref-cycle ${place}/B/items/$ref Define its target.`],
    ],
    [
      "to the whole document",
      { A: { $ref: "#" } },
      [`ref-wrong-kind ${place}/A/$ref Point the reference at the right component.`],
    ],
    [
      "to another kind",
      { A: { $ref: "#/paths/~1things" } },
      [`ref-wrong-kind ${place}/A/$ref Point the reference at the right component.`],
    ],
    [
      "over another to nothing",
      { A: ref("B"), B: ref("None") },
      [
        `ref-unresolved ${place}/A/$ref Define it, or correct the reference.`,
        `ref-unresolved ${place}/B/$ref Define it, or correct the reference.`,
      ],
    ],
    ["over what is more than a reference", { A: { ...ref("B"), title: "a" }, B: { items: ref("A") } }, []],
    [
      "of a tag to nothing",
      {
        A: {
          type: "object",
          discriminator: { propertyName: "k", mapping: { a: "#/components/schemas/None" } },
          oneOf: [ref("B")],
        },
        B: {},
      },
      [`discriminator-unusable ${place}/A/discriminator/mapping/a Define its target, or correct the mapping.`],
    ],
  ])("references %s are told with what to do", async (_, schemas, findings) => {
    expect((await told(schemas)).sort()).toEqual([...findings].sort());
  });
});
