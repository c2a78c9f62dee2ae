import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { contractOf, documentOf, outline } from "./contracts.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

/** Bodies that refer to A and B, and what A becomes. */
const cases: readonly (readonly [name: string, body: object, before: object, after: object])[] = [
  ["a choice of values", { anyOf: [ref("A"), ref("B")] }, { enum: ["a", "b"] }, { enum: ["a"] }],
  ["values beside a type", { type: "string", anyOf: [ref("A"), ref("B")] }, { enum: ["a", "b"] }, { enum: ["a"] }],
  ["types beside a limit", { maxLength: 9, oneOf: [ref("A"), ref("C")] }, text, { type: "boolean" }],
  ["null among alternatives", { anyOf: [ref("A"), ref("C")] }, { type: ["string", "null"] }, text],
  ["a nested choice", { anyOf: [ref("A"), ref("C")] }, { anyOf: [text, { type: "boolean" }] }, text],
  [
    "a schema of several types",
    { allOf: [ref("A")] },
    { type: ["string", "integer"] },
    { anyOf: [{ type: "boolean" }, ref("C")] },
  ],
  [
    "an object per tag",
    { oneOf: [ref("A"), ref("D")] },
    { type: "object", properties: { kind: { const: "a" }, name: text }, required: ["kind"] },
    { type: "object", properties: { kind: { const: "a" }, name: { type: "integer" } }, required: ["kind"] },
  ],
];

const others = {
  B: { enum: ["c"] },
  C: { type: "integer" },
  D: { type: "object", properties: { kind: { const: "d" } }, required: ["kind"] },
};

const contract = (body: object, a: object) =>
  contractOf(documentOf({ request: body, response: body, schemas: { ...others, A: a } }));

/** The contract, with the very same operations and components but for one. */
function sharing(base: Contract, revision: Contract): Contract {
  const a = revision.schemas.get("A");
  if (a === undefined) throw new Error("There is no A.");
  return { ...base, schemas: new Map([...base.schemas, ["A", a]]) };
}

describe("two contracts that share schema objects differ as two documents do", () => {
  it.each(cases)(
    "two contracts that share schema objects differ as two documents do: %s",
    async (_, body, before, after) => {
      const apart = findChanges(await contract(body, before), await contract(body, after));
      expect(apart.length).toBeGreaterThan(0);
      const base = await contract(body, before);
      const together = findChanges(base, sharing(base, await contract(body, after)));
      expect(outline(together)).toEqual(outline(apart));
    },
  );

  it.each(cases)(
    "two contracts that share schema objects differ as documents do in either order, after each other: %s",
    async (_, body, before, after) => {
      const apart = findChanges(await contract(body, after), await contract(body, before));
      const base = await contract(body, before);
      const revision = sharing(base, await contract(body, after));
      findChanges(base, revision);
      expect(outline(findChanges(revision, base))).toEqual(outline(apart));
    },
  );
});
