import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Written>>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (kind: Written, properties: Written = {}) => ({
  type: "object",
  required: ["kind", ...Object.keys(properties)],
  properties: { kind, ...properties },
});
const schemas: Schemas = {
  Boat: object(text, { sails: whole }),
  Cart: object(text, { wheels: whole }),
  Other: { type: "object", required: ["kind"], properties: { kind: text } },
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const choice = (mapping: Readonly<Record<string, string>>, keyword = "anyOf"): Written => ({
  [keyword]: [...new Set(Object.values(mapping))].map(reference),
  discriminator: {
    propertyName: "kind",
    mapping: Object.fromEntries(Object.entries(mapping).map(([tag, name]) => [tag, reference(name).$ref])),
  },
});
const byNames = (...names: readonly string[]): Written => ({
  anyOf: names.map(reference),
  discriminator: { propertyName: "kind" },
});
const all = { boat: "Boat", cart: "Cart", other: "Other" };

async function told(
  side: "request" | "response",
  [base, revision]: readonly [Written, Written],
  [before, after]: readonly [Schemas, Schemas] = [schemas, schemas],
): Promise<readonly string[]> {
  const changes = await changesBetween(
    documentOf({ [side]: base, schemas: before }),
    documentOf({ [side]: revision, schemas: after }),
  );
  return changes.map(({ level, id, witness, unproven }) =>
    [level, id, unproven ? "unproven" : JSON.stringify(witness)].join(" ").trimEnd(),
  );
}

const within = (schema: Written) => ({ type: "object", properties: { fleet: { type: "array", items: schema } } });

describe("an open alternative beside those of the tags", () => {
  const { cart, other } = all;

  it.each([
    ["", (schema: Written) => schema],
    ["fleet", within],
  ] as const)("takes nothing of a tag that is gone (in %j)", async (place, write) => {
    for (const keyword of ["anyOf", "oneOf"]) {
      const pair = [write(choice(all, keyword)), write(choice({ cart, other }, keyword))] as const;
      const [found] = await told("request", pair);
      expect(found).toMatch(/^error request-(?:body|property)-(?:any|one)-of-removed .*"kind":"boat","sails":1/);
      expect(found?.includes(`{"${place}":[`)).toBe(place !== "");
      const [back] = await told("response", [pair[1], pair[0]]);
      expect(back).toMatch(/^error response-(?:body|property)-(?:any|one)-of-added .*"kind":"boat","sails":1/);
    }
  });

  it("takes nothing of a tag that the alternative lists itself", async () => {
    const own = { ...schemas, Boat: object({ const: "boat" }, { sails: whole }) };
    expect(await told("request", [choice(all), choice({ cart, other })], [own, own])).toEqual([
      'error request-body-any-of-removed {"kind":"boat","sails":1}',
    ]);
  });

  it("takes what leads to it now", async () => {
    const moved = { cart, other, boat: "Other" };
    expect(await told("request", [choice(all), choice(moved)])).toEqual([
      "info request-body-discriminator-mapping-changed",
    ]);
    expect((await told("response", [choice(all), choice(moved)]))[0]).toBe(
      'error response-body-discriminator-mapping-changed {"kind":"boat"}',
    );
  });

  it("takes nothing that an alternative refuses of its tag", async () => {
    const narrow = { ...schemas, Boat: object(text, { sails: whole, berths: whole }) };
    const both = [choice(all), choice(all)] as const;
    for (const pair of [both, [within(both[0]), within(both[1])] as const]) {
      const found = await told("request", pair, [schemas, narrow]);
      expect(found).toEqual([expect.stringMatching(/^error new-required-request-property .*"kind":"boat","sails":1/)]);
      expect(await told("response", pair, [narrow, schemas])).toEqual([
        expect.stringMatching(/^error response-required-property-removed .*"kind":"boat","sails":1/),
      ]);
    }
    const least = { ...schemas, Boat: object(text, { sails: { ...whole, minimum: 1 } }) };
    expect(await told("request", both, [schemas, least])).toEqual(["warning request-property-min-set"]);
  });

  it("takes it all where one side alone has a discriminator", async () => {
    const names = ["Boat", "Cart", "Other"];
    const found = await told("request", [{ anyOf: names.map(reference) }, choice(all)]);
    expect(found).toEqual(["info request-body-discriminator-added"]);
  });

  it("is warned of where the names of components are the only tags", async () => {
    const pair = [byNames("Boat", "Cart", "Other"), byNames("Cart", "Other")] as const;
    expect(await told("request", pair)).toEqual(["warning request-body-any-of-removed"]);
  });
});

describe("a choice of one", () => {
  const one = { boat: "Boat" };

  it("has tags that go and come", async () => {
    expect(await told("request", [choice(one), choice({ ship: "Boat" })])).toEqual([
      'error request-body-discriminator-mapping-deleted {"kind":"boat","sails":1}',
      "info request-body-discriminator-mapping-added",
    ]);
    expect(await told("response", [choice(one), choice({ ship: "Boat" })])).toEqual([
      'error response-body-discriminator-mapping-added {"kind":"ship","sails":1}',
      "info response-body-discriminator-mapping-deleted",
    ]);
    expect(await told("response", [choice(one), choice({ ...one, ship: "Boat" })])).toEqual([
      "warning response-body-discriminator-mapping-added",
    ]);
  });

  it("has tags that go with what it chose", async () => {
    const other = await told("request", [choice(one), choice({ cart: "Other" })]);
    expect(other[0]).toBe('error request-body-discriminator-mapping-deleted {"kind":"boat","sails":1}');
  });

  it("may be what is left of several, or become several", async () => {
    const several = { other: "Other", boat: "Boat" };
    expect((await told("request", [choice(several), choice({ other: "Other" })]))[0]).toBe(
      'error request-body-any-of-removed {"kind":"boat","sails":1}',
    );
    expect((await told("request", [choice(one), choice({ ship: "Boat", other: "Other" })]))[0]).toBe(
      'error request-body-discriminator-mapping-deleted {"kind":"boat","sails":1}',
    );
  });
});

describe("a tag that the mapping has not", () => {
  const listed = (...kinds: readonly string[]): Schemas => ({
    ...schemas,
    Boat: object({ enum: kinds }, { sails: whole }),
  });
  const two = { boat: "Boat", ship: "Boat", cart: "Cart" };
  const { ship: _ship, ...fewer } = two;

  it("leads nowhere, though the alternative lists it", async () => {
    const same = [listed("boat", "ship"), listed("boat", "ship")] as const;
    expect(await told("request", [choice(two), choice(fewer)], same)).toEqual([
      'error request-body-discriminator-mapping-deleted {"kind":"ship","sails":1}',
    ]);
    expect(await told("response", [choice(fewer), choice(two)], same)).toEqual([
      "warning response-body-discriminator-mapping-added",
    ]);
  });

  it("is told by the list where that changed", async () => {
    const pair = [listed("boat", "ship"), listed("boat")] as const;
    for (const after of [two, fewer])
      expect(await told("request", [choice(two), choice(after)], pair)).toEqual([
        'error request-property-enum-value-removed {"kind":"ship","sails":1}',
      ]);
  });
});

describe("alternatives that are alike but for their tags", () => {
  const like = { Red: object(text, { shade: whole }), Green: object(text, { shade: whole }) };
  const alike: Schemas = { ...like, Blue: object(text, { shade: whole }) };
  const tags = { red: "Red", green: "Green", blue: "Blue" };
  const { blue: _blue, ...fewer } = tags;

  it("are gone, and new, by their tags, once", async () => {
    const pair = [choice(tags, "oneOf"), choice(fewer, "oneOf")] as const;
    expect(await told("request", pair, [alike, alike])).toEqual([
      'error request-body-one-of-removed {"kind":"blue","shade":1}',
      "info request-body-discriminator-mapping-deleted",
    ]);
    expect(await told("response", [pair[1], pair[0]], [alike, alike])).toEqual([
      'error response-body-one-of-added {"kind":"blue","shade":1}',
      "info response-body-discriminator-mapping-added",
    ]);
  });

  it("refuse what the one of the tag refuses", async () => {
    const narrow = { ...alike, Green: object(text, { shade: { type: "boolean" } }) };
    const [found] = await told("request", [choice(tags, "oneOf"), choice(tags, "oneOf")], [alike, narrow]);
    expect(found).toMatch(/^error request-property-type-changed \{"kind":"green"/);
  });

  it("are others where tags were swapped in a component of another name", async () => {
    const own = { ...schemas, Fleet: choice(all), Convoy: choice({ ...all, boat: "Cart", cart: "Boat" }) };
    const pair = [within(reference("Fleet")), within(reference("Convoy"))] as const;
    expect((await told("request", pair, [own, own])).filter((line) => line.startsWith("error"))).toHaveLength(2);
  });

  it("are the same under another name", async () => {
    const renamed = { ...like, Azure: object(text, { shade: whole }) };
    expect(await told("request", [choice(tags), choice({ ...fewer, blue: "Azure" })], [alike, renamed])).toEqual([]);
  });
});
