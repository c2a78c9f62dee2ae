import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { casesOf } from "../../helpers/random-runs.js";
import { randomOf } from "../../helpers/random-schemas.js";
import { closed, contractOfSide, judgesOf, randomSides, sideNames, valuesFor } from "./joint-cases.js";
import { takenInParts } from "./part-by-part.js";

/** How many cases, each of forty values; 5,000 before a release. */
const { seeds, from } = casesOf(10, "CONCORD_FUZZ_CASES");
const perCase = 40;

const quiet = { report: () => undefined };

/** What is wrong with joint contracts of one case, and how many values were looked at. */
interface Judged {
  readonly wrong: readonly unknown[];
  readonly taken: number;
  /** Taken by the merged contract and by nobody. */
  readonly loose: number;
  /** Of those, what is not for want of more than one list of properties. */
  readonly avoidable: number;
  readonly common: number;
  /** Taken by all and not by the portable contract. */
  readonly narrow: number;
}

function judge(seed: number): Judged {
  const random = randomOf(seed);
  const sides = randomSides(random);
  const contractsOf = (list: typeof sides) =>
    list.map((side, index) => contractOfSide(side, sideNames[index] ?? "")) as [Contract, ...Contract[]];
  const contracts = contractsOf(sides);
  const own = contracts.map(judgesOf);
  const described = contractsOf(sides.map(closed)).map(judgesOf);
  const joint = [mergeContracts(contracts, quiet).contract, portableContract(contracts, quiet)] as const;
  const [merged, portable] = [judgesOf(joint[0]), judgesOf(joint[1])];
  const contractual = joint.map(acceptsOf);
  const wrong: unknown[] = [];
  const counts = { taken: 0, loose: 0, avoidable: 0, common: 0, narrow: 0 };
  const bodies = own.map(({ schemas, components }) => ({ schema: schemas.request, components }));
  for (const value of valuesFor([...own, merged, portable], random, perCase)) {
    const takes = own.map(({ request }) => request?.(value) === true);
    const describes = described.map(({ request }, index) => takes[index] === true && request?.(value) === true);
    const isDescribed = describes.includes(true);
    const found = {
      mergedRefuses: isDescribed && !(merged.request?.(value) && merged.answer?.(value)),
      portableTakes: portable.request?.(value) === true && takes.includes(false),
      portableDenies: isDescribed && portable.answer?.(value) === false,
      // What is written says what the contract says.
      differs: [merged, portable].some(
        ({ request }, index) => (request?.(value) ?? false) !== contractual[index]?.(value),
      ),
    };
    if (Object.values(found).includes(true)) wrong.push({ seed, value, ...found });
    if (merged.request?.(value)) {
      counts.taken++;
      if (!takes.includes(true)) counts.loose++;
      if (!takes.includes(true) && !takenInParts(value, bodies)) counts.avoidable++;
    }
    if (!describes.includes(false)) {
      counts.common++;
      if (portable.request?.(value) !== true) counts.narrow++;
    }
  }
  return { wrong, ...counts };
}

/** What a contract takes, by its own schemas and not by what is written. */
function acceptsOf({ operations, schemas }: Contract): (value: Json) => boolean {
  const schema = operations[0]?.request?.content[0]?.schema;
  return (value) => schema !== undefined && accepts(schema, value, { schemas, exactlyOne: false });
}

describe("joint contracts of random providers, as written", () => {
  it(`joint contracts of random providers take what some take, and what all take, as their documents and schemas say (${from})`, {
    timeout: seeds.length * 2000 + 60_000,
  }, () => {
    const sum = { taken: 0, loose: 0, avoidable: 0, common: 0, narrow: 0 };
    const all: unknown[] = [];
    for (const seed of seeds) {
      const { wrong, ...counts } = judge(seed);
      all.push(...wrong);
      for (const key of Object.keys(counts) as (keyof typeof counts)[]) sum[key] += counts[key];
    }
    expect(all).toEqual([]);
    expect(sum.taken).toBeGreaterThan(seeds.length);
    // What objects of several providers lose by having one list of properties.
    if (sum.taken > 5000) expect(sum.loose / sum.taken).toBeLessThan(0.08);
    if (sum.taken > 5000) expect(sum.avoidable / sum.taken).toBeLessThan(0.02);
    if (sum.common > 5000) expect(sum.narrow / sum.common).toBeLessThan(0.005);
  });
});
