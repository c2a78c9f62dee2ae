import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Written>>;

const text = { type: "string" };
const whole = { type: "integer" };
const truth = { type: "boolean" };
const object = (properties: Written, required = Object.keys(properties)) => ({ type: "object", properties, required });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const named = (...names: readonly string[]): Written => ({ anyOf: names.map(reference) });

/** A choice of the components with the tags, and of others beside them. */
function tagged(tags: Readonly<Record<string, string>>, ...others: readonly Written[]): Written {
  const mapping = Object.fromEntries(Object.entries(tags).map(([tag, name]) => [tag, reference(name).$ref]));
  const names = [...new Set(Object.values(tags))].map(reference);
  return { anyOf: [...names, ...others], discriminator: { propertyName: "kind", mapping } };
}

const vehicles: Schemas = {
  Boat: object({ kind: text, sails: whole }),
  Cart: object({ kind: text, wheels: whole }),
};
const tags = { boat: "Boat", cart: "Cart" };

/** What is told of a request: level, rule, place and the value that proves it. */
async function told(
  [base, revision]: readonly [Written, Written],
  [before, after]: readonly [Schemas, Schemas] = [vehicles, vehicles],
): Promise<readonly string[]> {
  const changes = await changesBetween(
    documentOf({ request: base, schemas: before }),
    documentOf({ request: revision, schemas: after }),
  );
  return changes.map(({ level, id, location, witness, unproven }) =>
    [level, id, location, unproven ? "unproven" : JSON.stringify(witness)].join(" ").trimEnd(),
  );
}

const same = (schema: Written) => [schema, schema] as const;

describe("the value that proves what an alternative refuses", () => {
  it("has a tag of that alternative, where others would refuse it as well", async () => {
    const narrow = { ...vehicles, Boat: object({ kind: text, sails: truth }) };
    expect(await told(same(tagged(tags)), [vehicles, narrow])).toEqual([
      'error request-property-type-changed request.body(Boat).sails {"kind":"boat","sails":1}',
    ]);
  });

  it("has one where it might have none, and another one would ask for it", async () => {
    const loose = { ...vehicles, Boat: object({ kind: text, sails: whole }, ["sails"]), Raft: object({ kind: text }) };
    const narrow = { ...loose, Boat: object({ kind: text, sails: truth }, ["sails"]) };
    expect(await told(same(tagged({ ...tags, raft: "Raft" })), [loose, narrow])).toEqual([
      'error request-property-type-changed request.body(Boat).sails {"sails":1,"kind":"boat"}',
    ]);
  });

  it("has one where the difference stands beside the choice", async () => {
    const beside = (size: Written) => ({ allOf: [object({ size }), tagged(tags)] });
    expect(await told([beside(whole), beside(truth)])).toEqual([
      'error request-property-type-changed request.body.size {"size":1,"kind":"boat","sails":1}',
    ]);
  });

  it("has all that the alternative asks for, though more than one part of it is refused", async () => {
    const choice = named("Boat", "Cart");
    const narrow = { ...vehicles, Boat: object({ kind: truth, sails: truth }) };
    const found = await told(same(choice), [vehicles, narrow]);
    const value = '{"kind":"a","sails":1}';
    expect(found).toEqual(
      ["kind", "sails"].map((name) => `error request-property-type-changed request.body(Boat).${name} ${value}`),
    );
  });
});

