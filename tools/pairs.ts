import { relative, resolve } from "node:path";
import type { Contract } from "../scripts/contract/model/types.js";
import { createLinter } from "../scripts/lint/lint-document.js";
import type { Linter } from "../scripts/lint/linter.js";
import { findDescriptions } from "./find-descriptions.js";
import { loadContracts } from "./load-contracts.js";
import { printSummary, printTrial, type Tried } from "./print-trials.js";
import { tryMerge } from "./try-merge.js";
import { tryTogether } from "./try-together.js";

const usage = `npm run pairs -- <folder> [--together] [--no-lint] [--verbose] [part of a name…]

Merges every two descriptions of a folder, in both orders, and checks what is written.
  --together  those that have chat or text completions as one, whose output is type-checked
  --no-lint   our own checks alone, without Redocly
  --verbose   a row also for pairs that are sound
`;

/** Nothing is written; exits 1 when a document is unsound. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const flags = new Set(args.filter((arg) => arg.startsWith("--")));
  const [folder, ...wanted] = args.filter((arg) => !arg.startsWith("--"));
  const isKnown = [...flags].every((flag) => ["--together", "--no-lint", "--verbose"].includes(flag));
  if (folder === undefined || !isKnown) {
    process.stderr.write(usage);
    return 2;
  }
  const root = resolve(folder);
  const paths = (await findDescriptions(root, wanted)).map(({ path }) => path);
  const { contracts, refused } = await loadContracts(paths, root);
  for (const [path, [first]] of refused)
    process.stdout.write(`${relative(root, path)} is left out: ${first?.code} ${first?.message}\n`);
  if (flags.has("--together")) return tryTogether(contracts, root, print);
  const linter = flags.has("--no-lint") ? undefined : await createLinter();
  const tried = await tryPairs([...contracts.values()], linter, flags.has("--verbose"));
  print(printSummary(tried));
  return tried.every(({ trial }) => trial.faults.length === 0) ? 0 : 1;
}

async function tryPairs(
  contracts: readonly Contract[],
  linter: Linter | undefined,
  isVerbose: boolean,
): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const reference of contracts) {
    for (const other of contracts) {
      if (other === reference) continue;
      const start = process.cpuUsage();
      const trial = await tryMerge([reference, other], linter);
      const { user, system } = process.cpuUsage(start);
      const pair = { name: `${reference.provider} + ${other.provider}`, seconds: (user + system) / 1e6, trial };
      tried.push(pair);
      if (isVerbose || trial.faults.length > 0) print(printTrial(pair));
    }
  }
  return tried;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
