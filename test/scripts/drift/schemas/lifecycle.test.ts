import { describe, expect, it } from "vitest";
import { Lifecycle, parseDate } from "../../../../scripts/drift/schemas/lifecycle.js";

const today = new Date("2026-03-01T15:00:00Z");

describe("what a description says about the end of a thing", () => {
  const lifecycle = new Lifecycle({ today });

  it.each([
    [{}, { deprecated: false, sunset: undefined, stability: "beta" }],
    [{ deprecated: true } as const, { deprecated: true, sunset: undefined, stability: "beta" }],
    [{ extensions: new Map([["x-sunset", null]]) }, { deprecated: false, sunset: undefined, stability: "beta" }],
    [{ extensions: new Map([["x-sunset", 2026]]) }, { deprecated: false, sunset: "2026", stability: "beta" }],
    [
      { extensions: new Map([["x-stability-level", "alpha"]]) },
      { deprecated: false, sunset: undefined, stability: "alpha" },
    ],
    [{ extensions: new Map([["x-stability-level", 1]]) }, { deprecated: false, sunset: undefined, stability: "beta" }],
  ])("the end of %j", (node, notice) => {
    expect(lifecycle.noticeOf(node, "beta")).toEqual(notice);
  });

  it("what nothing is said of is stable", () => {
    expect(lifecycle.noticeOf({}).stability).toBe("stable");
  });
});

describe("stability", () => {
  const lifecycle = new Lifecycle({ today });

  it("stability rises from draft to stable, and no other word is one", () => {
    expect(["draft", "alpha", "beta", "stable", "gamma", ""].map((level) => lifecycle.isStability(level))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(Math.sign(lifecycle.compareStability("draft", "stable"))).toBe(1);
    expect(Math.sign(lifecycle.compareStability("beta", "alpha"))).toBe(-1);
    expect(lifecycle.compareStability("beta", "beta")).toBe(0);
  });

  it.each([
    [undefined, ["draft", "alpha"]],
    ["draft", []],
    ["alpha", ["draft"]],
    ["stable", ["draft", "alpha", "beta"]],
  ] as const)("changes below the level %s are expected", (stabilityLevel, exempt) => {
    const with_ = new Lifecycle({ today, ...(stabilityLevel && { stabilityLevel }) });
    expect(["draft", "alpha", "beta", "stable", "gamma"].filter((level) => with_.isExempt(level))).toEqual(exempt);
  });
});

describe("the notice that the policy asks for", () => {
  it("the notice is of beta and stable parts, and none where nothing is asked for", () => {
    const daysOf = (options: object) =>
      ["draft", "alpha", "beta", "stable", "gamma"].map((level) => new Lifecycle({ today, ...options }).daysFor(level));
    expect(daysOf({ deprecationDays: { beta: 7, stable: 30 } })).toEqual([0, 0, 7, 30, 0]);
    expect(daysOf({ deprecationDays: { stable: 30 } })).toEqual([0, 0, 0, 30, 0]);
    expect(daysOf({})).toEqual([0, 0, 0, 0, 0]);
  });

  it("the notice begins with the day, whatever the hour, and is not told of what is over", () => {
    const lifecycle = new Lifecycle({ today, deprecationDays: { stable: 2 } });
    const days = ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"].map((day) => new Date(day));
    expect(days.map((day) => lifecycle.isLongEnough(day, "stable"))).toEqual([false, false, false, true]);
    expect(days.map((day) => lifecycle.isLongEnough(day, "beta"))).toEqual([false, true, true, true]);
    expect(days.map((day) => lifecycle.shortOf(day, "stable"))).toEqual([
      {},
      { notice: 2 },
      { notice: 2 },
      { notice: 2 },
    ]);
    expect(days.map((day) => lifecycle.isPast(day))).toEqual([true, true, false, false]);
  });

  it("the notice is of today where no day is given", () => {
    const lifecycle = new Lifecycle({});
    const day = 86_400_000;
    expect([-1, 1].map((days) => lifecycle.isPast(new Date(Date.now() + days * day)))).toEqual([true, false]);
  });
});

it.each([
  ["2026-03-01", "2026-03-01T00:00:00.000Z"],
  ["2026-03-01T12:30:00Z", "2026-03-01T12:30:00.000Z"],
  ["2026-03-01t12:30:00.25z", "2026-03-01T12:30:00.250Z"],
  ["2026-03-01 12:30:00+02:00", "2026-03-01T10:30:00.000Z"],
  ["Sun, 01 Mar 2026 12:30:00 GMT", "2026-03-01T12:30:00.000Z"],
  ["2026-3-1", undefined],
  ["2026-13-01", undefined],
  ["2026-02-30", undefined],
  ["2026-02-30T12:30:00Z", undefined],
  ["2028-02-29", "2028-02-29T00:00:00.000Z"],
  ["2026-03-31T23:00:00-05:00", "2026-04-01T04:00:00.000Z"],
  ["Sun, 30 Feb 2026 12:30:00 GMT", undefined],
  ["1 March 2026", undefined],
  ["soon", undefined],
  ["", undefined],
])("the date %j is read as %s", (text, read) => {
  expect(parseDate(text)?.toISOString()).toBe(read);
});
