import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { randomOf } from "../../helpers/random-schemas.js";
import { closed, contractOfSide, judgesOf, randomSides, sideNames, valuesFor } from "./joint-cases.js";

/** Runs for as long as the variable says, in milliseconds, with new cases. */
const budget = Number(process.env.CONCORD_FUZZ_MS ?? 900);
const fixed = 1;
const fresh = process.env.CONCORD_FUZZ_MS === undefined ? fixed : Date.now() % 1_000_000_000;

const quiet = { report: () => undefined };

/** What is wrong with joint contracts of one case, and how many values were looked at. */
function judge(seed: number): { readonly wrong: readonly unknown[]; readonly taken: number; readonly loose: number } {
  const random = randomOf(seed);
  const sides = randomSides(random);
  const contractsOf = (list: typeof sides) =>
    list.map((side, index) => contractOfSide(side, sideNames[index] ?? "")) as [Contract, ...Contract[]];
  const contracts = contractsOf(sides);
  const own = contracts.map(judgesOf);
  const described = contractsOf(sides.map(closed)).map(judgesOf);
  const merged = judgesOf(mergeContracts(contracts, quiet).contract);
  const portable = judgesOf(portableContract(contracts, quiet));
  const wrong: unknown[] = [];
  let taken = 0;
  let loose = 0;
  for (const value of valuesFor([...own, merged, portable], random, 40)) {
    const takes = own.map(({ request }) => request?.(value) === true);
    const describes = described.map(({ request }, index) => takes[index] === true && request?.(value) === true);
    const isDescribed = describes.includes(true);
    const found = {
      mergedRefuses: isDescribed && !(merged.request?.(value) && merged.answer?.(value)),
      portableTakes: portable.request?.(value) === true && takes.includes(false),
      portableDenies: isDescribed && portable.answer?.(value) === false,
    };
    if (Object.values(found).includes(true)) wrong.push({ seed, value, ...found });
    if (!merged.request?.(value)) continue;
    taken++;
    if (!takes.includes(true)) loose++;
  }
  return { wrong, taken, loose };
}

describe("joint contracts of random providers, as written", () => {
  it(`joint contracts of random providers take what some take, and what all take, as their documents say (seed ${fresh})`, {
    timeout: budget + 60_000,
  }, () => {
    const end = Date.now() + budget;
    let taken = 0;
    let loose = 0;
    for (let seed = fresh; seed === fresh || Date.now() < end; seed++) {
      const found = judge(seed);
      expect(found.wrong).toEqual([]);
      taken += found.taken;
      loose += found.loose;
    }
    expect(taken).toBeGreaterThan(0);
    // What objects of several providers lose by having one list of properties.
    if (taken > 5000) expect(loose / taken).toBeLessThan(0.08);
  });
});
