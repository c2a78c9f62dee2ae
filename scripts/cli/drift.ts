import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { countOf } from "../base/count.js";
import type { Diagnostic } from "../base/diagnostics.js";
import { findUnraised, type UnraisedVersion } from "../project/check-versions.js";
import { type Compared, compareFiles, compareWithReference } from "../project/compare-descriptions.js";
import { compareSince } from "../project/compare-since.js";
import type { TellUnmatched } from "../project/diff-documents.js";
import { projectInputs } from "../project/project-inputs.js";
import { refuseInputs, refuseUnsavable } from "../project/save-output.js";
import type { PlaceWay } from "../report/comparand.js";
import { isFailed } from "../report/outcome.js";
import { printRule, similarRules } from "../report/print-rule.js";
import { requireConfig } from "./config-option.js";
import { acceptFindings, baselinePath, judge } from "./drift-baseline.js";
import { tellJob } from "./drift-failure.js";
import { type DriftFlags, declareDrift } from "./drift-options.js";
import { outcomeOf, versionWords } from "./drift-outcome.js";
import { planOutputs, type ReportOutput, writeReports } from "./drift-outputs.js";
import { ExitError, failUsage } from "./exit.js";
import { limitsOf } from "./limit-options.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { refuseFiles } from "./refuse-files.js";
import { repositoryWay } from "./repository-way.js";
import { paint, shown, tellError } from "./terminal.js";
import { writeOutput } from "./write-output.js";

export function driftCommand(): Command {
  return declareDrift().action((base: string | undefined, revision: string | undefined, flags: DriftFlags) =>
    run(base, revision, flags),
  );
}

async function run(base: string | undefined, revision: string | undefined, flags: DriftFlags): Promise<void> {
  if (flags.explain !== undefined) {
    if (base !== undefined)
      failUsage("--explain takes one rule, and no descriptions.", `concord drift --explain ${flags.explain}`);
    return explain(flags.explain);
  }
  const outputs = planOutputs(flags.format, flags.output);
  const cwd = process.cwd();
  const wayOf = repositoryWay([flags.config === undefined ? cwd : dirname(resolve(flags.config)), cwd]);
  try {
    await check([base, revision], flags, { outputs, wayOf });
  } catch (error) {
    await tellJob(error, outputs, wayOf);
    throw error;
  }
}

async function check(
  [base, revision]: readonly [string | undefined, string | undefined],
  flags: DriftFlags,
  { outputs, wayOf }: { readonly outputs: readonly ReportOutput[]; readonly wayOf: PlaceWay },
): Promise<void> {
  refuseFiles("--only", flags.only);
  refuseFiles("--except", flags.except);
  const sides = sidesOf(base, revision, flags);
  const { compared, folder, inputs } = await compare(sides, flags, outputs);
  const files = outputs.flatMap(({ file = [] }) => file);
  await refuseInputs(files, [...compared.inputs, ...inputs, baselinePath(folder, flags)]);
  for (const file of files) await refuseUnsavable(file);
  if (flags.updateBaseline) return acceptFindings(compared, folder, flags);
  const comparands = await judge(compared, folder, { ...flags, outputs });
  const unraised = flags.checkVersion ? findUnraised(comparands) : [];
  const outcome = outcomeOf(comparands, flags.failOn, unraised);
  await writeReports(comparands, outputs, {
    ...(compared.scores && { scores: compared.scores }),
    ...(compared.history && { history: compared.history }),
    full: flags.full ?? false,
    minLevel: flags.minLevel ?? "info",
    outcome,
    wayOf,
  });
  for (const version of unraised) noteVersion(version);
  if (isFailed(outcome)) throw new ExitError(1);
}

/** Two descriptions, or none: then the config has them. */
interface Sides {
  readonly base: string;
  readonly revision: string;
}

