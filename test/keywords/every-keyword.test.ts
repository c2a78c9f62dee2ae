import { beforeAll, describe, expect, it, test } from "vitest";
import { canonicalJson, type Json } from "../../scripts/base/json.js";
import { printSchema } from "../../scripts/contract/model/print-schema.js";
import type { Contract, Schema } from "../../scripts/contract/model/types.js";
import { findChanges } from "../../scripts/drift/find-changes.js";
import { accepts } from "../../scripts/drift/values/accepts.js";
import { Canonicalizer, TextInterner } from "../../scripts/drift/values/canonical.js";
import { Inclusion } from "../../scripts/drift/values/includes.js";
import { Space } from "../../scripts/drift/values/space.js";
import { WrittenEquality } from "../../scripts/drift/values/written-equality.js";
import { portableContract } from "../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../scripts/merge/union/merge-contracts.js";
import { allKeywords, type Keyword } from "../../scripts/spec/keywords.js";
import { contractOf } from "../helpers/load-text.js";
import { type Loaded, loadValidators } from "../scripts/emit/validators/load-validators.js";
import { components, type Sample, samples } from "./samples.js";

type Name = "having" | "lacking";

/** A description whose one operation takes and returns the schema. */
function describing(schema: unknown): object {
  const content = { "application/json": { schema } };
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example/v1" }],
    paths: {
      "/things": {
        post: { requestBody: { content, required: true }, responses: { 200: { description: "Done.", content } } },
      },
    },
    components: { schemas: components },
  };
}

const nothing: Schema = { at: { file: "", pointer: "" }, notes: {}, never: true };

/** A portable contract lacks an operation of which no request suits all. */
function bodyOf({ operations }: Contract, side: "request" | "response" = "request"): Schema {
  const [operation] = operations;
  const part = side === "request" ? operation?.request : operation?.responses[0];
  return part?.content[0]?.schema ?? nothing;
}

const takes = (contract: Contract, value: Json, side: "request" | "response" = "request"): boolean =>
  accepts(bodyOf(contract, side), value, { schemas: contract.schemas, exactlyOne: false });

const silent = { report: () => undefined };
const known = Object.keys(samples) as Keyword[];
const contracts = new Map<string, Contract>();
const built = (keyword: Keyword, name: Name, copy = ""): Contract => {
  const contract = contracts.get(`${keyword} ${name}${copy}`);
  if (contract === undefined) throw new Error(`${keyword} was not built.`);
  return contract;
};

let validators: Loaded;

beforeAll(async () => {
  const schemas: Record<string, unknown> = {};
  for (const keyword of known) {
    for (const name of ["having", "lacking"] as const) {
      for (const copy of ["", "2"]) {
        const document = describing(samples[keyword][name]);
        contracts.set(`${keyword} ${name}${copy}`, await contractOf(document, `${name}${copy}`));
      }
    }
    const local = JSON.stringify(samples[keyword].having).replaceAll("#/components/schemas/", "#/$defs/");
    schemas[keyword] = { ...(JSON.parse(local) || { not: {} }), $defs: components };
  }
  validators = await loadValidators(schemas, { formats: true });
});

test("the samples are of all keywords that the table has", () => {
  expect([...known].sort()).toEqual(allKeywords.map(({ keyword }) => keyword).sort());
});

