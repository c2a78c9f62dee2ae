import { expectTypeOf, test } from "vitest";
import type { DriftOptions } from "../../../../scripts/drift/changes/types.js";
import type { FactsOf, RuleId } from "../../../../scripts/drift/rules/registry.js";
import type { ChangeFacts, Fact } from "../../../../scripts/drift/rules/rule.js";
import type { findingOf } from "../../../../scripts/drift/schemas/findings.js";
import type { Told } from "../../../../scripts/drift/schemas/pair.js";

test("a misspelt id is no id of a rule", () => {
  expectTypeOf<"endpoint-added">().toExtend<RuleId>();
  expectTypeOf<"endpoint-aded">().not.toExtend<RuleId>();
  expectTypeOf<"request-property-max-length-decreased">().toExtend<RuleId>();
  expectTypeOf<"max-length-decreased">().not.toExtend<RuleId>();
  expectTypeOf<"request-propery-max-length-decreased">().not.toExtend<RuleId>();
  expectTypeOf<{ "request-propery-removed": "off" }>().not.toExtend<DriftOptions["levels"]>();
  expectTypeOf<"type-chnged">().not.toExtend<Parameters<typeof findingOf>[0]>();
});

test("the catalogue's own spelling of an id takes the place of the regular one", () => {
  expectTypeOf<"response-mediatype-enum-value-added">().toExtend<RuleId>();
  expectTypeOf<"response-body-enum-value-added">().not.toExtend<RuleId>();
  expectTypeOf<"request-body-enum-value-added">().toExtend<RuleId>();
});

test("a rule that mentions a fact in its message must be told it", () => {
  expectTypeOf<FactsOf<"endpoint-moved">>().toExtend<{ readonly from: Fact; readonly to: Fact }>();
  expectTypeOf<ChangeFacts>().toExtend<FactsOf<"endpoint-added">>();
  expectTypeOf<{ readonly from: string }>().not.toExtend<FactsOf<"endpoint-moved">>();
  expectTypeOf<Told<"enum-value-added">>().toExtend<{ readonly name: Fact }>();
});

test("a rule of several sentences must be told only what all of them mention", () => {
  expectTypeOf<{ readonly from: string }>().toExtend<FactsOf<"api-operation-id-removed">>();
  expectTypeOf<{ readonly to: string }>().not.toExtend<FactsOf<"api-operation-id-removed">>();
});

test("several rules must be told what any of them mentions", () => {
  type Both = FactsOf<"const-added" | "const-removed">;
  expectTypeOf<{ readonly to: string }>().not.toExtend<Both>();
  expectTypeOf<{ readonly from: string; readonly to: string }>().toExtend<Both>();
});
