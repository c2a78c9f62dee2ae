import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const fixed = { ...text, readOnly: true };
const holding = (serial: Written, ...required: readonly string[]) => ({
  type: "object",
  properties: { serial },
  required,
});

describe("a required property that clients did not send", () => {
  it.each([
    ["text", text, []],
    ["another type", { type: "integer" }, ["info request-property-type-changed request.body.serial"]],
  ] as const)("has to be sent now: %s", async (_, now, others) => {
    const told = await changesOf("request", [holding(fixed, "serial"), holding(now, "serial")]);
    expect(told).toHaveLength(1 + others.length);
    expect(told).toEqual(
      expect.arrayContaining(["error request-required-property-became-not-read-only request.body.serial", ...others]),
    );
  });

  it("need not be sent where it is optional now", async () => {
    const told = await changesOf("request", [holding(fixed, "serial"), holding(text)]);
    expect(told).toContain("info request-required-property-became-not-read-only request.body.serial");
    expect(told.filter((line) => line.startsWith("error"))).toEqual([]);
  });
});