describe.each(allKeywords)("$keyword", ({ keyword, effect }) => {
  const sample: Sample = samples[keyword];
  const having = (copy = "") => built(keyword, "having", copy);
  const lacking = () => built(keyword, "lacking");

  /** In one numbering: sets of one meaning have one number. */
  const inOneNumbering = (...all: readonly Contract[]) => {
    const interner = new TextInterner();
    return all.map((contract) => {
      const names = new Canonicalizer(new Space(contract), interner);
      return { names, shape: names.space.shapeOf(bodyOf(contract)) };
    });
  };

  it(`${keyword}: is read, and printed as it was written`, () => {
    const printed = printSchema(bodyOf(having()));
    expect(canonicalJson(printed)).toBe(canonicalJson(sample.having));
    expect(canonicalJson(printSchema(bodyOf(lacking())))).not.toBe(canonicalJson(printed));
  });

  it(`${keyword}: has the effect that the table tells`, () => {
    expect(sample.refused.length > 0).toBe(effect !== "describes" || keyword === "const");
    for (const value of sample.accepted) expect([value, takes(having(), value)]).toEqual([value, true]);
    for (const value of sample.refused) expect([value, takes(having(), value)]).toEqual([value, false]);
    for (const value of [...sample.accepted, ...sample.refused])
      expect([value, takes(lacking(), value)]).toEqual([value, true]);
  });

  it(`${keyword}: is checked by validators`, () => {
    expect(validators.diagnostics.filter(({ message }) => message.includes(keyword))).toEqual([]);
    const validator = validators.of(keyword);
    const verdicts = (value: Json) => [value, validator.is(value), validator.validate(value).ok];
    for (const value of sample.accepted) expect(verdicts(value)).toEqual([value, true, true]);
    for (const value of sample.refused) {
      expect(verdicts(value)).toEqual([value, false, false]);
      const result = validator.validate(value);
      // The reason is told, and not only that there is one.
      expect(result.ok ? [] : result.issues.map(({ code }) => code)).not.toContain("invalid");
    }
  });

  it(`${keyword}: is told by drift where it comes and where it goes, with a value where one proves it`, () => {
    const comes = findChanges(lacking(), having(), { perOperation: true });
    const goes = findChanges(having(), lacking(), { perOperation: true });
    const told = (changes: typeof comes, side: string) => changes.filter(({ location }) => location.startsWith(side));
    for (const changes of [comes, goes])
      for (const side of ["request", "response"]) expect(told(changes, side)).not.toEqual([]);
    const breaks = [...told(comes, "request"), ...told(goes, "response")].filter(({ breaking }) => breaking);
    if (sample.refused.length === 0) return;
    // What comes to an open object was allowed before.
    expect(breaks.length > 0).toBe(keyword !== "properties");
    expect(breaks.filter(({ witness }) => witness === undefined)).toEqual([]);
    expect(findChanges(having(), having("2"))).toEqual([]);
  });

  it(`${keyword}: makes another set of values`, () => {
    const [one, same, other] = inOneNumbering(having(), having("2"), lacking());
    if (one === undefined || same === undefined || other === undefined) throw new Error("There are three.");
    expect(one.names.idOf(one.shape)).toBe(same.names.idOf(same.shape));
    expect(one.names.idOf(one.shape)).not.toBe(other.names.idOf(other.shape));
    const inclusion = new Inclusion(new WrittenEquality(having(), lacking()));
    if (sample.refused.length > 0) expect(inclusion.includes(one, other)).toBe(false);
  });

  it(`${keyword}: stays when merged with itself`, () => {
    const { contract, conflicts } = mergeContracts([having(), having("2")], silent);
    const portable = portableContract([having(), having("2")], silent);
    expect(conflicts).toEqual([]);
    for (const joint of [contract, portable]) {
      for (const value of sample.accepted) expect([value, takes(joint, value)]).toEqual([value, true]);
      for (const value of sample.refused) expect([value, takes(joint, value)]).toEqual([value, false]);
    }
  });

  it(`${keyword}: is loosened by a provider without it, and kept for all`, () => {
    for (const pair of [[having(), lacking()] as const, [lacking(), having()] as const]) {
      const { contract } = mergeContracts(pair, silent);
      const portable = portableContract(pair, silent);
      for (const value of [...sample.accepted, ...sample.refused]) {
        expect([value, takes(contract, value)]).toEqual([value, true]);
        if (keyword !== "never") expect([value, takes(portable, value, "response")]).toEqual([value, true]);
      }
      for (const value of sample.refused) expect([value, takes(portable, value)]).toEqual([value, false]);
    }
  });
});
