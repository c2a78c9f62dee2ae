import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const object = (properties: Written) => ({
  type: "object",
  required: ["kind", ...Object.keys(properties)],
  properties: { kind: text, ...properties },
});
const schemas = { Lamp: object({ watts: { type: "integer" } }), Chair: object({ legs: text }) };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const choice = (mapping?: Readonly<Record<string, string>>, names: readonly string[] = ["Lamp", "Chair"]) => ({
  oneOf: names.map(reference),
  discriminator: {
    propertyName: "kind",
    ...(mapping && {
      mapping: Object.fromEntries(Object.entries(mapping).map(([tag, name]) => [tag, reference(name).$ref])),
    }),
  },
});
const within = (schema: Written) => ({ type: "object", properties: { goods: { type: "array", items: schema } } });
const plain = { light: "Lamp", seat: "Chair" };

const told = async (side: "request" | "response", base: Written, revision: Written) =>
  changesBetween(documentOf({ [side]: base, schemas }), documentOf({ [side]: revision, schemas }));

describe("a tag that leads to another schema", () => {
  it.each(["request", "response"] as const)("tags that were swapped are proved by values of each: %s", async (side) => {
    const swapped = { light: "Chair", seat: "Lamp" };
    for (const [write, place] of [
      [(schema: Written) => schema, ""],
      [within, "goods"],
    ] as const) {
      const found = await told(side, write(choice(plain)), write(choice(swapped)));
      expect(found.map(({ breaking, id }) => [breaking, /mapping-changed$/.test(id)])).toEqual([
        [true, true],
        [true, true],
      ]);
      for (const { witness } of found)
        expect(JSON.stringify(witness)).toMatch(new RegExp(`${place}.*"kind":"(?:light|seat)"`));
    }
  });

  it("a tag that leads to a schema that takes all of its values breaks nobody", async () => {
    const wide = { ...schemas, Thing: { type: "object", required: ["kind"], properties: { kind: text } } };
    const names = ["Lamp", "Chair", "Thing"];
    const [base, revision] = [plain, { ...plain, light: "Thing" }].map((mapping) =>
      documentOf({ request: choice(mapping, names), schemas: wide }),
    );
    expect(outline(await changesBetween(base ?? {}, revision ?? {}))).toEqual([
      "info request-body-discriminator-mapping-changed request.body",
    ]);
    const back = await changesBetween(revision ?? {}, base ?? {});
    expect(back).toMatchObject([{ breaking: true, witness: { kind: "light" } }]);
  });
});

describe("a tag that leads nowhere", () => {
  const renamed = { glow: "Lamp", seat: "Chair" };

  it("a tag that requests may have is a break once no schema has it", async () => {
    const found = await told("request", choice(plain), choice(renamed));
    expect(outline(found)).toEqual([
      "error request-body-discriminator-mapping-deleted request.body",
      "info request-body-discriminator-mapping-added request.body",
    ]);
    expect(found[0]?.witness).toMatchObject({ kind: "light" });
  });

  it("a tag that answers may have is a break where the schema goes by another name alone", async () => {
    const found = await told("response", choice(plain), choice(renamed));
    expect(outline(found)).toEqual([
      "error response-body-discriminator-mapping-added response.200.body",
      "info response-body-discriminator-mapping-deleted response.200.body",
    ]);
    expect(found[0]?.witness).toMatchObject({ kind: "glow" });
    expect(outline(await told("response", choice(plain), choice({ ...plain, glow: "Lamp" })))).toEqual([
      "warning response-body-discriminator-mapping-added response.200.body",
    ]);
  });

  it("the name of a component is a tag without a mapping", async () => {
    expect(outline(await told("request", choice({ ...plain, Lamp: "Lamp" }), choice(plain)))).toEqual([]);
    expect(outline(await told("request", choice(), choice(plain)))).toEqual([
      "info request-body-discriminator-mapping-added request.body",
    ]);
  });

  it("tags that the receiver never listed are a warning", async () => {
    expect(outline(await told("request", choice(plain), choice()))).toEqual([
      "warning request-body-discriminator-mapping-deleted request.body",
    ]);
    expect(outline(await told("response", choice(), choice(plain)))).toEqual([
      "warning response-body-discriminator-mapping-added response.200.body",
    ]);
  });

  it("an alternative that is gone is told as that, and not by its tags", async () => {
    const found = await told("request", choice({ ...plain, bulb: "Lamp" }), choice({ seat: "Chair" }, ["Chair"]));
    expect(found.filter(({ id }) => /mapping/.test(id)).every(({ level }) => level === "info")).toBe(true);
    expect(found.some(({ breaking }) => breaking)).toBe(true);
  });
});
