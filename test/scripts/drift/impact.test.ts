import { describe, expect, it } from "vitest";
import { greatestImpact, impactOf } from "../../../scripts/drift/impact.js";
import { type RuleId, rules } from "../../../scripts/drift/rules/registry.js";
import type { Impact, Level } from "../../../scripts/drift/rules/rule.js";
import { changesBetween, documentOf } from "./contracts.js";

const impact = (id: RuleId, level: Level = rules.get(id)?.level ?? "info") => impactOf({ id, level });

describe("what a change means for users of a generated client", () => {
  it("every change that breaks calls is major", () => {
    for (const [id, { level }] of rules)
      if (level === "error") expect(impactOf({ id: id as RuleId, level }), id).toBe("major");
  });

  it("a name that the client loses is major, also where the provider minds nothing", () => {
    expect(impact("request-property-removed")).toBe("major");
    expect(impact("response-optional-property-removed")).toBe("major");
    expect(impact("api-removed-with-deprecation")).toBe("major");
    expect(impact("api-schema-removed")).toBe("major");
  });

  it("a value that the client's validator refuses now is major", () => {
    expect(impact("request-property-max-set")).toBe("major");
  });

  it("what can be used in addition is minor, and so is the notice of an end", () => {
    const ids = ["endpoint-added", "new-optional-request-property", "response-property-enum-value-added"] as const;
    for (const id of ids) expect(impact(id), id).toBe("minor");
    expect(impact("request-property-enum-value-added")).toBe("minor");
    expect(impact("endpoint-deprecated")).toBe("minor");
  });

  it("what nobody has to notice is a patch", () => {
    const ids = ["api-tag-removed", "response-property-enum-value-removed", "api-operation-id-removed"] as const;
    for (const id of ids) expect(impact(id), id).toBe("patch");
    expect(impact("request-property-default-value-changed")).toBe("patch");
  });

  const integer = { type: "integer" };
  const text = { type: "string" };
  const part = { type: "object", properties: { a: text } };
  it.each<[string, object, object, Impact]>([
    ["a part of an allOf that refuses nothing", { allOf: [part] }, { allOf: [part, { type: "object" }] }, "patch"],
    ["one that goes", { allOf: [part, { type: "object" }] }, { allOf: [part] }, "patch"],
    ["a wider format", { ...integer, format: "int32" }, { ...integer, format: "int64" }, "minor"],
    ["a format that goes", { ...text, format: "uuid" }, text, "minor"],
    ["one that refuses nothing", { ...integer, format: "int64" }, integer, "patch"],
    ["a limit that goes", { ...text, maxLength: 5 }, text, "minor"],
    ["one that refused nothing", { ...text, enum: ["a"], maxLength: 5 }, { ...text, enum: ["a"] }, "patch"],
    ["one that refused nothing moves", { const: "a", maxLength: 5 }, { const: "a", maxLength: 9 }, "patch"],
    ["one of another type", { ...text, maximum: 5 }, text, "patch"],
  ])("a request is judged by what it may hold in addition: %s", async (_, base, revision, expected) => {
    const changes = await changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
    expect(greatestImpact(changes)).toBe(expected);
  });

  const query = (schema: object) =>
    documentOf({ operation: { parameters: [{ name: "sort", in: "query", schema }], responses: {} } });
  const sorts = { type: "string", enum: ["up", "down"] };
  it.each<[string, object, object, Impact]>([
    ["a list of what was one", sorts, { type: "array", items: sorts }, "major"],
    ["text instead of a number", { type: "integer" }, text, "major"],
    ["any number instead of a whole one", { type: "integer" }, { type: "number" }, "minor"],
    ["a list beside the one", sorts, { anyOf: [sorts, { type: "array", items: sorts }] }, "minor"],
  ])(
    "a parameter that is another type in code breaks code, though it is sent alike: %s",
    async (_, base, now, expected) => {
      const changes = await changesBetween(query(base), query(now));
      expect(changes.map(({ breaking }) => breaking)).not.toContain(true);
      expect(greatestImpact(changes)).toBe(expected);
    },
  );

  it.each<[string, object, Impact]>([
    ["nothing", { description: "No" }, "patch"],
    ["a body", { description: "No", content: { "application/json": { schema: part } } }, "major"],
    ["a header", { description: "No", headers: { "X-Wait": { schema: integer } } }, "major"],
  ])("an error that is no longer described is judged by what code read of it: %s", async (_, answer, expected) => {
    const answering = (responses: object) =>
      documentOf({ operation: { responses: { 200: { description: "Yes" }, ...responses } } });
    expect(greatestImpact(await changesBetween(answering({ 500: answer }), answering({})))).toBe(expected);
  });

  it("of several changes the greatest counts", () => {
    const change = (id: RuleId) => ({ id, level: rules.get(id)?.level ?? "info" });
    expect(greatestImpact([])).toBe("none");
    expect(greatestImpact([change("api-tag-removed"), change("endpoint-added")])).toBe("minor");
  });
});
