import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { casesOf } from "../../helpers/random-runs.js";
import { randomOf } from "../../helpers/random-schemas.js";
import { contractOfSide, type Judges, judgesOf, randomSides, sideNames, valuesFor } from "./joint-cases.js";

/** How many triples; 10,000 before a release, with new cases each time. */
const { seeds, from } = casesOf(3, "CONCORD_FUZZ_TRIPLES");

const quiet = { report: () => undefined };

function union(first: Contract, ...others: readonly Contract[]): Contract {
  return mergeContracts([first, ...others], quiet).contract;
}

function cut(first: Contract, ...others: readonly Contract[]): Contract {
  return portableContract([first, ...others], quiet);
}

interface Law {
  readonly left: Contract;
  readonly right: Contract;
}

function lawsOf(given: ReturnType<typeof randomSides>): Readonly<Record<string, Law>> {
  // Which components are one is decided by the names of the first, so that here all have the same.
  const sides = given.map((side) => ({ ...side, One: given[0]?.One ?? {}, Two: given[0]?.Two ?? {} }));
  const contracts = sides.map((side, index) => contractOfSide(side, sideNames[index] ?? ""));
  const [a, b] = contracts as [Contract, Contract];
  const c = contracts[2] ?? { ...a, provider: "third" };
  const as = (contract: Contract, provider: string): Contract => ({ ...contract, provider });
  return {
    "a ∪ b = b ∪ a": { left: union(a, b), right: union(b, a) },
    "a ∪ b ∪ c = c ∪ b ∪ a": { left: union(a, b, c), right: union(c, b, a) },
    "a ∪ a = a": { left: union(a, as(a, "copy")), right: a },
    "a ∩ b = b ∩ a": { left: cut(a, b), right: cut(b, a) },
    "a ∩ a = a": { left: cut(a, as(a, "copy")), right: a },
  };
}

function takes(judges: Judges | undefined, value: Json): boolean {
  return judges?.request?.(value) === true;
}

// That joining in steps is joining at once, and absorption, do not always hold: a joint contract has no words for what an open
// object holds beside the names that it lists.
describe("joining and cutting", () => {
  it(`joining and cutting do not depend on the order of providers, nor on one that says the same, by what they take (${from})`, {
    timeout: seeds.length * 4000 + 60_000,
  }, () => {
    const broken: unknown[] = [];
    for (const seed of seeds) {
      const random = randomOf(seed);
      for (const [law, { left, right }] of Object.entries(lawsOf(randomSides(random)))) {
        const judges = [judgesOf(left), judgesOf(right)];
        const values = valuesFor(judges, random, 12);
        const differing = values.find((value) => takes(judges[0], value) !== takes(judges[1], value));
        if (differing !== undefined) broken.push({ seed, law, value: differing });
      }
    }
    expect(broken).toEqual([]);
  });
});
