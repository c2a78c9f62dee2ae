import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract, Schema } from "../../../scripts/contract/model/types.js";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { contractOf, documentOf } from "./contracts.js";

/** With the variable, every schema stands against every other, also as a property. */
const isLong = process.env.CONCORD_FUZZ_MS !== undefined;

const text = { type: "string" };
const integer = { type: "integer" };
const list = (items: object, more: object = {}) => ({ type: "array", items, ...more });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const tagged = (tag: string, more: object, required: readonly string[]) =>
  object({ p: { ...text, enum: [tag] }, ...more }, { required });

const scalars = [
  {},
  text,
  integer,
  { type: "number" },
  { type: ["string", "null"] },
  { ...text, maxLength: 1 },
  { ...text, enum: ["a"] },
  { ...text, enum: ["a", "bb"] },
  { ...integer, minimum: 1 },
  { ...integer, enum: [1] },
  { anyOf: [{ ...text, maxLength: 1 }, integer] },
  {
    oneOf: [
      { ...text, enum: ["a"] },
      { ...integer, minimum: 1 },
    ],
  },
  {
    anyOf: [
      { ...text, minLength: 2 },
      { ...text, enum: ["a"] },
    ],
  },
];
const objects = [
  { type: "object" },
  object({ p: text }),
  object({ p: text }, { required: ["p"] }),
  object({ p: integer }),
  object({ p: text }, { additionalProperties: false }),
  object({ p: text, q: text }, { required: ["p"] }),
  object({ p: text, q: text }, { anyOf: [{ required: ["p"] }, { required: ["q"] }] }),
  { oneOf: [tagged("a", {}, ["p"]), tagged("bb", { q: text }, ["p", "q"])] },
  { anyOf: [object({ p: text }, { required: ["p"] }), object({ q: integer }, { required: ["q"] })] },
];
const lists = [
  { type: "array" },
  list(text),
  list({ type: ["string", "integer"] }),
  { anyOf: [list(text), list(integer)] },
  list(text, { maxItems: 1 }),
  { anyOf: [text, list(text)] },
];

const few: readonly Json[] = ["a", "aa", "bb", "", 1, 2, 0, 1.5, true, null];
const values: readonly Json[] = [
  ...few,
  ...[[], ["a"], ["a", "a"], [1], ["a", 1], [null], {}],
  ...few.flatMap((value) => [{ p: value }, { q: value }, { z: value }]),
  ...["a", "bb", 1].flatMap((p) => ["a", 1].map((q) => ({ p, q }))),
  ...[{ p: "a", z: 1 }],
];

interface Side {
  readonly written: object;
  readonly contract: Contract;
  readonly schema: Schema;
}

type Direction = "request" | "response";

async function sidesOf(schemas: readonly object[], direction: Direction): Promise<readonly Side[]> {
  return Promise.all(
    schemas.map(async (written) => {
      const contract = await contractOf(documentOf({ [direction]: written }));
      const [operation] = contract.operations;
      const body = direction === "request" ? operation?.request : operation?.responses[0];
      const schema = body?.content[0]?.schema;
      if (schema === undefined) throw new Error("There is no schema.");
      return { written, contract, schema };
    }),
  );
}

/** Taken by one reading of `oneOf` and the other, or by neither. */
function takes({ contract: { schemas }, schema }: Side, value: Json): boolean | undefined {
  const [one, two] = [true, false].map((exactlyOne) => accepts(schema, value, { schemas, exactlyOne }));
  return one === two ? one : undefined;
}

/**
 * What the rules leave to the reader on purpose: a property that is new to an open object, or to the alternative of a tag, may
 * have been sent as anything before.
 */
const isByConvention = ({ id }: Change) =>
  /^new-optional-request-property$|^response-optional-property-|became-(?:not-)?enum$/.test(id);

/** What is wrong with what is said of two schemas. */
function faultOf(base: Side, revision: Side, direction: Direction, all: readonly Json[]): string | undefined {
  const changes = findChanges(base.contract, revision.contract);
  const [sender, receiver] = direction === "request" ? [base, revision] : [revision, base];
  const isProven = all.some((value) => takes(sender, value) === true && takes(receiver, value) === false);
  const errors = changes.filter(({ breaking }) => breaking);
  const told = `${direction} ${JSON.stringify(base.written)} → ${JSON.stringify(revision.written)}`;
  if (!isProven && errors.length > 0) return `${told}: ${errors.map(({ id }) => id).join()} of nothing`;
  const isTold = changes.some(({ level }) => level !== "info") || changes.some(isByConvention);
  return isProven && !isTold ? `${told}: not told` : undefined;
}

async function faultsAmong(schemas: readonly object[], all: readonly Json[]): Promise<readonly string[]> {
  const faults: (string | undefined)[] = [];
  for (const direction of ["request", "response"] as const) {
    const sides = await sidesOf(schemas, direction);
    for (const base of sides)
      for (const revision of sides) if (base !== revision) faults.push(faultOf(base, revision, direction, all));
  }
  return faults.filter((fault) => fault !== undefined);
}

describe("every break has a value, and every such value is told", () => {
  it.each([
    ["scalars", scalars],
    ["objects", objects],
    ["lists", lists],
  ])("every break among small schemas has a value, and every such value is told: %s", async (_, schemas) => {
    expect(await faultsAmong(schemas, values)).toEqual([]);
  });

  it.skipIf(!isLong)(
    `every break among small schemas has a value, in whatever it stands${isLong ? "" : " (skipped: CONCORD_FUZZ_MS is not set)"}`,
    { timeout: 120_000 },
    async () => {
      const within = (schema: object) => object({ v: schema }, { required: ["v"] });
      const all = [...scalars, ...objects, ...lists];
      expect(await faultsAmong(all, values)).toEqual([]);
      expect(
        await faultsAmong(
          all.map(within),
          values.map((value) => ({ v: value })),
        ),
      ).toEqual([]);
    },
  );

  it("a recursive union that gains an alternative is told, however it comes back to itself", async () => {
    const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const through = (more: readonly object[]) =>
      documentOf({
        response: reference("T"),
        schemas: {
          T: { anyOf: [text, reference("U")] },
          U: { anyOf: [list(reference("T")), reference("T"), ...more] },
        },
      });
    const alone = (more: readonly object[]) =>
      documentOf({ response: reference("T"), schemas: { T: { anyOf: [text, list(reference("T")), ...more] } } });
    for (const api of [through, alone]) {
      const [base, revision] = [await contractOf(api([])), await contractOf(api([integer]))];
      expect(findChanges(base, revision).some(({ breaking }) => breaking)).toBe(true);
      expect(findChanges(revision, base).some(({ breaking }) => breaking)).toBe(false);
    }
  });
});
