import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const open = { type: ["integer", "null"] };
const object = (a: object, more: object = {}) => ({ type: "object", properties: { a, b: text }, ...more });

describe("a value that proves a difference has what is asked for beside it", () => {
  it.each([
    ["so many properties", object(whole), object(open, { minProperties: 2 }), { a: null, b: expect.any(String) }],
    [
      "another property because of it",
      object(whole, { dependentRequired: { a: ["b"] } }),
      object(open, { dependentRequired: { a: ["b"] } }),
      { a: null, b: expect.any(String) },
    ],
    [
      "a schema because of it",
      object(whole, { dependentSchemas: { a: { required: ["c"] } } }),
      object(open, { dependentSchemas: { a: { required: ["c"] } } }),
      { a: null, c: expect.anything() },
    ],
    [
      "one of several",
      object(whole, { anyOf: [{ required: ["b"] }, { required: ["c"] }] }),
      object(open, { anyOf: [{ required: ["b"] }, { required: ["c"] }] }),
      { a: null, b: expect.any(String) },
    ],
  ] as const)("proves it together with %s", async (_, base, revision, witness) => {
    const changes = await changesBetween(documentOf({ response: base }), documentOf({ response: revision }));
    expect(changes.filter(({ level }) => level !== "info")).toMatchObject([
      { level: "error", id: "response-property-became-nullable", witness },
    ]);
  });

  it.each([{}, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }])(
    "an alternative of another type beside an object is proved: %j",
    async (more) => {
      const base = { ...object(whole), required: ["a"], ...more };
      const revision = { anyOf: [base, { type: "boolean" }] };
      for (const [side, one, two] of [
        ["response", base, revision],
        ["request", revision, base],
      ] as const) {
        const changes = await changesBetween(documentOf({ [side]: one }), documentOf({ [side]: two }));
        expect(changes).toMatchObject([{ level: "error", witness: true }]);
      }
    },
  );
});
