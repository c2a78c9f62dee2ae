// CPU, time and memory of generating a client, and what its output costs the compiler, beside other generators in turn.
//   npx tsx test/bench/generate.ts [description...]   (default: the official one, Okta's of ../shared and GitHub's)
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { installedBeside, ownCompiler } from "../helpers/compilers.js";
import { type Cost, median, run } from "./cost.js";
import { generatorsIn, heyApiName, installGenerators, newerNode } from "./generators.js";

const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
/** What the others are compared with: the first that did not fail. */
const references = [heyApiName, "redocly generate-client with zod"];
const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: ["node"],
};

interface Output {
  readonly files: number;
  readonly megabytes: number;
  readonly errors: number;
  /** CPU seconds of the compiler. */
  readonly compiling: number;
}

interface Measured extends Output {
  readonly costs: readonly Cost[];
}

async function main(): Promise<void> {
  await compareOwn();
  const place = await installGenerators();
  if (place === undefined) return;
  const given = process.argv.slice(2).map((file) => resolve(file));
  const nodes = [process.execPath, await newer()].filter((node) => node !== undefined);
  for (const description of given.length > 0 ? given : standardIn(place)) {
    if (!existsSync(description)) console.log(`Skipped: ${description} does not exist.`);
    else for (const node of nodes) await compare(description, place, node);
  }
}

function standardIn(place: string): readonly string[] {
  const shared = resolve(import.meta.dirname, "../../../shared/specs");
  return [
    join(shared, "openai/openai-HEAD.yaml"),
    join(shared, "real/okta.yaml"),
    join(place, "node_modules/@octokit/openapi/generated/api.github.com.json"),
  ];
}

/** This repository's three providers and their joint contracts beside the official description alone. */
async function compareOwn(): Promise<void> {
  const [official = ""] = standardIn("");
  if (!existsSync(official)) return;
  const folder = await mkdtemp(join(tmpdir(), "bench-generate-"));
  const { concord } = await generatorsIn(folder);
  if (concord === undefined) return;
  const ratios = Array.from({ length: rounds }, () => {
    const three = run(concord.script, ["generate", "--no-cache", "--out", join(folder, "three")]);
    const alone = run(concord.script, concord.argumentsFor(official, join(folder, "alone")));
    return three.cpu / alone.cpu;
  });
  await rm(folder, { recursive: true, force: true });
  console.log(
    `The three providers of this repository: ${median(ratios).toFixed(2)} × the CPU of the official description`,
  );
}

/** The program of a newer Node, where there is one for this machine. */
async function newer(): Promise<string | undefined> {
  const folder = await installedBeside("newer-node", newerNode);
  const [name] = Object.keys(newerNode);
  return folder && join(folder, "node_modules", name ?? "", "bin/node");
}

/** Every generator once in each round, so that a change of the machine's speed reaches all of them. */
async function compare(description: string, place: string, node: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-generate-"));
  await symlink(join(place, "node_modules"), join(folder, "node_modules"));
  const measured = new Map<string, Measured>();
  try {
    const generators = Object.entries(await generatorsIn(place));
    for (let round = 0; round < rounds; round++)
      for (const [name, { script, argumentsFor, unchanged, once }] of generators) {
        if (once && round > 0) continue;
        const out = join(folder, unchanged ? "unchanged" : name);
        if (!unchanged) await rm(out, { recursive: true, force: true });
        else if (round === 0) run(script, argumentsFor(description, out), folder, node);
        await mkdir(out, { recursive: true });
        const cost = run(script, argumentsFor(description, out), folder, node);
        const { costs, ...output } = measured.get(name) ?? { ...(await outputIn(out)), costs: [] };
        measured.set(name, { ...output, costs: [...costs, cost] });
      }
    console.log(
      `\n${basename(description)}, ${node.includes("newer-node") ? "a newer Node" : `Node ${process.version}`}`,
    );
    console.table(tableOf(measured));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a generator wrote, and what the compiler says of it. */
async function outputIn(folder: string): Promise<Output> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const modules = names.filter((name) => /\.ts$/.test(name));
  const settings = { compilerOptions, files: modules };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { cpu, output } = run(ownCompiler, ["-p", folder], folder);
  return {
    files: modules.length,
    megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
    errors: output.match(/error TS/g)?.length ?? 0,
    compiling: cpu,
  };
}

function baseOf(measured: ReadonlyMap<string, Measured>): Measured | undefined {
  return references.map((name) => measured.get(name)).find((each) => each?.costs.every(({ failed }) => !failed));
}

function tableOf(measured: ReadonlyMap<string, Measured>): Readonly<Record<string, object>> {
  const base = baseOf(measured);
  const ratio = (costs: readonly Cost[], key: "cpu" | "wall" | "memory") =>
    median(costs.map((cost, round) => cost[key] / (base?.costs[round]?.[key] ?? Number.NaN))).toFixed(2);
  return Object.fromEntries(
    [...measured].map(([name, { costs, files, megabytes, errors, compiling }]) => [
      name,
      {
        "× CPU": ratio(costs, "cpu"),
        "× wall": ratio(costs, "wall"),
        "× memory": ratio(costs, "memory"),
        "CPU s": median(costs.map(({ cpu }) => cpu)).toFixed(2),
        MiB: Math.round(median(costs.map(({ memory }) => memory))),
        files,
        MB: megabytes.toFixed(1),
        "tsc errors": errors,
        "tsc × CPU": (compiling / (base?.compiling ?? Number.NaN)).toFixed(2),
        failed: costs.some(({ failed }) => failed),
      },
    ]),
  );
}

await main();