function sidesOf(base: string | undefined, revision: string | undefined, flags: DriftFlags): Sides | undefined {
  if (base !== undefined && revision === undefined)
    failUsage("drift takes two descriptions, or none.", "concord drift <base> <revision>");
  if (base !== undefined && flags.since !== undefined)
    failUsage("--since and two descriptions exclude each other.", "--since compares the descriptions of the config.");
  for (const side of [base, revision]) if (side !== undefined && /^https?:\/\//i.test(side)) refuseAddress(side);
  if (base !== undefined && revision !== undefined) return { base, revision };
  if (flags.root !== undefined)
    failUsage("--root is for two descriptions.", "The config has a root for each provider.");
  if (flags.relation !== undefined)
    failUsage(
      "--relation is for two descriptions.",
      "Those of a config are of several providers, and with --since versions.",
    );
  return undefined;
}

function refuseAddress(address: string): never {
  failUsage(
    `drift reads files, and ${address} is an address.`,
    "Download it first (curl -fsSLo revision.yaml <address>), or give it to a provider of the config, for `concord pull`.",
  );
}

async function explain(id: string): Promise<void> {
  const text = printRule(id);
  if (text !== undefined) return writeOutput(text, undefined);
  const similar = similarRules(id);
  const hint =
    similar.length > 0 ? `Did you mean ${similar.join(", ")}?` : "Each finding ends with the id of its rule.";
  failUsage(`There is no rule "${id}".`, hint);
}

/** What was compared, the folder that a baseline stands in unless it is named, and the files of the config. */
async function compare(
  sides: Sides | undefined,
  flags: DriftFlags,
  outputs: readonly ReportOutput[],
): Promise<{ readonly compared: Compared; readonly folder: string; readonly inputs: readonly string[] }> {
  const options = judgementOf(flags, outputs);
  const cwd = process.cwd();
  if (sides !== undefined) {
    const project = flags.config === undefined ? undefined : await requireConfig(flags.config, "drift");
    const { relation } = flags;
    const [one, two] = flags.root ?? [];
    const root = one === undefined || two === undefined ? one : ([one, two] as const);
    const onRoot = (name: string, better: string, side: "base" | "revision") =>
      noteRoot(name, better, rootOptions(flags.root ?? [], better, side));
    const settings = project?.config.drift;
    const folder = project?.folder ?? cwd;
    const compared = await compareFiles(sides.base, sides.revision, {
      ...options,
      home: dirname(baselinePath(folder, flags)),
      root,
      onRoot,
      onGuess: noteRelation,
      relation,
      settings,
      cwd,
    });
    return { compared, folder, inputs: project ? projectInputs(project) : [] };
  }
  const project = await requireConfig(flags.config, "drift");
  const { since } = flags;
  const compared =
    since === undefined
      ? await compareWithReference(project, {
          ...options,
          onRoot: (name, better) => noteRoot(name, better, `root: "${better}" in the config`),
        })
      : await compareSince(since, project, options);
  if (compared.comparands.length === 0 && !flags.updateBaseline) noteNothing();
  return { compared, folder: project.folder, inputs: projectInputs(project) };
}

function noteNothing(): void {
  const head = shown`${paint("yellow", "warning")} The config has the reference alone: nothing was compared, and nothing can fail.\n`;
  tellError(shown`${head}  hint: --since <ref>, or two descriptions, compare versions.\n`);
}

function noteRelation(count: number): void {
  const head = shown`${paint("yellow", "warning")} They look like two providers`;
  const what = countOf(count, "operation");
  tellError(
    shown`${head}, of which the second does not offer ${what}: --relation providers takes that for coverage, not for breaks.\n`,
  );
}

/** What to give for a better root: alone, or for its side where there are some already. */
function rootOptions(roots: readonly string[], better: string, side: "base" | "revision"): string {
  const [base = "<that of base>", revision = base] = roots;
  if (roots.length === 0) return `--root ${better}`;
  return side === "base" ? `--root ${better} --root ${revision}` : `--root ${base} --root ${better}`;
}

function noteRoot(name: string, root: string, setting: string): void {
  const head = shown`${paint("yellow", "warning")} ${name}`;
  tellError(shown`${head} has more of the operations below ${root || "/"}: ${setting} compares them.\n`);
}

/** A gate that compares nothing would let everything pass. */
const tellUnmatched: TellUnmatched = (patterns, isEmpty) => {
  for (const { pattern, meant } of patterns) {
    const head = shown`${paint("yellow", "warning")} "${pattern}"`;
    const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
    tellError(shown`${head} fits no operation: it is a method and a path, a path, a tag or an operationId.${hint}\n`);
  }
  if (isEmpty) failUsage("There is no operation to compare.", "--only, --except or drift.operations leave none.");
};

function judgementOf(flags: DriftFlags, outputs: readonly ReportOutput[]) {
  const { perOperation = false, allowRemoteRefs = [], only, except } = flags;
  const isPage = outputs.some(({ format }) => format === "html");
  const { deprecationDays, stabilityLevel, levels, requireCoverage } = flags;
  return {
    perOperation,
    allowRemoteRefs,
    limits: limitsOf(flags),
    excerpts: isPage,
    isTrendShown: isPage,
    ...((only ?? except) && { operations: { ...(only && { only }), ...(except && { except }) } }),
    ...(deprecationDays && { deprecationDays }),
    ...(stabilityLevel && { stabilityLevel }),
    ...(levels && { levels }),
    ...(requireCoverage && { requireCoverage }),
    onUnmatched: tellUnmatched,
    onDoubts: (doubts: readonly Diagnostic[]) => printDiagnostics(doubts, { verbose: "warnings" }),
  };
}

function noteVersion(version: UnraisedVersion): void {
  const { name, base, revision, state } = version;
  const unclear = `${name} whether the version was raised enough from ${base} to ${revision} cannot be told: it is no semantic version`;
  const [label, words] =
    state === "missing" ? [paint("red", "error"), versionWords(version)] : [paint("yellow", "warning"), unclear];
  tellError(shown`${label} ${words}.\n`);
}