describe("tags", () => {
  it("are taken where an alternative takes no others any more, which nobody sends", async () => {
    const strict = { ...vehicles, Boat: object({ kind: { const: "boat" }, sails: whole }) };
    expect(await told(same(tagged(tags)), [vehicles, strict])).toEqual([
      "info request-property-const-added request.body(Boat).kind",
    ]);
    expect((await told(same(named("Boat", "Cart")), [vehicles, strict]))[0]).toMatch(/^error /);
    const other = { ...vehicles, Boat: object({ kind: { enum: ["boat"] }, sails: whole }) };
    const two = tagged({ ...tags, ship: "Boat" });
    expect((await told(same(two), [vehicles, other]))[0]).toMatch(/^error .*"kind":"ship"/);
  });

  it("break where another alternative that lists them, too, reads them now", async () => {
    const lists: Schemas = {
      Boat: object({ kind: { const: "boat" } }),
      Cart: object({ kind: { enum: ["boat", "cart"] }, wheels: whole }),
    };
    const pair = [tagged(tags), tagged({ boat: "Cart", cart: "Cart" }, reference("Boat"))] as const;
    expect(await told(pair, [lists, lists])).toContain(
      'error request-body-discriminator-mapping-changed request.body {"kind":"boat"}',
    );
  });

  it("keep what they lead to apart from an alternative that takes any object", async () => {
    const open = { ...vehicles, Any: object({}) };
    const all = { ...tags, any: "Any" };
    const narrow = { ...open, Boat: object({ kind: text, sails: whole, berths: whole }) };
    expect(await told(same(tagged(all)), [open, narrow])).toEqual([
      'error new-required-request-property request.body(Boat).berths {"kind":"boat","sails":1}',
    ]);
    const [gone] = await told([tagged(all), tagged({ cart: "Cart", any: "Any" })], [open, open]);
    expect(gone).toBe('error request-body-any-of-removed request.body {"kind":"boat","sails":1}');
  });
});

describe("a choice within a choice", () => {
  const narrow = { ...vehicles, Boat: object({ kind: text, sails: truth }) };
  const refused = "request-property-type-changed request.body(#1)(Boat).sails";

  it("is compared with the one that has its alternatives", async () => {
    const lists = { anyOf: [tagged(tags), { type: "array", items: text }] };
    expect(await told(same(lists), [vehicles, narrow])).toEqual([`error ${refused} {"kind":"boat","sails":1}`]);
    const more = { anyOf: [tagged({ ...tags, raft: "Raft" }), { type: "array", items: text }] };
    const raft = { ...vehicles, Raft: object({ kind: text }) };
    expect(await told([lists, more], [raft, raft])).toEqual([
      "info request-property-any-of-added request.body(#1)",
      "info request-property-discriminator-mapping-added request.body(#1)",
    ]);
  });

  it("is compared with a choice of one that is left of it", async () => {
    const house = object({ kind: text, rooms: whole });
    const inner = { ...vehicles, Boat: object({ kind: text }), Cart: object({ kind: text }) };
    const [found] = await told(
      [{ anyOf: [tagged(tags), house] }, { anyOf: [tagged({ cart: "Cart" }), house] }],
      [inner, inner],
    );
    expect(found).toMatch(/^error request-property-any-of-removed request\.body\(Cart\) .*"kind":"boat"/);
  });

  it("is told though an open alternative beside it takes what it refuses", async () => {
    const open = { anyOf: [tagged(tags), object({ kind: text })] };
    expect(await told(same(open), [vehicles, narrow])).toEqual([`info ${refused}`]);
  });

  it("is what the tags of the outer one lead to, without tags of its own", async () => {
    const inner = { ...vehicles, Vehicle: named("Boat", "Cart"), House: object({ kind: text, rooms: whole }) };
    const after = { ...inner, Boat: object({ kind: text, sails: truth }) };
    const choice = tagged({ boat: "Vehicle", cart: "Vehicle", house: "House" });
    expect(await told(same(choice), [inner, after])).toEqual([
      'error request-property-type-changed request.body(Vehicle)(Boat).sails {"kind":"boat","sails":1}',
    ]);
  });
});

describe("what is no object beside alternatives with tags", () => {
  const others: readonly Written[] = [text, { type: "array", items: whole }, truth, { type: "null" }];

  it("comes and goes by itself", async () => {
    for (const other of others) {
      const pair = [tagged(tags), tagged(tags, other)] as const;
      const came = await told(pair);
      expect(came).toHaveLength(1);
      expect(came[0]).toMatch(/^info request-body-(?:any-of-added|became-nullable)/);
      const went = await told([pair[1], pair[0]]);
      expect(went).toHaveLength(1);
      expect(went[0]).toMatch(/^error request-body-(?:any-of-removed|became-not-nullable)/);
    }
  });

  it("leaves the others to their tags", async () => {
    const open = { ...vehicles, Other: object({ kind: text }) };
    const narrow = { ...open, Boat: object({ kind: text, sails: truth }) };
    for (const other of others)
      expect(await told(same(tagged({ ...tags, other: "Other" }, other)), [open, narrow])).toEqual([
        'error request-property-type-changed request.body(Boat).sails {"kind":"boat","sails":1}',
      ]);
  });
});
