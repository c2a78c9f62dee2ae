import fc from "fast-check";

/** Of the cases that are always tried. */
const fixed = 1;

export interface Cases {
  readonly seeds: readonly number[];
  /** For the title of a test: `3 cases from seeds 1 and 4711`. */
  readonly from: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * How random tests run under these variables. They have the same seed in each run; in CI, or where `CONCORD_SEED` says which,
 * they have another one beside it, and half of the cases from each. A failure names its seed, and is tried again with that
 * variable.
 */
export function randomRuns(variables: Variables) {
  const { CONCORD_SEED: given, CONCORD_FUZZ_MS: time, CI } = variables;
  const other = Number(given ?? Date.now() % 1_000_000_000);
  const seeds: readonly number[] = given === undefined && CI === undefined ? [fixed] : [fixed, other];
  const shareOf = (count: number): number => Math.ceil(count / seeds.length);
  return {
    seeds,
    /** The seeds of so many cases, or one more; where the variable of that name is set, of as many others as it says. */
    casesOf(count: number, variable: string): Cases {
      const wanted = variables[variable];
      return wanted === undefined ? casesFrom(seeds, shareOf(count)) : casesFrom([other], Number(wanted));
    },
    /** Tries a property on so many values; with `CONCORD_FUZZ_MS` on other ones for so long, and on no fewer. */
    async holds<Ts>(property: fc.IRawProperty<Ts>, runs: number): Promise<void> {
      if (time === undefined) {
        for (const seed of seeds) await fc.assert(property, { seed, numRuns: shareOf(runs) });
        return;
      }
      const limit = { numRuns: 1e9, interruptAfterTimeLimit: Number(time), markInterruptAsFailure: false };
      const details = await fc.check(property, { ...limit, seed: other });
      if (details.failed) throw new Error(fc.defaultReportMessage(details));
      if (details.numRuns < runs) throw new Error(`${details.numRuns} of ${runs} runs were reached (seed ${other}).`);
    },
    /** How long a test of properties may take, in milliseconds. */
    timeout: Number(time ?? 0) + 120_000,
  };
}

function casesFrom(starts: readonly number[], count: number): Cases {
  const seeds = starts.flatMap((start) => Array.from({ length: count }, (_, index) => start + index));
  return { seeds, from: `${seeds.length} cases from ${starts.length > 1 ? "seeds" : "seed"} ${starts.join(" and ")}` };
}

export const { seeds, casesOf, holds, timeout } = randomRuns(process.env);
