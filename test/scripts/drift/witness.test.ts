import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { compareOperations } from "../../../scripts/drift/operations/compare-operations.js";
import { matchOperations } from "../../../scripts/drift/operations/match-operations.js";
import { rules } from "../../../scripts/drift/rules/registry.js";
import { openSession } from "../../../scripts/drift/schemas/session.js";
import type { Trace } from "../../../scripts/drift/schemas/trace.js";
import { WitnessFinder } from "../../../scripts/drift/witness/find-witness.js";
import { changesBetween, contractOf, corpus, documentOf } from "./contracts.js";
import { Judge } from "./json-schema.js";

const everythingBreaks = Object.fromEntries([...rules.keys()].map((id) => [id, "error" as const]));

describe("a witness", () => {
  const within = (schema: unknown) => ({ type: "object", properties: { value: schema }, required: ["value"] });
  const string = { type: "string" };

  it.each<readonly [string, unknown, unknown, Json]>([
    ["a type", { type: ["string", "integer"] }, string, { value: 1 }],
    ["a value", { enum: ["a", "b"] }, { enum: ["a"] }, { value: "b" }],
    ["a limit", { type: "integer", maximum: 9 }, { type: "integer", maximum: 5 }, { value: 6 }],
    ["a length", { type: "string" }, { type: "string", minLength: 2 }, { value: "a" }],
    ["null", { type: ["string", "null"] }, string, { value: null }],
    ["a pattern", string, { type: "string", pattern: "^x-[0-9]{2}$" }, { value: "a" }],
    ["an alternative", { anyOf: [string, { type: "array", items: string }] }, string, { value: [] }],
    ["distinct items", { type: "array" }, { type: "array", uniqueItems: true }, { value: [0, 0] }],
    ["a closed object", { type: "object" }, { type: "object", additionalProperties: false }, { value: { extra: 0 } }],
    [
      "a property",
      { type: "object", properties: { a: string } },
      { type: "object", properties: { a: string, b: string }, required: ["b"] },
      { value: {} },
    ],
  ])("a witness shows %s", async (_, base, revision, expected) => {
    const changes = await changesBetween(
      documentOf({ request: within(base) }),
      documentOf({ request: within(revision) }),
    );
    const [change] = changes.filter(({ breaking }) => breaking);
    expect(change?.witness).toEqual(expected);
    const mirrored = await changesBetween(
      documentOf({ response: within(revision) }),
      documentOf({ response: within(base) }),
      { levels: everythingBreaks },
    );
    expect(mirrored.map(({ witness }) => witness)).toContainEqual(expected);
  });

  it("a witness in a form is what is sent: no list of none, and no list of one in place of a text", async () => {
    const list = { type: "array", items: string };
    const form = (schema: unknown) => ({
      requestBody: { content: { "multipart/form-data": { schema: within(schema) } } },
    });
    const witnessOf = async (base: unknown, revision: unknown) => {
      const documents = [base, revision].map((schema) => documentOf({ operation: form(schema) }));
      const changes = await changesBetween(documents[0] ?? {}, documents[1] ?? {}, { levels: everythingBreaks });
      return changes.map(({ witness }) => witness);
    };
    expect(await witnessOf(list, string)).toEqual([{ value: ["a", "a"] }]);
    expect(await witnessOf(list, { ...list, minItems: 2 })).toEqual([{ value: ["a"] }]);
  });

  it("a witness is left out where it would be too long to read, which is what required parts twice over make of it", async () => {
    const depth = 26;
    const side = (type: string) => {
      const schemas: Record<string, unknown> = { [`N${depth}`]: { type } };
      for (let level = 0; level < depth; level++) {
        const next = { $ref: `#/components/schemas/N${level + 1}` };
        schemas[`N${level}`] = { type: "object", required: ["a", "b"], properties: { a: next, b: next } };
      }
      return documentOf({ request: { $ref: "#/components/schemas/N0" }, schemas });
    };
    const [change] = await changesBetween(side("integer"), side("string"));
    expect(change).toMatchObject({ id: "request-property-type-changed", breaking: true, unproven: true });
    expect(change).not.toHaveProperty("witness");
  });

  it("a witness is left out where no value shows the difference", async () => {
    const limited = (limit: number) => within({ type: "string", maximum: limit });
    const [change] = await changesBetween(documentOf({ request: limited(9) }), documentOf({ request: limited(5) }));
    expect(change).toMatchObject({ id: "request-property-max-decreased", breaking: true });
    expect(change).not.toHaveProperty("witness");
    expect(change).toHaveProperty("unproven", true);
  });
});

it("what no value can show is not said to be unproven", async () => {
  const limit = (value: number) =>
    documentOf({
      operation: { parameters: [{ name: "limit", in: "query", schema: { type: "integer", default: value } }] },
    });
  const [change] = await changesBetween(limit(1), limit(2));
  expect(change).toMatchObject({ id: "request-parameter-default-value-changed", breaking: true });
  expect(change).not.toHaveProperty("unproven");
});

