import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const done = { description: "Done" };
const header = (notice: Written) =>
  documentOf({ operation: { responses: { 200: { ...done, headers: { "X-Batch": { schema: text, ...notice } } } } } });
const call = (notice: Written) => ({
  parameters: [{ name: "X-Batch", in: "header", schema: text, ...notice }],
  responses: { 200: done },
});
const webhook = (notice: Written) => documentOf({ root: { webhooks: { packed: { post: call(notice) } } } });
const callback = (notice: Written) =>
  documentOf({ operation: { callbacks: { packed: { "{$request.body#/url}": { post: call(notice) } } } } });

const told = async (base: object, revision: object) =>
  (await changesBetween(base, revision, { today: new Date("2026-06-01") })).map(({ level, id }) => `${level} ${id}`);

describe("the end of what the provider sends beside a body", () => {
  it.each([
    ["a header of an answer", header],
    ["a parameter of a webhook", webhook],
    ["a parameter of a callback", callback],
  ] as const)("the end of what the provider sends is announced: %s", async (_, write) => {
    const [plain, ending, dated] = [{}, { deprecated: true }, { deprecated: true, "x-sunset": "2027-03-01" }];
    expect(await told(write(plain), write(ending))).toEqual(["info response-property-deprecated"]);
    expect(await told(write(ending), write(plain))).toEqual(["info response-property-reactivated"]);
    expect(await told(write(ending), write(dated))).toEqual(["info response-property-deprecated-with-sunset"]);
    expect(await told(write(dated), write({ ...dated, "x-sunset": "2026-12-01" }))).toEqual([
      "info response-property-sunset-date-brought-forward",
    ]);
    expect(await told(write(dated), write(ending))).toEqual(["error response-property-sunset-deleted"]);
  });
});

it("what a side lacks would stand in the section that it has, though there is nothing in it", async () => {
  const empty = { openapi: "3.1.0", info: { title: "Test", version: "1.0.0" }, paths: {}, webhooks: {} };
  const full = documentOf({ root: { webhooks: { packed: { post: call({}) } } } });
  const place = async (base: object, revision: object, id: string) =>
    (await changesBetween(base, revision)).find((change) => change.id === id);
  expect((await place(full, empty, "api-path-removed-without-deprecation"))?.revision?.pointer).toBe("/paths");
  expect((await place(empty, full, "endpoint-added"))?.base?.pointer).toBe("/paths");
  expect((await place(full, empty, "webhook-removed"))?.revision?.pointer).toBe("/webhooks");
});
