import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { ContractPair } from "../../../scripts/drift/schemas/pair.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { holds, timeout } from "../../helpers/random-runs.js";
import { build, contractWith } from "../merge/schemas.js";
import { changesOf } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const [amber, birch, cedar] = ["amber", "birch", "cedar"];
const wood = (rules: Node, names: readonly string[] = [amber, birch, cedar]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
  ...rules,
});
const has = (...required: readonly string[]) => ({ required });
const not = (schema: Node) => ({ not: schema });
const shut = { additionalProperties: false };

const same: readonly (readonly [name: string, one: Node, two: Node])[] = [
  ["not both", not(has(amber, birch)), { anyOf: [not(has(amber)), not(has(birch))] }],
  ["not none", { anyOf: [has(amber), has(birch)] }, not({ allOf: [not(has(amber)), not(has(birch))] })],
  [
    "factored out",
    { allOf: [has(amber), { anyOf: [has(birch), has(cedar)] }] },
    { anyOf: [has(amber, birch), has(amber, cedar)] },
  ],
  [
    "spread",
    { allOf: [{ anyOf: [has(amber), has(birch)] }, { anyOf: [has(amber), has(cedar)] }] },
    { anyOf: [has(amber), has(birch, cedar)] },
  ],
  ["one that another has in it", { anyOf: [has(amber), has(amber, birch)] }, has(amber)],
  ["an implication", { anyOf: [not(has(amber)), has(birch)] }, { dependentRequired: { [amber]: [birch] } }],
  ["exactly one", { oneOf: [has(amber), has(birch)] }, { anyOf: [has(amber), has(birch)], ...not(has(amber, birch)) }],
  [
    "exactly one of three",
    { oneOf: [has(amber), has(birch), has(cedar)] },
    {
      anyOf: [
        { ...has(amber), ...not({ anyOf: [has(birch), has(cedar)] }) },
        { ...has(birch), ...not({ anyOf: [has(amber), has(cedar)] }) },
        { ...has(cedar), ...not({ anyOf: [has(amber), has(birch)] }) },
      ],
    },
  ],
  [
    "two of three",
    { anyOf: [has(amber, birch), has(amber, cedar), has(birch, cedar)] },
    {
      allOf: [
        { anyOf: [has(amber), has(birch)] },
        { anyOf: [has(birch), has(cedar)] },
        { anyOf: [has(amber), has(cedar)] },
      ],
    },
  ],
  ["some, of a closed object", { ...shut, minProperties: 1 }, { ...shut, anyOf: [has(amber), has(birch), has(cedar)] }],
  [
    "none of two",
    not({ anyOf: [has(amber), has(birch)] }),
    { properties: { [amber]: false, [birch]: false, [cedar]: text } },
  ],
  [
    "another value, where it is there",
    {
      properties: { [amber]: { enum: ["x", "y"] } },
      ...not({ properties: { [amber]: { const: "x" } }, ...has(amber) }),
    },
    { properties: { [amber]: { enum: ["y"] } } },
  ],
];

const wider: readonly (readonly [name: string, one: Node, two: Node])[] = [
  ["one more may do", wood(has(amber)), wood({ anyOf: [has(amber), has(birch)] })],
  [
    "one of two instead of two of three",
    wood({ anyOf: [has(amber, birch), has(amber, cedar), has(birch, cedar)] }),
    wood({ anyOf: [has(amber), has(birch), has(cedar)] }),
  ],
  [
    "not both instead of closed objects of one each",
    { anyOf: [wood(shut, [amber]), wood(shut, [birch])] },
    wood(not(has(amber, birch))),
  ],
  [
    "a closed object of two, divided",
    wood({ ...shut, ...has(amber) }, [amber, birch]),
    { anyOf: [wood({ ...shut, ...has(amber, birch) }, [amber, birch]), wood({ ...shut, ...has(amber) }, [amber])] },
  ],
  [
    "an object divided by what it has",
    wood(has(amber)),
    { anyOf: [wood(has(amber, birch)), wood({ ...has(amber), ...not(has(birch)) })] },
  ],
];

/** What alarms, in requests from one to two and in answers back. */
async function alarms(one: Node, two: Node): Promise<readonly string[]> {
  const found = [await changesOf("request", [one, two]), await changesOf("response", [two, one])].flat();
  return found.filter((line) => !line.startsWith("info"));
}

describe("what objects have is judged by logic", () => {
  it.each(same)("the same in other words is no alarm: %s", async (_name, one, two) => {
    expect(await alarms(wood(one), wood(two))).toEqual([]);
    expect(await alarms(wood(two), wood(one))).toEqual([]);
  });

  it.each(wider)("what is wider is no alarm, and one the other way: %s", async (_name, one, two) => {
    expect(await alarms(one, two)).toEqual([]);
  });

  it.each(wider.slice(0, 3))("what is narrower is an error: %s", async (_name, one, two) => {
    expect(await changesOf("request", [two, one])).toContainEqual(expect.stringMatching(/^error /));
  });
});

const names = [amber, birch, cedar];
const { formula } = fc.letrec<{ formula: Node }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3 },
    fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }).map((list) => has(...list)),
    fc.constantFrom(...names).map((name) => ({ properties: { [name]: false } })),
    fc.record({ not: tie("formula") }),
    fc.record({ anyOf: fc.array(tie("formula"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie("formula"), { minLength: 2, maxLength: 2 }) }),
    fc.record({ if: tie("formula"), then: tie("formula") }),
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
      .map(([one, two]) => ({ dependentRequired: { [one]: [two] } })),
  ),
}));

const objects = Array.from({ length: 8 }, (_, bits) =>
  Object.fromEntries(names.filter((_name, index) => bits & (1 << index)).map((name) => [name, "x"])),
);

function pairOf(one: Node, two: Node) {
  const contracts: readonly Contract[] = [contractWith("one", {}), contractWith("two", {})];
  const schemas = [build({ type: "object", ...one }), build({ type: "object", ...two })];
  return { contracts, schemas };
}

it(
  "of random rules on what objects have, no object refutes what is proved",
  async () => {
    await holds(
      fc.property(fc.tuple(formula, formula), ([one, two]) => {
        const {
          contracts: [base, revision],
          schemas: [sent, taken],
        } = pairOf(one, two);
        if (!base || !revision || !sent || !taken) throw new Error("There are two.");
        const pair = new ContractPair(base, revision);
        const isTaken = (schema: typeof sent, value: Record<string, string>) =>
          accepts(schema, value, { schemas: base.schemas, exactlyOne: true });
        const isWithin = objects.every((value) => !isTaken(sent, value) || isTaken(taken, value));
        const isProved = pair.widens(pair.base.space.shapeOf(sent), pair.revision.space.shapeOf(taken));
        expect(isProved && !isWithin ? [one, two] : []).toEqual([]);
      }),
      400,
    );
  },
  timeout,
);
