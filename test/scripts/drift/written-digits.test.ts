import { describe, expect, it } from "vitest";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { contractOf, loadText } from "../../helpers/load-text.js";

/** As text: in JavaScript there are no such numbers. */
const described = (leash: string) => `openapi: 3.0.3
info: { title: Kennel, version: "1" }
paths:
  /dogs:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { leash: { ${leash} } } }
      responses: { "200": { description: Done } }
`;

type Pair = [base: string, revision: string, message: string, witness?: unknown];

const pairs: Pair[] = [
  [
    "type: integer, maximum: 9223372036854775807",
    "type: integer, maximum: 9007199254740993",
    "was decreased from 9223372036854775807 to 9007199254740993.",
    { leash: 9007199254740994 },
  ],
  [
    "type: integer, maximum: 9007199254740993",
    "type: integer, maximum: 9007199254740993, exclusiveMaximum: true",
    "was decreased from `<= 9007199254740993` to `< 9007199254740993`.",
  ],
  [
    "type: integer, enum: [9007199254740993, 1]",
    "type: integer, enum: [9007199254740995, 1]",
    "The value 9007199254740993 was removed from request property `leash`.",
  ],
  [
    "type: integer, default: 9007199254740993",
    "type: integer, default: 9007199254740997",
    "changed from 9007199254740993 to 9007199254740997.",
  ],
  [
    "type: string, maxLength: 9223372036854775807",
    "type: string, maxLength: 20",
    "was decreased from 9223372036854775807 to 20.",
  ],
  [
    "type: integer, enum: [-9223372036854775808, 1]",
    "type: integer, enum: [1]",
    "The value -9223372036854775808 was removed from request property `leash`.",
  ],
];

describe("numbers that JavaScript cannot hold", () => {
  it.each<Pair>(pairs)("are told as they are written: %s, then %s", async (base, revision, message, witness) => {
    const [one, two] = [await contractOf(described(base), "base"), await contractOf(described(revision), "revision")];
    const [change] = findChanges(one, two, { excerpts: true });
    expect(change?.message).toContain(message);
    if (witness !== undefined) expect(change?.witness).toEqual(witness);
  });

  it("are told as JSON has them", async () => {
    const json = (maximum: string) =>
      JSON.stringify({
        openapi: "3.0.3",
        info: { title: "Kennel", version: "1" },
        paths: {},
        components: { schemas: { Dog: { type: "object", properties: { leash: { type: "integer", maximum: "?" } } } } },
      }).replace('"?"', maximum);
    const both = await Promise.all(["9223372036854775807", "5"].map((maximum) => loadText(json(maximum), "dogs.json")));
    expect(both.map(({ loaded }) => [...(loaded?.longNumbers ?? [])])).toEqual([
      [[2 ** 63, "9223372036854775807"]],
      [],
    ]);
  });

  it("say nothing of names and patterns that hold the same digits", async () => {
    const limited = (more: string) =>
      described(`type: integer, maximum: 9223372036854775807 }, ${more}: { type: string`);
    const [one, two] = [await contractOf(limited("'9223372036854775808'")), await contractOf(limited("tag"))];
    expect(findChanges(one, two).map(({ message }) => message)).toContain(
      "Request property `9223372036854775808` was removed.",
    );
    const code = (pattern: string) => limited(`tag: { type: string, pattern: '${pattern}' }, maximum`);
    const [before, after] = [
      await contractOf(code("^9223372036854775808$")),
      await contractOf(code("^9223372036854775809$")),
    ];
    expect(findChanges(before, after)[0]?.message).toContain("^9223372036854775808$");
  });

  it("are in excerpts as they are written", async () => {
    const limited = (maximum: string) => described(`type: integer, maximum: ${maximum}`);
    const [one, two] = [await contractOf(limited("9007199254740993")), await contractOf(limited("5"))];
    const [change] = findChanges(one, two, { excerpts: true });
    expect(change?.excerpts?.base).toContainEqual({ text: "maximum: 9007199254740993" });
  });

  it("are told once where they are read as others, with the first place and how many there are", async () => {
    const { diagnostics } = await loadText(
      described(
        "type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807, default: 9007199254740993",
      ),
    );
    expect(diagnostics).toMatchObject([
      {
        code: "number-rounded",
        severity: "info",
        at: { line: 9, pointer: expect.stringMatching(/\/leash\/default$/) },
      },
    ]);
    expect(diagnostics[0]?.message).toContain("9007199254740993");
    expect(diagnostics[0]?.message).toContain("9007199254740992");
    expect(diagnostics[0]?.message).toContain("1 more number is rounded");
  });

  it.each(["maximum: 9007199254740991", "minimum: -9223372036854775808", "example: 9223372036854775807"])(
    "are nothing to tell where none is lost, or none is compared: %s",
    async (rule) => {
      expect((await loadText(described(`type: integer, ${rule}`))).diagnostics).toEqual([]);
    },
  );
});
