import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const schemas = {
  Money: { type: "object", properties: { amount: { type: "integer" } } },
  Other: { type: "string", minLength: 1 },
};
const money = { $ref: "#/components/schemas/Money" };
const other = { $ref: "#/components/schemas/Other" };
const object = (properties: object) => ({ type: "object", properties });
const body = "/paths/~1things/post/responses/200/content/application~1json/schema";

async function placesOf(base: object, revision: object): Promise<readonly string[]> {
  const changes = await changesBetween(base, revision, { witnesses: false });
  return changes.map(({ id, base: one, revision: two }) => `${id} ${one?.pointer} ${two?.pointer}`);
}

describe("what came or went is placed at its own key, whatever it refers to", () => {
  const response = (schema: unknown) => documentOf({ response: schema, schemas });

  it("a property that is a reference is placed at its own key", async () => {
    const [one, two] = [response(object({ total: money })), response(object({ total: money, tax: money }))];
    expect(await placesOf(one, two)).toEqual([`response-optional-property-added ${body} ${body}/properties/tax`]);
    expect(await placesOf(two, one)).toEqual([`response-optional-property-removed ${body}/properties/tax ${body}`]);
  });

  it("a property that is required no longer is placed at itself", async () => {
    const total = { type: "object", properties: { total: money }, required: ["total"] };
    const [one, two] = [response(total), response(object({ total: money }))];
    const [place = ""] = await placesOf(one, two);
    expect(place).toMatch(/^response-property-became-optional .* .*\/properties\/total$/);
  });

  it("what says nothing is placed where it stands, or where it would, each in its own place", async () => {
    const list = (rules: object) => ({ type: "array", ...rules });
    const base = { free: { type: "string" }, plain: {}, list: list({ items: { type: "string" } }), other: list({}) };
    const revision = {
      free: {},
      plain: { type: "string" },
      list: list({}),
      other: list({ items: { type: "string" } }),
    };
    const at = (place: string) => `${body}/properties/${place}`;
    expect(await placesOf(response(object(base)), response(object(revision)))).toEqual([
      `response-property-type-generalized ${at("free")} ${at("free")}`,
      `response-property-type-generalized ${at("list/items")} ${at("list")}`,
      `response-property-type-specialized ${at("other")} ${at("other/items")}`,
      `response-property-type-specialized ${at("plain")} ${at("plain")}`,
    ]);
  });

  it("what differs in a member of an allOf is placed at that member", async () => {
    const joined = (member: object) => response({ allOf: [other, { type: "string", maxLength: 9, ...member }] });
    const lists = (member: object) =>
      response({
        allOf: [
          { type: "array", minItems: 1 },
          { type: "array", maxItems: 9, ...member },
        ],
      });
    const numbers = (member: object) =>
      response({
        allOf: [
          { type: "number", minimum: 1 },
          { type: "number", maximum: 9, ...member },
        ],
      });
    for (const [one, two] of [
      [joined({ pattern: "^a" }), joined({ pattern: "^b" })],
      [lists({}), lists({ uniqueItems: true })],
      [numbers({ multipleOf: 2 }), numbers({ multipleOf: 3 })],
    ] as const)
      expect((await placesOf(one, two))[0]).toMatch(/ \S*\/allOf\/1$/);
  });

  it("a property of a member of an allOf that became required is placed at that member", async () => {
    const members = (required: readonly string[]) =>
      response({ allOf: [object({ a: { type: "string" } }), { ...object({ total: money }), required }] });
    expect(await placesOf(members([]), members(["total"]))).toEqual([
      `response-property-became-required ${body}/allOf/1 ${body}/allOf/1`,
    ]);
  });

  it("an alternative that is a reference is placed in its list", async () => {
    const number = { type: "number", minimum: 0 };
    const [one, two] = [response({ anyOf: [money, number] }), response({ anyOf: [money, number, other] })];
    expect(await placesOf(one, two)).toEqual([`response-body-any-of-added ${body} ${body}/anyOf/2`]);
    expect(await placesOf(two, one)).toEqual([`response-body-any-of-removed ${body}/anyOf/2 ${body}`]);
  });

  it("a header that is a reference is placed in its response", async () => {
    const components = { components: { headers: { Count: { schema: { type: "integer" } } } } };
    const answer = (headers: object) =>
      documentOf({ operation: { responses: { 200: { description: "", headers } } }, root: components });
    const [one, two] = [answer({}), answer({ "X-Count": { $ref: "#/components/headers/Count" } })];
    const at = "/paths/~1things/post/responses/200";
    expect(await placesOf(one, two)).toEqual([`response-header-added ${at} ${at}/headers/X-Count`]);
    expect(await placesOf(two, one)).toEqual([`optional-response-header-removed ${at}/headers/X-Count ${at}`]);
  });
});
