import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { randomOf } from "../../helpers/random-schemas.js";
import { closed, contractOfSide, judgesOf, randomSides, sideNames, valuesFor } from "./joint-cases.js";
import { takenInParts } from "./part-by-part.js";

/**
 * Runs for as long as the variable says, in milliseconds, with new cases; or for as many values as the other says, which is
 * 200,000 before a release.
 */
const budget = Number(process.env.CONCORD_FUZZ_MS ?? 900);
const wanted = Number(process.env.CONCORD_FUZZ_VALUES ?? 0);
const isLong = wanted > 0 || process.env.CONCORD_FUZZ_MS !== undefined;
const start = isLong ? Date.now() % 1_000_000_000 : 1;
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
  it(`joint contracts of random providers take what some take, and what all take, as their documents and schemas say (seed ${start})`, {
    timeout: budget + wanted * 50 + 60_000,
  }, () => {
    const end = Date.now() + budget;
    const sum = { cases: 0, taken: 0, loose: 0, avoidable: 0, common: 0, narrow: 0 };
    const all: unknown[] = [];
    const goesOn = (): boolean => (wanted > 0 ? sum.cases * perCase < wanted : Date.now() < end);
    for (; sum.cases === 0 || goesOn(); sum.cases++) {
      const { wrong, ...counts } = judge(start + sum.cases);
      all.push(...wrong);
      for (const key of Object.keys(counts) as (keyof typeof counts)[]) sum[key] += counts[key];
    }
    expect(all).toEqual([]);
    expect(sum.taken).toBeGreaterThan(0);
    if (isLong) console.info(JSON.stringify({ ...sum, values: sum.cases * perCase }));
    // What objects of several providers lose by having one list of properties.
    if (sum.taken > 5000) expect(sum.loose / sum.taken).toBeLessThan(0.08);
    if (sum.taken > 5000) expect(sum.avoidable / sum.taken).toBeLessThan(0.02);
    if (sum.common > 5000) expect(sum.narrow / sum.common).toBeLessThan(0.005);
  });
});
