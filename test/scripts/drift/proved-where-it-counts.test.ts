import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const [text, whole] = [{ type: "string" }, { type: "integer" }];

/** The breaks of requests with the value that proves each. */
async function proofs(base: Written, revision: Written): Promise<readonly string[]> {
  const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
  return changes.flatMap(({ level, id, witness }) => (level === "error" ? [`${id} ${JSON.stringify(witness)}`] : []));
}

describe("what counts under a condition", () => {
  const plot = (rules: Written): Written => ({
    type: "object",
    properties: { soil: text, rows: whole, note: text },
    ...rules,
  });
  const isClay = { properties: { soil: { const: "clay" } }, required: ["soil"] };

  it("is proved where the condition holds", async () => {
    const least = (required: readonly string[]) => plot({ if: isClay, then: { required } });
    expect(await proofs(least(["rows"]), least(["rows", "note"]))).toEqual([
      'request-property-became-required {"soil":"clay","rows":1}',
    ]);
    const most = (maximum: number) => plot({ if: isClay, then: { properties: { rows: { maximum } } } });
    expect(await proofs(most(90), most(50))).toEqual(['request-property-max-decreased {"soil":"clay","rows":51}']);
  });

  it("is proved by the condition that it follows from", async () => {
    const when = (soil: string, maximum: number) => ({
      if: { properties: { soil: { const: soil } }, required: ["soil"] },
      then: { properties: { rows: { maximum } } },
    });
    const plots = (...maxima: readonly [number, number]) =>
      plot({ allOf: [when("clay", maxima[0]), when("sand", maxima[1])] });
    expect(await proofs(plots(90, 80), plots(90, 50))).toEqual([
      'request-property-max-decreased {"soil":"sand","rows":51}',
    ]);
  });

  it("is proved where it does not", async () => {
    const most = (maxLength: number) =>
      plot({
        required: ["soil"],
        if: isClay,
        then: { required: ["rows"] },
        else: { properties: { note: { maxLength } } },
      });
    const [found] = await proofs(most(3), most(2));
    expect(found).toBe('request-property-max-length-decreased {"soil":"a","note":"aaa"}');
  });

  it("is proved where the condition always holds", async () => {
    const plain = plot({ required: ["soil"] });
    const asked = { ...plain, if: { required: ["soil"] }, then: { required: ["note"] } };
    expect(await proofs(plain, asked)).toEqual(['request-property-became-required {"soil":"a"}']);
  });
});

describe("items behind those that are described by their position", () => {
  const steps = { type: "array", prefixItems: [whole, text] };

  it("are proved behind those of either side", async () => {
    expect(await proofs({ ...steps, items: whole }, { type: "array", prefixItems: [whole], items: text })).toEqual([
      'request-property-type-changed [1,"a",1]',
    ]);
  });
});

describe("limits that lie close together", () => {
  it.each([
    [{ exclusiveMinimum: 0 }, { minimum: 0.01 }, "request-body-min-increased 0.005"],
    [{ exclusiveMaximum: 1 }, { maximum: 0.75 }, "request-body-max-decreased 0.9"],
    [
      { exclusiveMinimum: 2.5, maximum: 2.75 },
      { exclusiveMinimum: 2.5, maximum: 2.625 },
      "request-body-max-decreased 2.75",
    ],
  ] as const)("are told apart by what is between %j and %j", async (before, after, proof) => {
    expect(await proofs({ type: "number", ...before }, { type: "number", ...after })).toEqual([proof]);
  });
});
