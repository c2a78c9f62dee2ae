import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

/** Rules of values of one type each. */
const rules: Readonly<Record<string, readonly Written[]>> = {
  string: [{ maxLength: 3 }, { minLength: 2 }, { pattern: "^x" }],
  number: [{ maximum: 3 }, { minimum: 2 }, { exclusiveMaximum: 4 }, { exclusiveMinimum: 1 }, { multipleOf: 5 }],
  array: [
    ...[{ items: { type: "string" } }, { minItems: 2 }, { maxItems: 1 }, { uniqueItems: true }],
    ...[{ prefixItems: [{ type: "string" }] }, { contains: { type: "string" } }, { unevaluatedItems: false }],
  ],
  object: [
    ...[{ required: ["colour"] }, { properties: { colour: { type: "string" } } }, { minProperties: 1 }],
    ...[{ required: ["colour"], properties: { colour: { type: "string" } } }, { maxProperties: 0 }],
    ...[{ additionalProperties: false }, { additionalProperties: { type: "string" } }],
    ...[{ patternProperties: { "^c": { type: "string" } } }, { propertyNames: { pattern: "^c" } }],
    ...[{ dependentRequired: { colour: ["size"] } }, { dependentSchemas: { colour: { required: ["size"] } } }],
    ...[{ unevaluatedProperties: false }],
  ],
};

const shade = { $ref: "#/components/schemas/Shade" };

/** Schemas that take values of one type only, in several spellings; what is added to one stands beside what it says. */
const spellings: Readonly<Record<string, readonly ((more: Written) => Written)[]>> = {
  string: [
    (more) => ({ type: "string", ...more }),
    (more) => ({ type: ["string", "null"], ...more }),
    (more) => ({ enum: ["red", "blue"], ...more }),
    (more) => ({ const: "red", ...more }),
    (more) => ({ allOf: [shade, more] }),
    (more) => ({ allOf: [{ type: "string" }], ...more }),
    (more) => ({ anyOf: [{ type: "string", minLength: 1 }, { enum: [""] }], ...more }),
  ],
  number: [(more) => ({ type: "integer", ...more }), (more) => ({ type: ["number", "null"], ...more })],
  array: [(more) => ({ type: "array", ...more })],
  object: [(more) => ({ type: "object", ...more })],
};

const header = (schema: Written) => ({ 200: { description: "Done", headers: { "X-Shade": { schema } } } });
const parameter = (place: string, schema: Written) => ({ parameters: [{ name: "shade", in: place, schema }] });

/** Where the schema stands. */
const places: Readonly<Record<string, (schema: Written) => Parameters<typeof documentOf>[0]>> = {
  "a request": (request) => ({ request }),
  "an answer": (response) => ({ response }),
  "a property of a request": (schema) => ({ request: { type: "object", properties: { shade: schema } } }),
  "a property of an answer": (schema) => ({ response: { type: "object", properties: { shade: schema } } }),
  "a query": (schema) => ({ operation: parameter("query", schema) }),
  "a header of a request": (schema) => ({ operation: parameter("header", schema) }),
  "a header of an answer": (schema) => ({ operation: { responses: header(schema) } }),
};

const schemas = { Shade: { type: "string" } };

/** What is told above `info`, one way and the other. */
async function alarms(place: string, before: Written, after: Written): Promise<readonly string[]> {
  const documents = [before, after].map((schema) => documentOf({ ...places[place]?.(schema), schemas }));
  const [one = {}, two = {}] = documents;
  const options = { witnesses: false };
  const changes = [...(await changesBetween(one, two, options)), ...(await changesBetween(two, one, options))];
  return changes
    .filter(({ level, impact }) => level !== "info" || impact === "major")
    .map(({ level, id }) => `${level} ${id}: ${JSON.stringify(before)} and ${JSON.stringify(after)}`);
}

describe("rules of a type of which there is no value", () => {
  it.each(Object.keys(places))(
    "rules of a type of which there is no value refuse nothing that comes or goes in %s",
    async (place) => {
      const found: string[] = [];
      for (const [type, writers] of Object.entries(spellings))
        for (const write of writers)
          for (const [other, list] of Object.entries(rules))
            if (other !== type) for (const rule of list) found.push(...(await alarms(place, write({}), write(rule))));
      expect(found).toEqual([]);
    },
  );

  it("rules of a type that only the other side takes refuse nothing that was sent", async () => {
    const object = { properties: { colour: { type: "string" } }, required: ["colour"] };
    const wider = { type: ["string", "object"], ...object };
    const documents = [{ type: "string" }, wider].map((request) => documentOf({ request }));
    const [one = {}, two = {}] = documents;
    expect((await changesBetween(one, two)).filter(({ breaking }) => breaking)).toEqual([]);
  });

  it("who describes properties on both sides means an object, whatever type is written there", async () => {
    const kind = (...required: readonly string[]) =>
      documentOf({ request: { type: "array", properties: { colour: { type: "string" } }, required } });
    const [change] = await changesBetween(kind(), kind("colour"));
    expect(change).toMatchObject({ id: "request-property-became-required", breaking: true });
  });
});
