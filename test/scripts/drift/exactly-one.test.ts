import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const number = { type: "number" };

type Row = readonly [base: object, revision: object, lost: unknown];
const named = ([base, revision, lost]: Row) => ({
  kind: `${JSON.stringify(base)} to ${JSON.stringify(revision)}`,
  base,
  revision,
  lost,
});

describe("what two alternatives of a choice of exactly one take", () => {
  const rows: readonly Row[] = [
    [text, { oneOf: [text, text] }, "a"],
    [text, { oneOf: [{ ...text, maxLength: 3 }, text] }, "a"],
    [{ oneOf: [{ ...whole, minimum: 1 }] }, { oneOf: [{ ...whole, minimum: 1 }, { const: 1 }] }, 1],
    [{ oneOf: [{ enum: ["a", "b"] }, { enum: ["c"] }] }, { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }, "b"],
    [number, { oneOf: [whole, number] }, 1],
    [{ anyOf: [{ ...text, minLength: 1 }, text] }, { oneOf: [{ ...text, minLength: 1 }, text] }, "a"],
    [{ type: "boolean" }, { oneOf: [{ type: "boolean" }, { $ref: "#/components/schemas/Flag" }] }, true],
  ];
  const schemas = { Flag: { type: "boolean" } };
  const within = (schema: object) => ({ type: "object", properties: { v: schema } });

  it.each(rows.map(named))(
    "what two alternatives of a choice take is refused: $kind",
    async ({ base, revision, lost }) => {
      const request = (schema: object) => documentOf({ request: within(schema), schemas });
      const breaks = (await changesBetween(request(base), request(revision))).filter(({ breaking }) => breaking);
      expect(breaks.map(({ witness }) => witness)).toContainEqual({ v: lost });
      const back = await changesBetween(request(revision), request(base));
      expect(back.filter(({ level }) => level !== "info")).toEqual([]);
      const response = (schema: object) => documentOf({ response: within(schema), schemas });
      const come = await changesBetween(response(revision), response(base));
      expect(come.filter(({ level }) => level !== "info")).not.toEqual([]);
    },
  );

  it("what two alternatives take is said to be refused by the choice, for nobody wrote a `not`", async () => {
    const [change] = await changesBetween(
      documentOf({ request: text }),
      documentOf({ request: { oneOf: [{ ...text, maxLength: 3 }, text] } }),
    );
    expect(change).toMatchObject({ id: "request-body-not-added", name: "oneOf" });
  });

  it("known values beside a type, null and objects that fit two descriptions are refused by no choice", async () => {
    const object = (...required: readonly string[]) => ({ type: "object", required });
    const pairs = [
      [{ anyOf: [text, { enum: ["a"] }] }, { oneOf: [text, { enum: ["a"] }] }],
      [{ oneOf: [object("a")] }, { oneOf: [object("a"), object("a", "b")] }],
      [
        { anyOf: [{ type: ["string", "null"] }, { type: "null" }] },
        { oneOf: [{ type: ["string", "null"] }, { type: "null" }] },
      ],
    ] as const;
    for (const pair of pairs)
      expect((await changesOf("request", pair)).filter((line) => !line.startsWith("info"))).toEqual([]);
  });

  it("another provider hardly means what two alternatives take to be refused", async () => {
    const documents = [number, { oneOf: [whole, number] }].map((request) => documentOf({ request }));
    const [one = {}, two = {}] = documents;
    expect(await changesBetween(one, two, { relation: "providers" })).toEqual([]);
  });
});
