import { describe, expect, it } from "vitest";
import { isAddition, isLack } from "../../../scripts/drift/lack.js";
import { type RuleId, rules } from "../../../scripts/drift/rules/registry.js";

describe("what the revision lacks as a whole", () => {
  const ids = [...rules.keys()] as readonly RuleId[];
  const lacks = (part: Parameters<typeof isLack>[0]["part"]) => ids.filter((id) => isLack({ id, part })).sort();

  it("what the revision lacks as a whole is an operation, a path, a webhook or a callback", () => {
    const all = [
      "api-path-removed-before-sunset",
      "api-path-removed-with-deprecation",
      "api-path-removed-without-deprecation",
      "api-path-sunset-parse",
      "api-removed-before-sunset",
      "api-removed-with-deprecation",
      "api-removed-without-deprecation",
      "api-schema-removed",
      "api-security-component-removed",
      "callback-removed",
      "endpoint-unknown",
      "optional-response-header-removed",
      "request-body-removed",
      "request-parameter-removed",
      "request-parameter-removed-before-sunset",
      "request-parameter-removed-with-deprecation",
      "request-property-removed",
      "required-response-header-removed",
      "response-non-success-status-removed",
      "response-optional-property-removed",
      "response-optional-write-only-property-removed",
      "response-required-property-removed",
      "response-required-write-only-property-removed",
      "response-success-status-removed",
      "webhook-removed",
    ];
    expect(lacks({ kind: "operation", operation: "GET /a" })).toEqual(all);
    expect(lacks({ kind: "webhook", name: "born" })).toEqual(lacks({ kind: "operation", operation: "GET /a" }));
  });

  it("what the revision lacks of a request is not the whole of it", () => {
    expect(lacks({ kind: "request-body" })).toEqual(["endpoint-unknown"]);
    expect(lacks({ kind: "parameter", in: "query", name: "q" })).toEqual(["endpoint-unknown"]);
  });

  it("what the revision has in addition is an operation, a webhook or a callback", () => {
    expect(ids.filter((id) => isAddition({ id })).sort()).toEqual([
      "callback-added",
      "endpoint-added",
      "webhook-added",
    ]);
  });
});
