import type { Change, Level } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import { briefOf, joinBriefs } from "./brief.js";
import type { Comparand } from "./comparand.js";

const ranks: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** The comparison in words that fit it, without what is milder than the reader asked for. The counts stay. */
export function forReader(comparand: Comparand, minLevel: Level = "info"): Comparand {
  const { report } = comparand;
  const { revision } = sentenceNames(comparand);
  const shown = report.changes.filter(({ level }) => ranks[level] <= ranks[minLevel]);
  const changes = report.relation === "providers" ? shown.map((change) => ofProvider(change, revision)) : shown;
  return { ...comparand, report: { ...report, changes } };
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

/** Another provider has changed nothing: it lacks something, or has it otherwise. */
function ofProvider(change: Change, provider: string): Change {
  const [first = "", ...others] = joinBriefs([briefOf(change)]);
  const subject = change.subject.charAt(0).toUpperCase() + change.subject.slice(1);
  return { ...change, message: `${subject}: ${[first, ...others].join("; ")} at ${provider}.` };
}

/** Shared operations, the worst first, then what is of the description as a whole. */
export function worstFirst(changes: readonly Change[]): readonly Change[] {
  const scores = new Map<string | null, number>();
  for (const { operation, level, accepted } of changes)
    scores.set(operation, (scores.get(operation) ?? 0) + (accepted === undefined ? weights[level] : 0));
  const order = (change: Change) => (isWhole(change) ? 1 : 0);
  return [...changes].sort(
    (one, two) => order(one) - order(two) || (scores.get(two.operation) ?? 0) - (scores.get(one.operation) ?? 0),
  );
}

const weights: Readonly<Record<Level, number>> = { error: 10_000, warning: 100, info: 1 };

/** An operation or webhook that one side lacks. */
export function isWhole(change: Change): boolean {
  return isLack(change) || isAddition(change);
}
