import type { Origin } from "../base/diagnostics.js";
import type { Contract } from "../contract/model/types.js";
import { compareContracts } from "../drift/find-changes.js";
import type { Comparand } from "../report/print-report.js";
import { baselineNameSince } from "./baseline-names.js";
import type { Commit } from "./checkout.js";
import {
  type Compared,
  type ComparisonOptions,
  judgementOf,
  loadChosen,
  loadContracts,
  loaderOf,
  settle,
} from "./compare-descriptions.js";
import { tellUnmatched } from "./diff-documents.js";
import { InputError } from "./errors.js";
import type { Project } from "./open-project.js";
import { type ProviderPair, pairProviders } from "./pair-providers.js";

/**
 * Each provider's description at an earlier commit against the one of today. One that is gone has lost every operation, and
 * one that is new has got every one.
 */
export async function compareSince(ref: string, project: Project, options: ComparisonOptions): Promise<Compared> {
  const { config, folder } = project;
  const loader = loaderOf(folder, options);
  const today = await loadChosen(config, loader);
  options.onDoubts?.(loader.doubts());
  // Brings child processes, which nothing else of a comparison needs.
  const { withCommit } = await import("./checkout.js");
  return withCommit(folder, ref, async (commit) => {
    const pairs = await pairProviders(project, commit, (doubt) => options.onDoubts?.([doubt]));
    const earlier = loaderOf(commit.folder, options);
    const before = await loadContracts(
      pairs.flatMap(({ former = [] }) => former),
      earlier,
    ).catch((error: unknown) => {
      throw error instanceof InputError ? ofCommit(error, commit) : error;
    });
    const selection = options.operations ?? config.drift?.operations;
    tellUnmatched([...today.values(), ...before.values()], selection, options.onUnmatched);
    const locate = (origin: Origin, side: "base" | "revision"): Origin =>
      side === "base" ? placeToday(earlier.locate(origin), commit) : loader.locate(origin);
    const nodeAt = (origin: Origin, side: "base" | "revision") => (side === "base" ? earlier : loader).nodeAt(origin);
    const { requireCoverage: _, ...settings } = config.drift ?? {};
    const judgement = { ...settings, ...judgementOf(options), locate, nodeAt };
    const compared = pairs.flatMap((pair): readonly (readonly [name: string, comparand: Comparand])[] => {
      const sides = sidesOf(pair, {
        before: before.get(pair.name),
        now: today.get(pair.name),
        config: { file: project.file, pointer: "" },
      });
      if (sides === undefined) return [];
      const { versions, ...report } = compareContracts(...sides, judgement);
      // What is there on one side alone has no version to raise.
      const isPair = pair.former !== undefined && !pair.isGone;
      const told = { ...report, ...(isPair && versions && { versions }) };
      return [[baselineNameSince(pair.name), { ...namesOf(pair, ref), report: told }]];
    });
    const names = new Map(compared.map(([name, comparand]) => [comparand, name]));
    const settled = settle([...names.keys()], config.drift, (comparand) => names.get(comparand) ?? "");
    return { ...settled, inputs: loader.inputs };
  });
}

function namesOf({ name, formerName, isGone }: ProviderPair, ref: string): Pick<Comparand, "base" | "revision"> {
  const base = formerName === undefined ? "nothing" : formerName;
  return { base: `${base} at ${ref}`, revision: isGone ? "nothing" : name };
}

/** Both sides; what is there on one alone is compared with a description of nothing, whose place is the config. */
function sidesOf(
  { isGone }: ProviderPair,
  {
    before,
    now,
    config,
  }: { readonly before: Contract | undefined; readonly now: Contract | undefined; readonly config: Origin },
): [Contract, Contract] | undefined {
  const nothing = (contract: Contract): Contract => ({ ...contract, operations: [], webhooks: [], at: config });
  if (isGone) return before && [before, nothing(before)];
  return now && [before ?? nothing(now), now];
}

/** A file of the commit by where it is, or would be, today: the place that it was put in is gone after the run. */
function placeToday(origin: Origin, commit: Commit): Origin {
  return origin.path === undefined ? origin : { ...origin, path: commit.today(origin.path) };
}

function ofCommit({ diagnostics }: InputError, commit: Commit): InputError {
  return new InputError(
    diagnostics.map((diagnostic) => ({
      ...diagnostic,
      at: placeToday(diagnostic.at, commit),
      message: `At ${commit.ref}: ${diagnostic.message}`,
    })),
  );
}
