import { describe, expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { printRule, similarRules } from "../../../scripts/report/print-rule.js";
import { printSummary } from "../../../scripts/report/print-summary.js";
import { breaking, warning } from "./comparand.js";

describe("a rule", () => {
  it("says how grave it is, why and what to do", () => {
    const text = printRule("request-property-max-length-decreased");
    expect(text).toContain("Request property max length decreased (error; schema, request)");
    expect(text).toContain("What to do: ");
    expect(printRule("no-such-rule")).toBeUndefined();
  });

  it("is found by a mistyped id", () => {
    expect(similarRules("request-property-max-lenght-decreased")).toContain("request-property-max-length-decreased");
  });
});

describe("the committed summary", () => {
  it("names what requests lose per operation", () => {
    const report = reportChanges([breaking, warning]);
    const scores = [
      {
        provider: "relay",
        share: 0.5,
        operations: [{ operation: "POST /v1/pets", status: "partial", fields: 2, taken: 1, share: 0.5 }],
      },
    ] as const;
    expect(printSummary([{ base: "openai", revision: "relay", report }], scores)).toBe(`# Drift from the reference

Share of the reference's request fields that each provider takes; a dash marks an operation that it lacks. All details: \`concord drift\`.

| Operation | relay |
| --- | --: |
| \`POST /v1/pets\` | 50 % |
| **All** | **50 %** |

## relay

Against openai: 1 breaking, 1 warnings, 0 compatible; 50 % of the requests.

- \`POST /v1/pets\`: \`name\` narrower
- \`PUT /v1/pets/{id}\`: \`tag\` missing
`);
  });
});
