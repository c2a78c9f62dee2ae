import { describe, expect, it } from "vitest";
import type { Json } from "../../scripts/base/json.js";
import { namesBelow, namingSchemas } from "../../scripts/contract/model/names-below.js";
import { printSchema } from "../../scripts/contract/model/print-schema.js";
import type { Contract, MediaType, Operation, Schema } from "../../scripts/contract/model/types.js";
import { accepts } from "../../scripts/drift/values/accepts.js";
import { portableContract } from "../../scripts/merge/intersection/portable-contract.js";
import { mediaFor } from "../../scripts/merge/union/join-exchange.js";
import { mergeContracts } from "../../scripts/merge/union/merge-contracts.js";
import { bareType } from "../../scripts/spec/media-types.js";
import { findDescriptions } from "../../tools/find-descriptions.js";
import { loadContracts } from "../../tools/load-contracts.js";
import { corpusFolder } from "../helpers/corpus.js";
import { RandomValues, randomOf } from "../helpers/random-schemas.js";

const specs = corpusFolder("specs");

/** How many values of each schema, of every pair of descriptions; 20 before a release. Without it, of some small ones. */
const wanted = Number(process.env.CONCORD_FUZZ_PAIRS ?? 0);
const small = ["providers/seed-xiexus", "providers/fireworks", "newapi/relay-b1f2fac"];
const count = wanted || 4;

/** What all of this family have. */
const known = /\/(chat\/completions|completions|embeddings|models|models\/\{\}|images\/\w+|audio\/\w+)$/;

type Pair = readonly [Contract, Contract];
const quiet = { report: () => undefined };

async function load(root: string): Promise<readonly Contract[]> {
  const found = await findDescriptions(root, wanted > 0 ? [] : small);
  const paths = found.map(({ path }) => path).filter((path) => !path.includes("/real/"));
  const { contracts } = await loadContracts(paths, root);
  return [...contracts.values()].map(knownPart).filter(({ operations }) => operations.length > 0);
}

function knownPart(contract: Contract): Contract {
  const operations = contract.operations.filter(({ identity }) => known.test(identity));
  const names = namesBelow(namingSchemas(operations), contract.schemas);
  return { ...contract, operations, schemas: new Map([...contract.schemas].filter(([name]) => names.has(name))) };
}

/** Values that a schema takes, the same for each of its pairs. */
class Samples {
  private readonly known = new WeakMap<Schema, readonly Json[]>();
  private readonly random = randomOf(1);
  judged = 0;

  of(schema: Schema, contract: Contract): readonly Json[] {
    const found = this.known.get(schema) ?? this.make(schema, contract);
    this.known.set(schema, found);
    this.judged += found.length;
    return found;
  }

  private make(schema: Schema, contract: Contract): readonly Json[] {
    const components = Object.fromEntries([...contract.schemas].map(([name, one]) => [name, printSchema(one)]));
    const values = new RandomValues(this.random, components);
    const all = Array.from({ length: count * 2 }, () => values.of(printSchema(schema), 7));
    return all.filter((value) => takes(schema, value, contract)).slice(0, count);
  }
}

function takes(schema: Schema, value: Json, { schemas }: Contract): boolean {
  return accepts(schema, value, { schemas, exactlyOne: false });
}

const bodyOf = ({ request }: Operation): readonly MediaType[] => request?.content ?? [];
const answerOf = ({ responses }: Operation): readonly MediaType[] =>
  responses.filter(({ status }) => status === "200").flatMap(({ content }) => content);

/** Values of one contract that the other refuses, in what both describe. */
function refused(
  from: Contract,
  to: Contract,
  read: (operation: Operation) => readonly MediaType[],
  samples: Samples,
): readonly unknown[] {
  return from.operations.flatMap((operation) => {
    const other = to.operations.find(({ identity }) => identity === operation.identity);
    return read(operation).flatMap(({ type, schema }) => {
      const theirs = other && mediaFor(read(other), bareType(type))?.schema;
      if (schema === undefined || theirs === undefined) return [];
      const wrong = samples.of(schema, from).filter((value) => !takes(theirs, value, to));
      return wrong.map((value) => [from.provider, to.provider, operation.key, value]);
    });
  });
}

function wrongOf([one, two]: Pair, samples: Samples): readonly unknown[] {
  const merged = mergeContracts([one, two], quiet).contract;
  const portable = portableContract([one, two], quiet);
  return [one, two].flatMap((own) => [
    ...refused(own, merged, bodyOf, samples),
    ...refused(own, merged, answerOf, samples),
    ...refused(portable, own, bodyOf, samples),
    ...refused(own, portable, answerOf, samples),
  ]);
}

describe.skipIf(specs === undefined)("values of descriptions in pairs", () => {
  it("values of descriptions in pairs are what merged takes and what portable promises, in both orders", {
    timeout: 60_000 + wanted * 60_000,
  }, async () => {
    const contracts = await load(specs ?? "");
    const pairs = contracts.flatMap((one) => contracts.filter((two) => two !== one).map((two): Pair => [one, two]));
    const samples = new Samples();
    expect(pairs.flatMap((pair) => wrongOf(pair, samples))).toEqual([]);
    expect(samples.judged).toBeGreaterThan(pairs.length * count);
  });

  it("values of descriptions in pairs can be sent to the same operations, whichever is the reference", {
    timeout: 60_000 + wanted * 60_000,
  }, async () => {
    const contracts = await load(specs ?? "");
    const idsOf = (...pair: Pair): readonly string[] =>
      portableContract(pair, quiet)
        .operations.map(({ identity }) => identity)
        .sort();
    for (const [index, one] of contracts.entries())
      for (const two of contracts.slice(index + 1)) expect(idsOf(one, two)).toEqual(idsOf(two, one));
  });
});
