import { describe, expect, it } from "vitest";
import { printRule, similarRules } from "../../../scripts/report/print-rule.js";

describe("a rule", () => {
  it("the text of a rule says how grave it is, why and what to do", () => {
    const text = printRule("request-property-max-length-decreased");
    expect(text).toContain("Request property max length decreased (error; schema, request)");
    expect(text).toContain("What to do: ");
    expect(printRule("no-such-rule")).toBeUndefined();
  });

  it("rules of response headers say that parameters of webhooks count as such", () => {
    for (const id of ["response-header-max-length-increased", "response-header-added"])
      expect(printRule(id)).toMatch(/webhook or callback/);
  });

  it("a rule is found by a mistyped id", () => {
    expect(similarRules("request-property-max-lenght-decreased")).toContain("request-property-max-length-decreased");
  });
});
