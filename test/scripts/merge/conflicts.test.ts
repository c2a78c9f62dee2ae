import { describe, expect, it } from "vitest";
import { conflictKinds, inside, type Place, partOf, placeText } from "../../../scripts/merge/conflicts.js";

describe("the place of a conflict", () => {
  const cases: readonly (readonly [place: Place, text: string])[] = [
    [{ operation: "POST /a", path: "request" }, "POST /a request"],
    [{ operation: "POST /a", path: ".b" }, "POST /a.b"],
    [{ operation: "POST /a", path: "" }, "POST /a"],
    [{ component: "A", operation: "POST /a", path: ".b" }, "A.b"],
    [{ component: "A", path: "[]" }, "A[]"],
    [{ component: "A", path: "{}" }, "A{}"],
    [{ component: "A", path: "|" }, "A|"],
    [{ path: "request.b" }, "request.b"],
    [{ path: "" }, ""],
  ];

  it.each(cases)("the place of a conflict is one text: %j: %s", (place, text) => {
    expect(placeText(place)).toBe(text);
  });

  it("the place of a conflict is within another", () => {
    const place = { operation: "POST /a", path: "" };
    expect(partOf(place, "request")).toEqual({ operation: "POST /a", path: "request" });
    expect(partOf(partOf(place, "200"), "text/csv")).toEqual({ operation: "POST /a", path: "200 text/csv" });
    expect(inside(partOf(place, "request"), ".b")).toEqual({ operation: "POST /a", path: "request.b" });
  });

  it("the place of a conflict is settled by the rule of its kind", () => {
    const told = Object.entries(conflictKinds).map(([kind, { title, rule }]) => `${kind}: ${title}, ${rule}`);
    expect(told).toEqual([
      "type: Type, joined",
      "values: Values, joined",
      "limit: Limits, loosened",
      "required: Required properties, loosened",
      "format: Format, loosened",
      "closed: Other properties, loosened",
      "default: Default, reference",
      "style: Way of writing, reference",
      "encoding: Encoding, reference",
      "stream: Stream, reference",
      "security: Security, joined",
    ]);
  });
});
