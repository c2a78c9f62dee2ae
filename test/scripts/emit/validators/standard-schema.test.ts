import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { expect, expectTypeOf, test } from "vitest";
import type { Validator } from "../../../../src/validator.js";
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
