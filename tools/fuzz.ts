import { parseArgs } from "node:util";
import { tryAnswer } from "./fuzz/answers.js";
import { tryDescription, tryInjection, tryPage } from "./fuzz/descriptions.js";
import { Random } from "./fuzz/random.js";
import { tryValue } from "./fuzz/values.js";

/** What is tried, and the share of the time that each takes. */
const targets = {
  descriptions: tryDescription,
  pages: tryPage,
  injections: tryInjection,
  answers: tryAnswer,
  values: tryValue,
};

export interface FuzzResult {
  /** How many inputs were tried, by target. */
  readonly tried: Readonly<Record<string, number>>;
  /** By target and the seed of the one input: `--only answers --input 4711` tries it again. */
  readonly findings: readonly string[];
}

/** Tries inputs until the time is over. Each has a seed of its own, which follows from the first. */
export async function fuzz(
  seconds: number,
  seed: number,
  only: readonly string[] = Object.keys(targets),
): Promise<FuzzResult> {
  const tried: Record<string, number> = {};
  const findings: string[] = [];
  for (const [name, attempt] of Object.entries(targets)) {
    if (!only.includes(name)) continue;
    const end = performance.now() + (seconds * 1_000) / only.length;
    const seeds = new Random(seed);
    for (tried[name] = 0; performance.now() < end && findings.length < 20; tried[name]++) {
      const own = seeds.below(2 ** 32);
      const found = await tryOnce(attempt, own);
      if (found !== undefined) findings.push(`${name} ${own}: ${found}`);
    }
  }
  return { tried, findings };
}

async function tryOnce(
  attempt: (random: Random) => Promise<string | undefined>,
  seed: number,
): Promise<string | undefined> {
  const since = performance.now();
  try {
    const found = await attempt(new Random(seed));
    const seconds = Math.round((performance.now() - since) / 1_000);
    return found ?? (seconds > 20 ? `took ${seconds} s` : undefined);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** `npm run fuzz -- [--seconds 60] [--seed 1] [--only answers] [--input <seed of a finding>]`; exits 1 with findings. */
async function main(): Promise<void> {
  const options = {
    seconds: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    input: { type: "string" },
  } as const;
  const { seconds = "60", seed = String(Date.now() % 2 ** 32), only, input } = parseArgs({ options }).values;
  const names = only === undefined ? undefined : only.split(",");
  const [target] = Object.entries(targets).filter(([name]) => names?.includes(name));
  if (input !== undefined && target !== undefined) {
    process.stdout.write(`${(await tryOnce(target[1], Number(input))) ?? "Nothing is wrong."}\n`);
    return;
  }
  process.stdout.write(`Seed ${seed}, ${seconds} s\n`);
  const { tried, findings } = await fuzz(Number(seconds), Number(seed), names);
  for (const finding of findings) process.stdout.write(`${finding.slice(0, 4_000)}\n`);
  process.stdout.write(
    `${Object.entries(tried)
      .map((pair) => pair.join(": "))
      .join(", ")}; ${findings.length} findings\n`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith("fuzz.ts")) await main();
