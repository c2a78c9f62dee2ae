import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, required: string[] = []) => ({ type: "object", properties, required });

describe("what stands beside a choice and what stands in its alternatives", () => {
  const kind = object({ kind: text }, ["kind"]);
  const [a, b] = [object({ a: text }, ["a"]), object({ b: text }, ["b"])];
  const beside = { ...kind, oneOf: [a, b] };
  const member = { allOf: [kind, { oneOf: [a, b] }] };
  const within = (type: object, required = ["kind"]) => ({
    oneOf: [object({ kind: type, a: text }, [...required, "a"]), object({ kind: type, b: text }, [...required, "b"])],
  });

  it.each(["request", "response"] as const)("is the same of a %s", async (side) => {
    for (const base of [beside, member]) {
      expect(await changesOf(side, [base, within(text)])).toEqual([]);
      expect(await changesOf(side, [within(text), base])).toEqual([]);
    }
  });

  it("differs where a property does, in each alternative that has it", async () => {
    expect(await changesOf("request", [beside, within(integer)])).toEqual([
      "error request-property-type-changed request.body(object with a).kind",
      "error request-property-type-changed request.body(object with b).kind",
    ]);
    expect(await changesOf("response", [member, within(text, [])])).toEqual([
      "error response-property-became-optional response.200.body(object with a).kind",
      "error response-property-became-optional response.200.body(object with b).kind",
    ]);
  });

  it("may be moved in part", async () => {
    const more = object({ more: text });
    const both = { ...object({ kind: text, more: text }, ["kind"]), oneOf: [a, b] };
    expect(await changesOf("request", [both, { ...more, ...within(text) }])).toEqual([]);
    expect(await changesOf("response", [{ ...more, ...within(text) }, both])).toEqual([]);
  });

  it.each([
    ["a length", { type: "string", maxLength: 5 }, [{ pattern: "^a" }, { pattern: "^b" }]],
    ["a pattern", { type: "string", pattern: "^x" }, [{ maxLength: 3 }, { minLength: 9 }]],
    ["a format", { type: "string", format: "date" }, [{ pattern: "^1" }, { pattern: "^2" }]],
    ["a bound", { maximum: 5 }, [{ type: "integer" }, { type: "number", minimum: 3 }]],
    ["a step", { type: "integer", multipleOf: 3 }, [{ minimum: 10 }, { maximum: 2 }]],
    ["distinct items", { type: "array", uniqueItems: true }, [{ items: text }, { items: integer }]],
    ["a number of properties", { type: "object", minProperties: 3 }, [a, b]],
  ])("is the same where it is %s", async (_, rule, branches) => {
    const [around, inside] = [{ ...rule, anyOf: branches }, { anyOf: branches.map((one) => ({ ...rule, ...one })) }];
    for (const side of ["request", "response"] as const) {
      expect(await changesOf(side, [around, inside])).toEqual([]);
      expect(await changesOf(side, [inside, around])).toEqual([]);
    }
  });

  it("is the same where it closes alternatives of other tags", async () => {
    const tagged = (tag: string, properties: object, rest: object = {}) => ({
      ...object({ tag: { const: tag }, ...properties }, ["tag"]),
      ...rest,
    });
    const around = { ...object({ id: text }), oneOf: [tagged("a", { a: text }), tagged("b", { b: integer })] };
    const open = { ...around, unevaluatedProperties: false };
    const closed = (...tags: readonly string[]) => ({
      oneOf: [{ a: text }, { b: integer }].map((properties, index) =>
        tagged(tags[index] ?? "", { id: text, ...properties }, { additionalProperties: false }),
      ),
    });
    for (const side of ["request", "response"] as const) {
      expect(await changesOf(side, [open, closed("a", "b")])).toEqual([]);
      expect(await changesOf(side, [closed("a", "b"), open])).toEqual([]);
    }
    expect(await changesOf("request", [around, closed("a", "b")])).toContain(
      'error request-property-additional-properties-closed request.body(tag="a")',
    );
  });

  it("is more than closed alternatives where a value may be of several", async () => {
    const open = { type: "object", anyOf: [a, b], unevaluatedProperties: false };
    const closed = { anyOf: [a, b].map((one) => ({ ...one, additionalProperties: false })) };
    const grave = async (...pair: [object, object]) =>
      (await changesOf("request", pair)).filter((line) => !line.startsWith("info"));
    expect(await grave(closed, open)).toEqual([]);
    expect(await grave(open, closed)).not.toEqual([]);
  });

  it("differs where a limit does, in the alternative that has it", async () => {
    const branches = (...lengths: number[]) => ({
      type: "string",
      anyOf: ["^a", "^b"].map((pattern, index) => ({ pattern, maxLength: lengths[index] })),
    });
    const around = { type: "string", maxLength: 5, anyOf: [{ pattern: "^a" }, { pattern: "^b" }] };
    expect(await changesOf("request", [around, branches(5, 4)])).toEqual([
      "error request-property-max-length-decreased request.body(string #2)",
    ]);
  });

  it("is told once where it goes", async () => {
    expect(await changesOf("request", [beside, { oneOf: [a, b] }])).toEqual([
      "warning request-property-removed request.body.kind",
    ]);
    const counted = { type: "object", minProperties: 2, oneOf: [a, b] };
    expect(await changesOf("request", [counted, { oneOf: [a, b] }])).toEqual([
      "info request-body-min-properties-decreased request.body",
    ]);
  });

  it("an alternative that goes with it is told", async () => {
    const [first] = within(text).oneOf;
    const found = await changesOf("request", [member, { oneOf: [first, object({ c: text }, ["c"])] }]);
    expect(found).toContain("error request-body-one-of-removed request.body");
  });

  it("requirements of which one must be met are alternatives of the whole", async () => {
    const either = { ...object({ a: text, b: text }), anyOf: [{ required: ["a"] }, { required: ["b"] }] };
    const whole = { anyOf: [object({ a: text, b: text }, ["a"]), object({ a: text, b: text }, ["b"])] };
    expect(await changesOf("request", [either, whole])).toEqual([]);
    expect(await changesOf("response", [whole, either])).toEqual([]);
  });

  it("comes to an end where the choice is of itself", async () => {
    const node = (parts: object) => ({ Node: parts });
    const ref = { $ref: "#/components/schemas/Node" };
    const one = node({ ...object({ kind: text }), oneOf: [object({ next: ref }, ["next"]), b] });
    const two = node({ oneOf: [object({ kind: text, next: ref }, ["next"]), object({ kind: text, b: text }, ["b"])] });
    expect(await changesOf("response", [ref, ref], [one, two])).toEqual([]);
  });
});
