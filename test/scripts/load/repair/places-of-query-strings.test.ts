import { expect, it } from "vitest";
import { changesBetween } from "../../drift/contracts.js";

const form = (schema: object, more: object = {}) => ({
  openapi: "3.2.0",
  info: { title: "Ferries", version: "1" },
  paths: {
    "/trips": {
      get: {
        parameters: [
          { name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": { schema } } },
          { name: "page", in: "header", schema: { type: "string" } },
        ],
        responses: { 200: { description: "" } },
      },
    },
  },
  ...more,
});
const fields = (type: string, required: readonly string[] = []) => ({
  type: "object",
  required,
  properties: { from: { type: "string" }, day: { type } },
});
const places = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ id, base, revision }) =>
    [id, base?.pointer, revision?.pointer].join(" "),
  );

it("fields of a query string stand where they are written", async () => {
  const at = "/paths/~1trips/get/parameters/0/content/application~1x-www-form-urlencoded/schema/properties";
  expect(await places(form(fields("string")), form(fields("string", ["from", "day"])))).toEqual([
    `request-parameter-became-required ${at}/day ${at}/day`,
    `request-parameter-became-required ${at}/from ${at}/from`,
  ]);
  expect(await places(form(fields("string")), form(fields("integer")))).toEqual([
    `request-parameter-type-changed ${at}/day ${at}/day`,
  ]);
});

it("fields of a query string that refers to its schema stand in that", async () => {
  const named = (type: string) =>
    form({ $ref: "#/components/schemas/Search" }, { components: { schemas: { Search: fields(type) } } });
  const at = "/components/schemas/Search/properties/day";
  expect(await places(named("string"), named("integer"))).toEqual([`request-parameter-type-changed ${at} ${at}`]);
});

it("what a repair moved in fields of a query string stands where it is written", async () => {
  const stop = (maxLength: number) => ({
    allOf: [{ nullable: true }, { type: "object", properties: { at: { type: "string", maxLength } } }],
  });
  const named = (maxLength: number) =>
    form(
      { $ref: "#/components/schemas/Search" },
      {
        components: {
          schemas: { Search: { type: "object", properties: { day: { type: "string" }, stop: stop(maxLength) } } },
        },
      },
    );
  const at = "/components/schemas/Search/properties/stop/allOf/1/properties/at";
  expect(await places(named(9), named(5))).toEqual([`request-parameter-property-max-length-decreased ${at} ${at}`]);
  const inline = (maxLength: number) =>
    form({ type: "object", properties: { day: { type: "string" }, stop: stop(maxLength) } });
  const below =
    "/paths/~1trips/get/parameters/0/content/application~1x-www-form-urlencoded/schema/properties/stop/allOf/1/properties/at";
  expect(await places(inline(9), inline(5))).toEqual([
    `request-parameter-property-max-length-decreased ${below} ${below}`,
  ]);
});
