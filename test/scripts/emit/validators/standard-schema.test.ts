import { sValidator } from "@hono/standard-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Hono } from "hono";
import { expect, expectTypeOf, test } from "vitest";
import type { Validator } from "../../../../src/validation/validator-types.js";
import { loadValidator } from "./load-validators.js";

interface Order {
  readonly item: string;
  readonly amount?: number;
}

const schema = {
  type: "object",
  properties: { item: { type: "string" }, amount: { type: "integer", minimum: 1 } },
  required: ["item"],
};

test("a validator is a Standard Schema", async () => {
  const { "~standard": standard } = await loadValidator(schema);
  expect(standard).toMatchObject({ version: 1, vendor: "openapi-concord" });
  expect(standard.validate({ item: "a" })).toEqual({ value: { item: "a" } });
  expect(standard.validate({ amount: 0 })).toMatchObject({ issues: [{ path: ["item"] }, { path: ["amount"] }] });
});

test("a validator tells its JSON Schema", async () => {
  const document = {
    type: "object",
    properties: { next: { $ref: "#" }, pair: { prefixItems: [{ type: "string" }], items: false } },
    dependentRequired: { next: ["pair"] },
  };
  const validator = await loadValidator(document);
  const { jsonSchema } = validator["~standard"];
  const latest = jsonSchema?.input({ target: "draft-2020-12" }) ?? {};
  const older = jsonSchema?.output({ target: "draft-07" }) ?? {};
  const values = [
    {},
    { next: {}, pair: ["a"] },
    { pair: ["a", 1] },
    { pair: [1] },
    { next: {} },
    { next: 1, pair: [] },
  ];
  const expected = values.map((value) => validator.is(value));
  expect(values.map((value) => new Ajv2020().compile(latest)(value))).toEqual(expected);
  expect(values.map((value) => new Ajv({ strictTuples: false }).compile(older)(value))).toEqual(expected);
  expect(expected).toEqual([true, true, false, false, false, false]);
  expect(() => jsonSchema?.input({ target: "openapi-3.0" })).toThrow(RangeError);
});

test("a JSON Schema carries what the text of a property holds, through references", async () => {
  const validator = await loadValidator({
    type: "object",
    properties: {
      note: { type: "string", contentMediaType: "application/json", contentSchema: { $ref: "#/$defs/Note" } },
    },
    $defs: { Note: { type: "object", properties: { body: { $ref: "#/$defs/Body" } } }, Body: { type: "string" } },
  });
  const told = validator["~standard"].jsonSchema?.input({ target: "draft-2020-12" }) ?? {};
  expect(() => new Ajv2020({ strict: false }).compile(told)).not.toThrow();
  expect(Object.keys(Object(told["$defs"])).sort()).toEqual(["Body", "Note", "Value"]);
});

test("large JSON Schemas are left out unless they are asked for", async () => {
  const large = { enum: Array.from({ length: 1000 }, (_, index) => `value ${index}`) };
  expect((await loadValidator(large))["~standard"].jsonSchema).toBeUndefined();
  const asked = await loadValidator(large, { jsonSchema: true });
  expect(asked["~standard"].jsonSchema?.input({ target: "draft-2020-12" })).toMatchObject({ $defs: { Value: large } });
});

test("Hono takes a validator as it is", async () => {
  const orders = (await loadValidator(schema)) as Validator<Order>;
  const app = new Hono().post("/orders", sValidator("json", orders), (context) => {
    const order = context.req.valid("json");
    expectTypeOf(order).toExtend<Order>();
    return context.json({ item: order.item });
  });
  const post = (body: unknown) =>
    app.request("/orders", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  expect(await (await post({ item: "pen" })).json()).toEqual({ item: "pen" });
  const refused = await post({ item: 5 });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(await refused.json())).toContain("item must be string");
});
