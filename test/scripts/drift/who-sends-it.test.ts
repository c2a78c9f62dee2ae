import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const fixed = { ...text, readOnly: true };
const secret = { ...text, writeOnly: true };
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

describe("a property that answers held", () => {
  it("is lost where it is write-only now, as one that was removed", async () => {
    expect(await changesOf("response", [holding(text, "serial"), holding(secret, "serial")])).toEqual([
      "error response-required-property-became-write-only response.200.body.serial",
    ]);
    expect(await changesOf("response", [holding(text), holding(secret)])).toEqual([
      "warning response-optional-property-became-write-only response.200.body.serial",
    ]);
  });

  it("may go once its end was announced", async () => {
    const ending = { ...text, deprecated: true, "x-sunset": "2026-01-31" };
    const [base, revision] = [ending, { ...ending, writeOnly: true }].map((serial) =>
      documentOf({ response: holding(serial, "serial") }),
    );
    const changes = await changesBetween(base ?? {}, revision ?? {}, { today: new Date("2026-06-01") });
    expect(changes.map(({ id, level }) => `${level} ${id}`)).toEqual([
      "info response-required-property-became-write-only",
    ]);
  });
});
