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
    const tags = { ...plain, lamp: "Lamp", thing: "Thing" };
    const [base, revision] = [tags, { ...tags, light: "Thing" }].map((mapping) =>
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

  const [gone, fresh] = ["discriminator-mapping-deleted", "discriminator-mapping-added"];
  const warned = {
    request: [`warning request-body-${gone} request.body`, `info request-body-${fresh} request.body`],
    response: [`warning response-body-${fresh} response.200.body`, `info response-body-${gone} response.200.body`],
  } as const;

  it("the name of a component that the mapping has another tag for may be none", async () => {
    expect(outline(await told("request", choice({ ...plain, Lamp: "Lamp" }), choice(plain)))).toEqual([
      warned.request[0],
    ]);
  });

  it.each(["request", "response"] as const)(
    "names of components come and go as tags with a warning: %s",
    async (side) => {
      expect(outline(await told(side, choice(), choice(plain)))).toEqual(warned[side]);
      expect(outline(await told(side, choice(plain), choice()))).toEqual(warned[side]);
      expect(outline(await told(side, choice({ Lamp: "Lamp", Chair: "Chair" }), choice()))).toEqual([]);
    },
  );

  it.each(["request", "response"] as const)("a component of another name has another tag: %s", async (side) => {
    const { Lamp, ...others } = schemas;
    const renamed = { ...others, Torch: Lamp };
    const names = ["Torch", "Chair"];
    const between = (base: Written, revision: Written) =>
      changesBetween(documentOf({ [side]: base, schemas }), documentOf({ [side]: revision, schemas: renamed }));
    expect(outline(await between(choice(), choice(undefined, names)))).toEqual(warned[side]);
    const written = { Lamp: "Lamp", Chair: "Chair" };
    const found = await between(choice(written), choice({ Torch: "Torch", Chair: "Chair" }, names));
    const errors = warned[side].map((line) => line.replace("warning", "error"));
    expect(outline(found)).toEqual(errors);
    expect(found[0]?.witness).toEqual({ kind: side === "request" ? "Lamp" : "Torch", watts: 1 });
    expect(outline(await between(choice(written), choice({ Lamp: "Torch", Chair: "Chair" }, names)))).toEqual([]);
  });

  it("a name is no tag where alternatives list theirs, and goes with its alternative", async () => {
    const list = (kind: string, properties: Written) => ({
      ...object(properties),
      properties: { kind: { const: kind }, ...properties },
    });
    const listed = { Lamp: list("lamp", { watts: { type: "integer" } }), Chair: list("chair", { legs: text }) };
    const found = await changesBetween(
      documentOf({ request: choice(), schemas }),
      documentOf({ request: choice(), schemas: listed }),
    );
    expect(found.filter(({ id }) => id.includes("mapping"))).toEqual([]);
    const fewer = await told("request", choice(), choice(undefined, ["Chair"]));
    expect(fewer.filter(({ id }) => id.includes("mapping"))).toEqual([]);
  });

  it("an alternative that is gone is told as that, and not by its tags", async () => {
    const found = await told("request", choice({ ...plain, bulb: "Lamp" }), choice({ seat: "Chair" }, ["Chair"]));
    expect(found.filter(({ id }) => /mapping/.test(id)).every(({ level }) => level === "info")).toBe(true);
    expect(found.some(({ breaking }) => breaking)).toBe(true);
  });
});

describe("tags of what extends a schema", () => {
  const kinds = (name: string, mapping?: Readonly<Record<string, string>>) => {
    const extending = (properties: Written) => ({ allOf: [reference("Good"), { type: "object", properties }] });
    const targets = Object.entries(mapping ?? {}).map(([tag, target]) => [tag, reference(target).$ref]);
    return {
      Good: {
        ...object({}),
        discriminator: { propertyName: "kind", ...(mapping && { mapping: Object.fromEntries(targets) }) },
      },
      [name]: extending({ watts: { type: "integer" } }),
      Chair: extending({ legs: text }),
    };
  };

  it.each(["request", "response"] as const)(
    "are told though the schema itself takes their values: %s",
    async (side) => {
      const [from, to] = [kinds("Lamp", { light: "Lamp" }), kinds("Lamp", { glow: "Lamp" })];
      const between = async (base: Written, revision: Written) => {
        const of = (own: Written) => documentOf({ [side]: reference("Good"), schemas: own });
        const found = await changesBetween(of(base), of(revision));
        return found.filter(({ id }) => id.includes("mapping")).map(({ level, id, name }) => [level, id, name]);
      };
      const [lost, kept] = side === "request" ? ["deleted", "added"] : ["added", "deleted"];
      const lines = (level: string, gone: string, fresh: string) => [
        [level, `${side}-body-discriminator-mapping-${lost}`, [side === "request" ? gone : fresh]],
        ["info", `${side}-body-discriminator-mapping-${kept}`, [side === "request" ? fresh : gone]],
      ];
      // What else is gone, or came, is told as that.
      const mappings = (gone: string, fresh: string) => [
        ["info", `${side}-body-discriminator-mapping-added`, [fresh]],
        ["info", `${side}-body-discriminator-mapping-deleted`, [gone]],
      ];
      expect(await between(from, to)).toEqual(lines("error", "light", "glow"));
      expect(await between(kinds("Lamp"), kinds("Torch"))).toEqual(mappings("Lamp", "Torch"));
      expect(await between(from, from)).toEqual([]);
    },
  );
});
