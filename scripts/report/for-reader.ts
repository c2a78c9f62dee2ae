import type { Change, Level } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import { factText } from "../drift/rules/sentence.js";
import { briefOf, joinBriefs } from "./brief.js";
import type { Comparand } from "./comparand.js";
import { groupByOperation, isOfEveryCall } from "./group.js";

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

/**
 * What both sides have, the worst operations first, then what one of them lacks as a whole. How calls authenticate counts
 * for each operation that it reaches.
 */
export function worstFirst(changes: readonly Change[]): readonly Change[] {
  const scores = new Map(
    [...groupByOperation(changes)].flatMap(([, group]) => {
      const score = group.reduce((sum, change) => sum + scoreOf(change), 0);
      return group.map((change) => [change, score] as const);
    }),
  );
  return [...changes].sort(
    (one, two) =>
      Number(isWhole(one)) - Number(isWhole(two)) ||
      (scores.get(two) ?? 0) - (scores.get(one) ?? 0) ||
      ranks[one.level] - ranks[two.level] ||
      Number(isOfFailure(one)) - Number(isOfFailure(two)),
  );
}

function scoreOf(change: Change): number {
  if (change.accepted !== undefined) return 0;
  return weights[change.level] * (isOfEveryCall(change) ? Math.max(1, change.operations?.length ?? 1) : 1);
}

/** In the answer to a call that failed, which is read less than requests are made and other answers are read. */
export function isOfFailure({ part }: Change): boolean {
  return "status" in part && !part.status.startsWith("2");
}

const weights: Readonly<Record<Level, number>> = { error: 10_000, warning: 100, info: 1 };

/** An operation or webhook that one side lacks. */
export function isWhole(change: Change): boolean {
  return isLack(change) || isAddition(change);
}
