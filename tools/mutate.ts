// Changes one small thing of the code at a time and asks the tests whether they notice: see docs/mutants.md.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { parseArgs } from "node:util";
import { Random } from "./fuzz/random.js";
import { codeAt, isAccepted, readAccepted } from "./mutate/accepted.js";
import { Memory } from "./mutate/memory.js";
import { type Mutant, mutantsOf } from "./mutate/mutants.js";
import { printScores, printVerdict, type Tried } from "./mutate/print-verdicts.js";
import { readImports } from "./mutate/related-tests.js";
import { TestProcess } from "./mutate/test-process.js";
import { MutantTrials } from "./mutate/try-mutant.js";

interface Candidate {
  /** The folder or file that was asked for. */
  readonly place: string;
  readonly file: string;
  readonly code: string;
  readonly mutant: Mutant;
}

function candidatesOf(place: string): readonly Candidate[] {
  const files = statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => posix.join(place, name))
        .sort();
  return files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return mutantsOf(file, text).map((mutant) => ({ place, file, code: codeAt(text, mutant), mutant }));
  });
}

/** So many of them, the same for the same seed, in their order. */
function sampleOf<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const random = new Random(seed);
  const left = items.map((_, index) => index);
  const chosen = Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.below(left.length), 1)[0],
  );
  return chosen.sort((a = 0, b = 0) => a - b).map((index = 0) => items[index] as T);
}

const usage = "npm run mutate -- <folder or file>… [--sample 50] [--seed 1] [--seconds 30]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { sample: { type: "string" }, seed: { type: "string" }, seconds: { type: "string", default: "30" } },
  });
  const seed = Number(values.seed ?? Date.now() % 2 ** 32);
  const sample = Number(values.sample ?? Number.POSITIVE_INFINITY);
  const seconds = Number(values.seconds);
  if (positionals.length === 0 || [seed, sample, seconds].some(Number.isNaN)) throw new Error(usage);
  const all = positionals.map((place) => candidatesOf(place.replace(/\/$/, "")));
  const chosen = all.flatMap((candidates) => sampleOf(candidates, sample, seed));
  process.stdout.write(`Seed ${seed}: ${chosen.length} of ${all.flat().length} mutants\n`);
  const tests = new TestProcess();
  process.once("exit", () => tests.close());
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const memory = new Memory("node_modules/.cache/mutate.json");
  const trials = new MutantTrials(readImports(), memory, tests, seconds * 1_000);
  const accepted = readAccepted();
  const tried: Tried[] = [];
  for (const { mutant, ...candidate } of chosen) {
    const verdict = await trials.verdictOf(candidate.file, mutant);
    const known = accepted.find((each) => isAccepted(each, candidate.file, candidate.code, mutant));
    const one = { ...candidate, mutant, verdict, accepted: known?.reason };
    tried.push(one);
    process.stdout.write(printVerdict(one));
  }
  tests.close();
  process.stdout.write(printScores(tried));
}

if (process.argv[1]?.endsWith("mutate.ts")) await main();
