import type { Change, Level } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import { factText } from "../drift/rules/sentence.js";
import { briefOf, joinBriefs } from "./brief.js";
import type { Comparand } from "./comparand.js";
import { groupByOperation, isOfEveryCall } from "./group.js";
import { rowsOf } from "./rows.js";

const ranks: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** The comparison in words that fit it, without what is milder than the reader asked for. The counts stay, and say so. */
export function forReader(comparand: Comparand, minLevel: Level = "info"): Comparand {
  const { report } = comparand;
  const { revision } = sentenceNames(comparand);
  const isShown = ({ level }: Change) => ranks[level] <= ranks[minLevel];
  const shown = report.changes.filter(isShown);
  const changes = report.relation === "providers" ? shown.map((change) => ofProvider(change, revision)) : shown;
  if (shown.length === report.changes.length) return { ...comparand, report: { ...report, changes } };
  const hidden = report.changes.filter((change) => !isShown(change));
  const summary = { ...report.summary, hidden: hidden.length };
  return { ...comparand, report: { ...report, changes, hidden, summary } };
}

/** How sentences call the sides: a file by its own name, where the other has another one. */
export function sentenceNames({
  base,
  revision,
}: Pick<Comparand, "base" | "revision">): Pick<Comparand, "base" | "revision"> {
  const shorten = (name: string) => (/\.(?:json|ya?ml)$/i.test(name) ? (name.split(/[\\/]/).at(-1) ?? name) : name);
  const names = { base: shorten(base), revision: shorten(revision) };
  return names.base === names.revision ? { base, revision } : names;
}

/** That the comparison is of a part alone, in a sentence; nothing where it is of all. */
export function partNote({ operations: { only, except = [] } = {} }: Comparand["report"]): readonly string[] {
  const parts = [
    ...(only ? [`only ${listOf(only)}`] : []),
    ...(except.length > 0 ? [`all but ${listOf(except)}`] : []),
  ];
  return parts.length === 0 ? [] : [`Of a part: ${parts.join(", ")}.`];
}

function listOf(patterns: readonly string[]): string {
  return patterns.map((pattern) => factText(pattern)).join(", ");
}

/** Another provider has changed nothing: it lacks something, or has it otherwise. What is said of both stays as it is. */
function ofProvider(change: Change, provider: string): Change {
  if (change.part.kind === "operations") return change;
  const [first = "", ...others] = joinBriefs([briefOf(change)]);
  const subject = change.subject.charAt(0).toUpperCase() + change.subject.slice(1);
  return { ...change, message: `${subject}: ${[first, ...others].join("; ")} at ${provider}.` };
}

/** The comparisons, the one with most that breaks first. */
export function worstComparisonsFirst(comparands: readonly Comparand[]): readonly Comparand[] {
  return comparands.toSorted((one, two) => two.report.summary.breaking - one.report.summary.breaking);
}

/**
 * The order of every report for people. What both sides have, the worst operations first, then what one of them lacks as a
 * whole. How calls authenticate counts for each operation that it reaches. Of an operation, the gravest rules first, then those
 * that most changes are of, and those of failed calls alone behind others.
 */
export function worstFirst(changes: readonly Change[]): readonly Change[] {
  const placings = new Map(
    [...groupByOperation(changes).values()].flatMap((group) => {
      const score = group.reduce((sum, change) => sum + scoreOf(change), 0);
      return rowsOf(group).flatMap((row) => {
        const placing = { score, ofFailure: Number(row.every(isOfFailure)), length: row.length };
        return row.map((change) => [change, placing] as const);
      });
    }),
  );
  const none = { score: 0, ofFailure: 0, length: 0 };
  const placingOf = (change: Change) => placings.get(change) ?? none;
  return [...changes].sort((one, two) => {
    const [first, second] = [placingOf(one), placingOf(two)];
    return (
      Number(isWhole(one)) - Number(isWhole(two)) ||
      second.score - first.score ||
      ranks[one.level] - ranks[two.level] ||
      first.ofFailure - second.ofFailure ||
      second.length - first.length ||
      Number(isOfFailure(one)) - Number(isOfFailure(two))
    );
  });
}

function scoreOf(change: Change): number {
  if (change.accepted !== undefined) return 0;
  return weights[change.level] * (isOfEveryCall(change) ? Math.max(1, change.operations?.length ?? 1) : 1);
}

/** In the answer to a call that failed, which is read less than requests are made and other answers are read. */
function isOfFailure({ part }: Change): boolean {
  return "status" in part && !part.status.startsWith("2");
}

const weights: Readonly<Record<Level, number>> = { error: 10_000, warning: 100, info: 1 };

/** An operation or webhook that one side lacks. */
export function isWhole(change: Change): boolean {
  return isLack(change) || isAddition(change);
}
