import { describe, expect, it } from "vitest";
import { readLimits } from "../../../scripts/pages/facts/constraints.js";
import { importFixture, notes, shapes } from "./pages.js";

describe.each(["kiln.md", "kiln.zh.txt"])("limits of %s", (name) => {
  const page = importFixture(name);

  it(`limits of ${name} may be negated or inclusive; what holds in some cases only is none`, () => {
    const array = shapes(page, "CreateFiringRequest").pieces;
    expect(array).toMatchObject({ type: "array", minItems: 1, maxItems: 40 });
    expect(shapes(page, "CreateFiringRequest")).toEqual({
      shelf: { type: "integer", minimum: 1, maximum: 6 },
      peak: { type: "number", minimum: 600, maximum: 1300 },
      ramp: { type: "number", maximum: 250 },
      soak: { type: "integer", minimum: 5, maximum: 240 },
      draught: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
      vents: { type: "integer", minimum: 0, maximum: 4 },
      fan: { type: "integer" },
      boost: { type: "number" },
      label: { type: "string", minLength: 2, maxLength: 20 },
      pieces: array,
    });
    expect(notes(page)).toEqual([]);
  });
});

it.each([
  ["Can't exceed 3.", "integer", { maximum: 3 }],
  ["Never smaller than -1.", "integer", { minimum: -1 }],
  ["Greater than 0 and less than 1.", "number", { exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["If set, at least 1.", "integer", { minimum: 1 }],
  ["Recommended at most 5. Maximum: 10.", "integer", { maximum: 10 }],
  ["Typically between 0.2 and 0.8.", "number", {}],
  ["At least 2 when sharing.", "integer", {}],
  ["Unless between 1 and 5 are free.", "integer", {}],
  ["Not more than 24 hours, no less than 1.", "integer", { minimum: 1, maximum: 24 }],
  ["不允许超过 3", "integer", { maximum: 3 }],
  ["不要小于 2", "integer", { minimum: 2 }],
  ["大于 0 且小于 1", "number", { exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["不超过 24 小时", "integer", { maximum: 24 }],
  ["大于 1 时只返回一个", "integer", {}],
  ["若在 1 到 5 之间则忽略", "integer", {}],
  ["3より大きい場合は無視", "integer", {}],
  ["最大24時間", "integer", { maximum: 24 }],
])("limits are read where words state them: %s (%s)", (text, type, expected) => {
  expect(readLimits(text, type)).toEqual(expected);
});

it.each([
  ["ranges", "0~1".concat("~0".repeat(60_000))],
  ["dates", "1-1 ".repeat(60_000)],
  ["dashes", "-".repeat(120_000)],
])("limits of a text with very many numbers are read in time in proportion to it: %s", (_, text) => {
  expect(Object.keys(readLimits(`${text} at most 3`, "integer"))).toContain("maximum");
});
