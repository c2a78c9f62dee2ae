import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const object = (required: readonly string[], properties: object) => ({ type: "object", required, properties });
const grade = { type: "string", enum: ["low", "high"] };
const spellings = {
  "a list of types": { type: ["string", "null"], enum: ["low", "high", null] },
  "a choice": { anyOf: [grade, { type: "null" }] },
};
const choices = {
  "with a tag": (state: object) => [
    object(["kind", "grade"], { kind: { const: "a" }, grade: state }),
    object(["kind"], { kind: { const: "b" } }),
  ],
  "beside a text": (state: object) => [{ type: "string" }, object(["grade"], { grade: state })],
  "beside other fields": (state: object) => [object(["grade"], { grade: state }), object(["unit"], {})],
};

describe("null that comes to a list of values of an alternative is not lost among its tags", () => {
  const rows = Object.entries(choices).flatMap(([choice, alternatives]) =>
    Object.entries(spellings).flatMap(([spelling, nullable]) =>
      (["oneOf", "anyOf"] as const).map((keyword) => ({ choice, spelling, nullable, alternatives, keyword })),
    ),
  );

  it.each(rows)("$keyword, $choice, as $spelling", async ({ alternatives, nullable, keyword }) => {
    const [plain, open] = [grade, nullable].map((state) => ({ [keyword]: alternatives(state) }));
    const answers = await changesBetween(documentOf({ response: plain }), documentOf({ response: open }));
    expect(answers).toMatchObject([
      { id: "response-property-became-nullable", level: "error", witness: { grade: null } },
    ]);
    const requests = await changesBetween(documentOf({ request: open }), documentOf({ request: plain }));
    expect(requests).toMatchObject([
      { id: "request-property-became-not-nullable", level: "error", witness: { grade: null } },
    ]);
  });

  it("alternatives that share nothing but null are told apart by their other values", async () => {
    const either = (values: readonly (string | null)[]) =>
      object(["grade"], { grade: { type: ["string", "null"], enum: values } });
    const base = { anyOf: [either(["low", null]), object(["unit"], { unit: { type: "integer" } })] };
    const revision = { anyOf: [either(["high", null]), object(["unit"], { unit: { type: "integer" } })] };
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(changes.map(({ level, id }) => `${level} ${id}`)).toEqual([
      "error request-body-any-of-removed",
      "info request-body-any-of-added",
    ]);
  });
});

describe("a change of a nameless alternative that lists values, beside one that is open", () => {
  const group = object([], { all: { type: "string" } });
  const filter = (field: string) => object(["field", "test"], { field: { type: field }, test: { enum: ["eq", "ne"] } });

  it("is a warning where no value proves it, for the open one may take it", async () => {
    const [base, revision] = ["string", "number"].map((field) => ({ anyOf: [group, filter(field)] }));
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(changes).toMatchObject([{ id: "request-property-type-changed", level: "warning", unproven: true }]);
  });

  it("is an error where some value of its own is none of the other one", async () => {
    const either = (w: string) => ({
      anyOf: [object([], { kind: { const: "x" } }), object(["kind"], { kind: { enum: ["x", "z"] }, w: { type: w } })],
    });
    const [base, revision] = ["integer", "string"].map((type) => either(type));
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(changes).toMatchObject([{ id: "request-property-type-changed", level: "error" }]);
  });

  it("is an error where the other one has values of its own", async () => {
    const other = object(["test"], { test: { enum: ["and", "or"] } });
    const [base, revision] = ["string", "number"].map((field) => ({ anyOf: [other, filter(field)] }));
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(changes).toMatchObject([{ id: "request-property-type-changed", level: "error", witness: { test: "eq" } }]);
  });
});
