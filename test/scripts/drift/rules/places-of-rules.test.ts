import { expect, it } from "vitest";
import { valueAt } from "../../../../scripts/base/json.js";
import type { WrittenNode } from "../../../../scripts/base/written-node.js";
import type { Change, ChangePlace } from "../../../../scripts/drift/changes/types.js";
import { memberId, ruleFamilies } from "../../../../scripts/drift/rules/registry.js";
import { compareGolden } from "../../../helpers/golden.js";
import { changesBetween } from "../contracts.js";
import * as documents from "./document-samples.js";
import { type SchemaSample, schemaSamples } from "./schema-samples.js";
import { singleSamples } from "./single-samples.js";

const samples: ReadonlyMap<string, documents.DocumentSample> = new Map([
  ...Object.entries<documents.DocumentSample>(singleSamples),
  ...[...ruleFamilies.keys()].flatMap((name) => {
    const sample = Object.entries<SchemaSample>(schemaSamples).find(([key]) => key === name)?.[1];
    return sample ? [[memberId(name, "request-property"), inProperty(sample)] as const] : [];
  }),
]);

/** Descriptions in which the schemas are those of a property. */
function inProperty({ base, revision, schemas = {}, mediaType = "application/json" }: SchemaSample) {
  const [one, two] = [base, revision].map((value) => {
    const content = { [mediaType]: { schema: { type: "object", properties: { value } } } };
    return documents.api({ requestBody: { content } }, { components: { schemas } });
  });
  return { base: one ?? {}, revision: two ?? {} };
}

/** A value as if it had been read from a text. */
function nodeOf(value: unknown): WrittenNode {
  const isNested = typeof value === "object" && value !== null;
  const children = new Map(isNested ? Object.entries(value).map(([key, item]) => [key, nodeOf(item)]) : []);
  return { children, scalar: isNested ? undefined : (value as string | number | boolean | null) };
}

/** Where a place is below what has it, or the end of that. */
function wordsAt(place: ChangePlace | null): string {
  if (place === null) return "nowhere";
  const { pointer, owner } = place;
  return owner === undefined ? `(…${/\/?[^/]*$/.exec(pointer)?.[0]})` : pointer.slice(owner.length);
}

it("each rule is placed at the keyword, or the member of a list, that it is about", async () => {
  const lines: string[] = [];
  for (const [id, { base, revision, options }] of samples) {
    const changes: readonly Change[] = await changesBetween(base, revision, {
      witnesses: false,
      ...options,
      nodeAt: ({ pointer }, side) => {
        const value = valueAt(side === "base" ? base : revision, pointer);
        return value === undefined ? undefined : nodeOf(value);
      },
    });
    const change = changes.find((one) => one.id === id);
    if (change) lines.push(`${id}: ${wordsAt(change.base)} and ${wordsAt(change.revision)}`);
  }
  expect(lines.length).toBeGreaterThan(300);
  compareGolden(new URL("golden/places.txt", import.meta.url), [lines]);
});
