// Cost of `concord drift` beside `redocly diff` on the same files, each in a process of its own, and how it grows.
//   npx tsx test/bench/drift.ts [base revision]     (default: the two newest official OpenAI specs of ../shared, and GitHub's)
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { load } from "js-yaml";
import { type Cost, median, run } from "./cost.js";
import { buildCommand, installGenerators } from "./generators.js";

const specs = resolve(import.meta.dirname, "../../../shared/specs/openai");
const [base, revision] = process.argv.slice(2);
const rounds = 5;

type Pair = readonly [base: string, revision: string];

/** 3 MB of YAML each, and 11 MB of JSON. */
async function standardPairs(): Promise<readonly Pair[]> {
  const place = await installGenerators();
  const github = join(place ?? "", "node_modules/@octokit/openapi/generated");
  return [
    [join(specs, "openai-2026-05-13.yaml"), join(specs, "openai-HEAD.yaml")],
    [join(github, "ghes-3.18.json"), join(github, "ghes-3.19.json")],
  ];
}

type Command = readonly [script: string, args: readonly string[]];

/** Runs the commands in turn, a few times, so that a change of the machine's speed reaches all of them. */
function measure(...commands: readonly Command[]): readonly (readonly Cost[])[] {
  const costs: readonly Cost[][] = commands.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, command] of commands.entries()) costs[index]?.push(run(...command));
  return costs;
}

/** The description with the first part of its paths. */
function part(file: string, share: number): string {
  const document = load(readFileSync(file, "utf8")) as { paths: Record<string, unknown> };
  const paths = Object.entries(document.paths);
  return JSON.stringify({ ...document, paths: Object.fromEntries(paths.slice(0, Math.ceil(paths.length * share))) });
}

function row(name: string, costs: readonly Cost[]): string {
  const [cpu, memory] = [median(costs.map((cost) => cost.cpu)), median(costs.map((cost) => cost.memory))];
  return `${name.padEnd(32)} ${cpu.toFixed(2).padStart(6)} s CPU ${memory.toFixed(0).padStart(6)} MiB`;
}

/** The median of the ratios round by round. */
function ratio(ours: readonly Cost[], theirs: readonly Cost[], key: "cpu" | "memory"): string {
  return median(ours.map((cost, round) => cost[key] / (theirs[round]?.[key] ?? Number.NaN))).toFixed(2);
}

async function main(): Promise<void> {
  const pairs = base === undefined || revision === undefined ? await standardPairs() : [[base, revision] as const];
  const folder = mkdtempSync(join(tmpdir(), "bench-drift-"));
  const concord = await buildCommand("bench-drift");
  try {
    for (const pair of pairs) {
      const missing = pair.find((file) => !existsSync(file));
      if (missing === undefined) compare(pair, concord, folder);
      else console.log(`Skipped: ${missing} does not exist.`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(pair: Pair, concord: string, folder: string): void {
  console.log(`\n${pair.map((file) => basename(file)).join(" → ")}`);
  const redocly = resolve(import.meta.dirname, "../../node_modules/@redocly/cli/bin/cli.js");
  // Without rules Redocly judges nothing, which would be no comparison.
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, "extends: [diff-recommended]\n");
  const [ours = [], theirs = []] = measure(
    [concord, ["drift", ...pair, "--format", "json", "--fail-on", "none"]],
    [redocly, ["diff", ...pair, "--format", "json", "--config", config]],
  );
  console.log(row("concord drift", ours));
  console.log(row("redocly diff", theirs));
  console.log(`ratio: ${ratio(ours, theirs, "cpu")} of the CPU, ${ratio(ours, theirs, "memory")} of the memory`);
  const shares = [0.25, 0.5, 0.75, 1];
  const parts = shares.map((share): Command => {
    const files = pair.map((file, index) => {
      const target = join(folder, `${index}-${share * 100}.json`);
      writeFileSync(target, part(file, share));
      return target;
    });
    return [concord, ["drift", ...files, "--format", "json", "--fail-on", "none"]];
  });
  for (const [index, costs] of measure(...parts).entries())
    console.log(row(`concord drift, ${(shares[index] ?? 0) * 100} % of the paths`, costs));
}

await main();