describe("a witness of one of several differences", () => {
  const string = { type: "string" };
  const both = (base: object, revision: object) =>
    changesBetween(documentOf({ request: base }), documentOf({ request: revision }));
  const witnessOf = async (base: object, revision: object, id: string) =>
    (await both(base, revision)).find((change) => change.id === id);

  it("a witness is of its own difference, where another one refuses all of the same", async () => {
    const change = await witnessOf(
      { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
      { type: "object", required: ["id", "name"], properties: { id: string, name: string } },
      "new-required-request-property",
    );
    // Were the type of the id as it was, it would be refused all the same.
    expect(change).toMatchObject({ witness: { id: 1 } });
    const other = await witnessOf(
      { type: "object", properties: { a: string, b: string } },
      { type: "object", required: ["a", "b"], properties: { a: string, b: string } },
      "request-property-became-required",
    );
    expect(other?.witness).toEqual({ b: "a" });
  });

  it("a witness of a limit does not break the other limit", async () => {
    const limits = (minLength: number, maxLength: number) => ({
      type: "object",
      properties: { a: { ...string, minLength, maxLength } },
      required: ["a"],
    });
    const lengthOf = (found: { readonly witness?: Json } | undefined) =>
      ((found?.witness ?? { a: "" }) as { readonly a: string }).a.length;
    const change = await witnessOf(limits(1, 9), limits(3, 5), "request-property-max-length-decreased");
    expect(lengthOf(change)).toBeGreaterThan(5);
    const other = await witnessOf(limits(1, 9), limits(3, 5), "request-property-min-length-increased");
    expect(lengthOf(other)).toBeLessThan(3);
  });
});

const specs = resolve(corpus, "specs");
/** Of pairs of real descriptions: how many findings have a witness, and the ones that have none. */
const pairs: readonly (readonly [
  base: string,
  revision: string,
  proved: number,
  unproved: Readonly<Record<string, number>>,
])[] = [
  [
    "openai/openai-2026-05-13.yaml",
    "openai/openai-HEAD.yaml",
    37,
    {
      "POST /v1/responses response.200.body.instructions(array of object)[](Item)(CompactionSummaryItemParam).encrypted_content response-property-max-length-increased": 1,
    },
  ],
  ["newapi/relay-b1f2fac.json", "newapi/relay-31d70fc.json", 0, {}],
  ["newapi/relay-31d70fc.json", "newapi/relay-cf114ca.json", 1, {}],
  ["newapi/relay-31d70fc.json", "openai/openai-HEAD.yaml", 72, {}],
];
const longer: typeof pairs = [
  [
    "providers/openrouter-openapi.yaml",
    "openai/openai-HEAD.yaml",
    255,
    {
      "POST /api/v1/audio/transcriptions response.200.body response-body-wrapped-in-one-of": 1,
      "GET /api/v1/files request.query.limit request-parameter-default-value-added": 1,
      "GET /api/v1/files request.query.order request-parameter-default-value-added": 1,
      "POST /api/v1/responses request.body.tools[] request-property-any-of-removed": 4,
      "POST /api/v1/responses request.body.input(array of object)[] request-property-any-of-removed": 12,
      "POST /api/v1/responses request.body.tools[](NamespaceToolParam).tools[](FunctionToolParam).name request-property-min-length-increased": 1,
      "POST /api/v1/responses response.200.body.usage response-property-alternatives-removed": 1,
      "POST /api/v1/responses response.200.body.tools[] response-property-one-of-added": 2,
      "GET /api/v1/videos/{jobId} response.200.body.polling_url response-required-property-removed": 1,
    },
  ],
];

it("of so many differences that proving each takes too long, those after the first are told as untried", async () => {
  const places = { request: { type: "object", required: ["a"] } };
  const base = await contractOf(documentOf({ request: { type: "object" } }));
  const revision = await contractOf(documentOf(places));
  const session = openSession(base, revision, {});
  const [finding] = compareOperations(session, matchOperations(session));
  const trace = finding?.trace as Trace;
  const spent = new WitnessFinder(session.comparison, base, revision, -1);
  expect([spent.isSpent, spent.find(trace)]).toEqual([true, undefined]);
  const fresh = new WitnessFinder(session.comparison, base, revision);
  expect([fresh.isSpent, fresh.find(trace)]).toEqual([false, { value: {} }]);
});

interface Score {
  readonly proved: number;
  /** Witnesses that Ajv does not agree with. */
  readonly wrong: readonly string[];
  /** How many there are of each that has none. */
  readonly unproved: Readonly<Record<string, number>>;
}

function checkWitnesses(base: Contract, revision: Contract): Score {
  const session = openSession(base, revision, {});
  const finder = new WitnessFinder(session.comparison, base, revision);
  const judges = { base: new Judge(base.schemas), revision: new Judge(revision.schemas) };
  const causes = new Map<string, { readonly trace: Trace; readonly name: string }>();
  for (const { level, trace, cause, id, location, operation } of compareOperations(session, matchOperations(session))) {
    if (level !== "error" || trace === undefined || causes.has(cause)) continue;
    causes.set(cause, { trace, name: `${operation?.key} ${location} ${id}` });
  }
  const wrong: string[] = [];
  let proved = 0;
  const unproved: Record<string, number> = {};
  for (const { trace, name } of causes.values()) {
    const witness = finder.find(trace);
    if (witness === undefined) {
      unproved[name] = (unproved[name] ?? 0) + 1;
      continue;
    }
    proved++;
    const request = trace.root.context.direction === "request";
    const base_ = judges.base.accepts(trace.schemas.base, witness.value);
    const revision_ = judges.revision.accepts(trace.schemas.revision, witness.value);
    if (request ? !base_ || revision_ : base_ || !revision_) wrong.push(`${name} ${JSON.stringify(witness.value)}`);
  }
  return { proved, wrong, unproved };
}

const present = existsSync(specs);

describe.skipIf(!present)(`witnesses of real pairs (${present ? "corpus" : "skipped: no ../shared/specs"})`, () => {
  it("witnesses of real pairs prove all findings but those that are named here, and Ajv agrees with each", {
    timeout: 120_000,
  }, async () => {
    for (const [base, revision, proved, unproved] of [...pairs, ...(process.env.CONCORD_ALL_SPECS ? longer : [])]) {
      const score = checkWitnesses(await contractOf(`specs/${base}`), await contractOf(`specs/${revision}`));
      expect([base, revision, score]).toEqual([base, revision, { proved, wrong: [], unproved }]);
    }
  });
});
