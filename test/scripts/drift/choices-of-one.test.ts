import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Written>>;

const [text, whole] = [{ type: "string" }, { type: "integer" }];
const object = (properties: Written, ...required: readonly string[]) => ({
  type: "object",
  required: ["tier", ...required],
  properties: { tier: text, ...properties },
});
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const choice = (mapping: Readonly<Record<string, string>>): Written => ({
  oneOf: [...new Set(Object.values(mapping))].map(reference),
  discriminator: {
    propertyName: "tier",
    mapping: Object.fromEntries(Object.entries(mapping).map(([tag, name]) => [tag, reference(name).$ref])),
  },
});
/** A choice behind a name, as one of some properties. */
const named = (mapping: Readonly<Record<string, string>>, schemas: Schemas) => ({
  schema: { type: "object", properties: { seat: reference("Seat") } },
  schemas: { ...schemas, Seat: choice(mapping) },
});

type Side = ReturnType<typeof named>;

async function told(side: "request" | "response", base: Side, revision: Side): Promise<readonly string[]> {
  const document = ({ schema, schemas }: Side) => documentOf({ [side]: schema, schemas });
  const changes = await changesBetween(document(base), document(revision));
  return changes.map(({ level, id, location, witness }) =>
    [level, id, location, JSON.stringify(witness)].join(" ").trimEnd(),
  );
}

const Stall = object({ row: whole }, "row");
const Box = object({ note: text });
const nullable = object({ note: { type: ["string", "null"] } });
const both = { stall: "Stall", box: "Box" };

describe("one alternative that is left of a choice by tags", () => {
  const several = named(both, { Stall, Box });

  it("takes nothing of the tags that led to the others, though it takes all by the letter", async () => {
    const less = named({ box: "Box" }, { Box: object({}) });
    const found = await told("request", several, less);
    expect(found).toContain(
      'error request-property-one-of-removed request.body.seat {"seat":{"tier":"stall","row":1}}',
    );
    expect(found).toContain("warning request-property-removed request.body.seat(Box).note");
    expect((await told("response", less, several))[0]).toBe(
      'error response-property-one-of-added response.200.body.seat {"seat":{"tier":"stall","row":1}}',
    );
  });

  it("is compared with the one of its tag alone", async () => {
    const plain = named(both, { Stall: object({ row: whole }), Box });
    const one = named({ box: "Box" }, { Box: nullable });
    expect((await told("response", plain, one))[0]).toBe(
      'error response-property-became-nullable response.200.body.seat(Box).note {"seat":{"tier":"box","note":null}}',
    );
    expect((await told("request", one, plain))[0]).toBe(
      'error request-property-became-not-nullable request.body.seat(Box).note {"seat":{"tier":"box","note":null}}',
    );
  });

  it("may have null beside it", async () => {
    const { oneOf, ...rest } = choice({ box: "Box" });
    const orNull = { ...rest, oneOf: [...(oneOf as readonly Written[]), { type: "null" }] };
    const less = { ...several, schemas: { Box: object({}), Seat: orNull } };
    expect((await told("request", several, less))[0]).toMatch(/^error request-property-one-of-removed .*"stall"/);
  });
});

describe("what proves a break in the only alternative of a choice", () => {
  it("has a tag that leads to it", async () => {
    const [before, after] = [named({ box: "Box" }, { Box }), named({ box: "Box" }, { Box: nullable })];
    expect((await told("response", before, after))[0]).toMatch(/\{"seat":\{"tier":"box","note":null\}\}$/);
    expect((await told("request", after, before))[0]).toMatch(/\{"seat":\{"tier":"box","note":null\}\}$/);
  });

  it("has none that leads to one that takes nothing", async () => {
    const Stall = object({ row: { allOf: [{ const: 1 }, { const: 2 }] } }, "row");
    const before = named({ a: "Stall", box: "Box" }, { Stall, Box });
    const after = named({ z: "Stall", box: "Box" }, { Stall, Box: nullable });
    expect((await told("response", before, after))[0]).toMatch(/\{"seat":\{"tier":"box","note":null\}\}$/);
  });
});
