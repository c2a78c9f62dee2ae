import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../../scripts/drift/changes/types.js";
import { impactOf } from "../../../../scripts/drift/impact.js";
import {
  type FamilyName,
  familyOf,
  memberId,
  type RuleId,
  ruleFamilies,
  ruleOf,
  rules,
  type SingleRuleId,
} from "../../../../scripts/drift/rules/registry.js";
import { type Subject, subjectNames } from "../../../../scripts/drift/rules/rule.js";
import { briefOf, joinBriefs } from "../../../../scripts/report/brief.js";
import { compareGolden as compareFile } from "../../../helpers/golden.js";
import { changesBetween, corpus } from "../contracts.js";
import * as documents from "./document-samples.js";
import { placedSamples, type SchemaSample, schemaSamples } from "./schema-samples.js";
import { singleSamples } from "./single-samples.js";

/** Ids that no change shows, and why they are rules all the same. */
const waivers: { readonly [Id in RuleId]?: string } = {
  "request-body-type-specialized": "The catalogue calls a narrower request type changed; the mirror needs the family.",
  "request-property-type-specialized": "As in bodies.",
  "request-parameter-type-specialized": "As in bodies.",
  "response-body-pattern-generalized": "The catalogue has a more general pattern for requests only: `…-changed`.",
  "response-property-pattern-generalized": "As in bodies.",
  "response-header-pattern-generalized": "As in bodies.",
  "response-header-property-pattern-generalized": "As in bodies.",
};

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

const graded = (ids: readonly RuleId[]) => ids.map((id) => `${ruleOf(id).level} ${id}`).sort();
const found = (changes: readonly Change[]) => changes.map(({ level, id }) => `${level} ${id}`).sort();
const options = { perOperation: true, witnesses: false } as const;

function only(changes: readonly Change[], id: RuleId): Change {
  const change = changes.find((item) => item.id === id);
  if (change === undefined) throw new Error(`No change is of ${id}.`);
  return change;
}

const pointerOf = (origin: Change["base"]) => (origin === null ? "nowhere" : `#${origin.pointer}`);

/** Both places, once where they are the same. */
function placesOf({ base, revision }: Change): string {
  const [before, after] = [pointerOf(base), pointerOf(revision)];
  return before === after ? before : `${before} → ${after}`;
}

/** What is said of a change, and what tells it from others. */
const told = (change: Change) => [`  ${change.message}`, `  ${placesOf(change)} ${change.fingerprint}`];

/** How grave it is: to clients, in the established catalogue, and to users of a generated client. */
function gravityOf(id: RuleId): string {
  const { level, established, aboutPromises } = ruleOf(id);
  const facts = [
    level,
    established && `established: ${established}`,
    impactOf({ id, level }),
    aboutPromises && "promises",
  ];
  return facts.filter((fact) => fact !== undefined).join(", ");
}

const inShort = (change: Change) => `  ${joinBriefs([briefOf(change)]).join()}`;

const compareGolden = (name: string, blocks: readonly (readonly string[])[]): void =>
  compareFile(new URL(`golden/${name}.txt`, import.meta.url), blocks);

const sampleOf = (name: FamilyName, id: RuleId): SchemaSample | undefined =>
  placedSamples[id] ?? (name === "type-compatible" ? undefined : schemaSamples[name]);

const known = new Map<RuleId, Promise<readonly Change[]>>();

/** What the sample of a rule shows: it is compared once, and looked at by several tests. */
function changesOnce(id: RuleId, compare: () => Promise<readonly Change[]>): Promise<readonly Change[]> {
  const changes = known.get(id) ?? compare();
  known.set(id, changes);
  return changes;
}

/** What the sample of a family shows at a subject's place. */
function changesOf(sample: SchemaSample, subject: Subject, id: RuleId): Promise<readonly Change[]> {
  const at = (schema: unknown) => documentOf(subject, schema, sample);
  return changesOnce(id, () => changesBetween(at(sample.base), at(sample.revision), options));
}

/** What the sample of a rule that stands alone shows. */
function singleChanges(id: SingleRuleId): Promise<readonly Change[]> {
  const sample = singleSamples[id];
  return changesOnce(id, () => changesBetween(sample.base, sample.revision, { ...options, ...sample.options }));
}

