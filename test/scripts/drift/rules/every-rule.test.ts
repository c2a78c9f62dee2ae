import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleFamilies, ruleOf, rules } from "../../../../scripts/drift/rules/registry.js";
import { type Subject, schemaRuleId, subjectNames } from "../../../../scripts/drift/rules/rule.js";
import type { Change } from "../../../../scripts/drift/types.js";
import { changesBetween, corpus } from "../contracts.js";
import * as documents from "./document-samples.js";
import * as properties from "./property-samples.js";
import { placedSamples, type SchemaSample, schemaSamples } from "./schema-samples.js";

/** Ids that no change shows, and why they are rules all the same. */
const waivers: Readonly<Record<string, string>> = {
  "request-body-type-specialized": "The catalogue calls a narrower request type changed; the mirror needs the family.",
  "request-property-type-specialized": "As in bodies.",
  "request-parameter-type-specialized": "As in bodies.",
  "request-parameter-type-compatible": "The catalogue calls a parameter that takes any text generalized.",
  "request-parameter-property-type-compatible": "As for the parameter itself.",
  "response-body-pattern-generalized": "The catalogue has a more general pattern for requests only: `…-changed`.",
  "response-property-pattern-generalized": "As in bodies.",
  "response-header-pattern-generalized": "As in bodies.",
  "response-header-property-pattern-generalized": "As in bodies.",
};

const families = ruleFamilies.flatMap(({ suffix }) =>
  subjectNames.map((subject) => ({ id: schemaRuleId(subject, suffix), suffix, subject })),
);

/** A description in which the schema stands at the subject's place. */
function documentOf(subject: Subject, schema: unknown, { schemas = {}, mediaType }: SchemaSample): object {
  const inner = subject.endsWith("-property") ? { type: "object", properties: { value: schema } } : schema;
  const content = { [mediaType ?? "application/json"]: { schema: inner } };
  const done = { description: "Done" };
  const operation = {
    ...(subject.startsWith("request-parameter") ? { parameters: [{ name: "q", in: "query", schema: inner }] } : {}),
    ...(/^request-(?:body|property)$/.test(subject) ? { requestBody: { content } } : {}),
    responses: {
      200: {
        ...done,
        ...(subject.startsWith("response-header") ? { headers: { "X-Q": { schema: inner } } } : {}),
        ...(/^response-(?:body|property)$/.test(subject) ? { content } : {}),
      },
    },
  };
  return documents.api(operation, { components: { schemas } });
}

const graded = (ids: readonly string[]) => ids.map((id) => `${ruleOf(id).level} ${id}`).sort();
const found = (changes: readonly Change[]) => changes.map(({ level, id }) => `${level} ${id}`).sort();
const options = { perOperation: true, witnesses: false } as const;

const single: Readonly<Record<string, documents.DocumentSample>> = {
  ...documents.operationSamples,
  ...documents.versionSamples,
  ...documents.securitySamples,
  ...documents.parameterSamples,
  ...documents.exchangeSamples,
  ...properties.propertySamples,
  ...properties.oneSidedSamples,
  ...properties.announcementSamples,
};

describe("every rule", () => {
  it("about a schema is shown where the schema stands, alone and at its level", { timeout: 60_000 }, async () => {
    for (const { id, suffix, subject } of families) {
      if (waivers[id]) continue;
      const sample = placedSamples[id] ?? schemaSamples[suffix];
      if (sample === undefined) throw new Error(`There is no sample for ${suffix}.`);
      const [base, revision] = [sample.base, sample.revision].map((schema) => documentOf(subject, schema, sample));
      expect([id, ...found(await changesBetween(base ?? {}, revision ?? {}, options))]).toEqual([id, ...graded([id])]);
    }
  });

  it("of another kind is shown, with no more than what follows from the same edit", { timeout: 60_000 }, async () => {
    const ids = new Set(families.map(({ id }) => id));
    for (const id of rules.keys()) {
      if (ids.has(id)) continue;
      const sample = single[id];
      if (sample === undefined) throw new Error(`There is no sample for ${id}.`);
      const changes = await changesBetween(sample.base, sample.revision, { ...options, ...sample.options });
      expect([id, ...found(changes)]).toEqual([id, ...graded([id, ...(sample.company ?? [])])]);
    }
  });

  it("has a sample or a reason to have none, not both", () => {
    expect(Object.keys(waivers).filter((id) => !rules.has(id) || placedSamples[id] !== undefined)).toEqual([]);
    expect(Object.keys(single).filter((id) => !rules.has(id))).toEqual([]);
    const suffixes = new Set(ruleFamilies.map(({ suffix }) => suffix));
    expect(Object.keys(schemaSamples).filter((suffix) => !suffixes.has(suffix))).toEqual([]);
  });

  const catalogue = resolve(corpus, "drift/checks.json");
  it.skipIf(!existsSync(catalogue))("of the established catalogue is one of them, none waived", () => {
    const checks = JSON.parse(readFileSync(catalogue, "utf8")) as readonly { readonly checkId: string }[];
    expect(checks.filter(({ checkId }) => !rules.has(checkId) || waivers[checkId] !== undefined)).toEqual([]);
  });
});
