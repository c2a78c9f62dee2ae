import { describe, expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { countsLine } from "../../../scripts/report/verdict.js";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const answers = (base: object, revision: object) =>
  changesBetween(documentOf({ response: base }), documentOf({ response: revision }));
const told = (changes: Awaited<ReturnType<typeof answers>>) =>
  changes.map(({ level, id, unproven }) => `${level} ${id}${unproven ? ", not proved" : ""}`);

const whole = { type: "object" };
/** What has a text alone is one of base: the shorter one. */
const choice = {
  oneOf: [
    object({ text, usage: whole }, ["text"]),
    object({ text, usage: whole, duration: { type: "number" } }, ["text", "duration"]),
  ],
};

describe("what breaks by the rules and nothing proves", () => {
  it("an answer that one alternative takes breaks nobody by what another one has", async () => {
    const changes = await answers(choice, object({ text, usage: text, duration: { type: "number" } }, ["text"]));
    expect(told(changes)).toEqual([
      "error response-property-type-changed",
      "warning response-property-became-optional, not proved",
      "info response-body-one-of-removed",
    ]);
  });

  it("an alternative that came is no break where no tag tells it from what was there", async () => {
    const changes = await answers(object({ a: text, b: text }, ["a"]), {
      oneOf: [object({ a: text, c: text }), object({ a: text, b: text, d: text })],
    });
    expect(told(changes)).toEqual(["warning response-body-wrapped-in-one-of, not proved"]);
  });

  it("an alternative with a tag of its own breaks", async () => {
    const kind = (value: string) => object({ kind: { const: value } });
    const changes = await answers({ oneOf: [kind("a"), kind("b")] }, { oneOf: [kind("a"), kind("b"), kind("c")] });
    expect(told(changes)).toEqual(["error response-body-one-of-added"]);
  });

  it("what nothing proves and the structure says all the same is counted in the verdict", async () => {
    const times = (schema: object) => object({ from: schema, to: schema });
    // No text is found of which three things are asked at once.
    const asked = { ...text, pattern: "^(?=.*\\d)(?=.*[a-f])(?=.*[x-z]).{7}$" };
    const changes = await answers(times({ type: "integer" }), times(asked));
    const { summary } = reportChanges(changes);
    expect(told(changes)).toEqual([
      "error response-property-type-changed, not proved",
      "error response-property-type-changed, not proved",
    ]);
    expect(countsLine(summary)).toBe("2 breaking (2 not proved), 0 warnings, 0 info");
    const accepted = changes.map((change) => ({ ...change, accepted: "agreed" }));
    expect(reportChanges(accepted).summary).not.toHaveProperty("unproven");
  });
});