/** What a rule family says of each subject, and what it means for either side. */
async function tellFamily(name: FamilyName): Promise<readonly string[]> {
  const { effect, unsaid } = familyOf(name);
  const lines = [`## ${name} (${effect}${unsaid ? `; unsaid: ${unsaid.keyword}, by ${unsaid.mark}` : ""})`];
  for (const side of ["request", "response"] as const) {
    const members = subjectNames.filter((subject) => ruleOf(memberId(name, subject)).direction === side);
    for (const [index, subject] of members.entries()) {
      const id = memberId(name, subject);
      const { title, explanation, advice } = ruleOf(id);
      const sample = sampleOf(name, id);
      const change = sample && !waivers[id] && only(await changesOf(sample, subject, id), id);
      if (index === 0) lines.push(`  ${explanation}`, `  ${advice}`);
      if (index === 0 && change) lines.push(inShort(change));
      lines.push(`${id} (${gravityOf(id)}) ${title}`, ...(change ? told(change) : ["  –"]));
    }
  }
  return lines;
}

async function tellRule(id: SingleRuleId): Promise<readonly string[]> {
  const { direction, title, explanation, advice } = ruleOf(id);
  const change = only(await singleChanges(id), id);
  const head = `${id} (${gravityOf(id)}, ${direction}) ${title}`;
  return [head, ...told(change), inShort(change), `  ${explanation}`, `  ${advice}`];
}

const singleIds = Object.keys(singleSamples) as readonly SingleRuleId[];
const areas = [...new Set(singleIds.map((id) => ruleOf(id).area))];

describe("every rule", { timeout: 60_000 }, () => {
  it("every rule about a schema is shown where the schema stands, at its level and with no more than what follows", async () => {
    for (const [name, subject] of [...ruleFamilies.keys()].flatMap((key) =>
      subjectNames.map((each) => [key, each] as const),
    )) {
      const id = memberId(name, subject);
      if (waivers[id]) continue;
      const sample = sampleOf(name, id);
      if (sample === undefined) throw new Error(`There is no sample for ${id}.`);
      const ids = [id, ...(sample.company ?? []).map((other) => memberId(other, subject))];
      expect([id, ...found(await changesOf(sample, subject, id))]).toEqual([id, ...graded(ids)]);
    }
  });

  it("every rule of another kind is shown, with no more than what follows from the same edit", async () => {
    for (const id of singleIds) {
      expect([id, ...found(await singleChanges(id))]).toEqual([
        id,
        ...graded([id, ...(singleSamples[id].company ?? [])]),
      ]);
    }
  });

  it("every rule has a sample or a reason to have none, not both", () => {
    expect(Object.keys(waivers).filter((id) => !rules.has(id) || Object.hasOwn(placedSamples, id))).toEqual([]);
    const members = [...ruleFamilies.keys()].flatMap((name) => subjectNames.map((each) => memberId(name, each)));
    expect([...singleIds, ...members].sort()).toEqual([...rules.keys()].sort());
    const named = new Set<string>(ruleFamilies.keys());
    expect(Object.keys(schemaSamples).filter((name) => !named.has(name))).toEqual([]);
  });

  it.each(areas)("every rule says in whole sentences what its sample shows: %s", async (area) => {
    const blocks: (readonly string[])[] = [];
    for (const id of singleIds.filter((each) => ruleOf(each).area === area)) blocks.push(await tellRule(id));
    compareGolden(area, blocks);
  });

  it("every rule says in whole sentences what its sample shows: families", async () => {
    const blocks: (readonly string[])[] = [];
    for (const name of ruleFamilies.keys()) blocks.push(await tellFamily(name));
    compareGolden("families", blocks);
  });

  const catalogue = resolve(corpus, "drift/checks.json");
  it.skipIf(!existsSync(catalogue))("every rule of the established catalogue is one of ours, none waived", () => {
    const checks = JSON.parse(readFileSync(catalogue, "utf8")) as readonly { readonly checkId: string }[];
    expect(checks.filter(({ checkId }) => !rules.has(checkId) || Object.hasOwn(waivers, checkId))).toEqual([]);
  });
});
