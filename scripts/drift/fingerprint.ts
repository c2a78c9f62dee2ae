import { hash } from "node:crypto";
import { tokensOf } from "../base/json.js";
import { once } from "../base/once.js";
import type { Contract } from "../contract/model/types.js";
import { locationOf } from "./changes/changed-part.js";
import { traitsOf } from "./schemas/branch-labels.js";
import type { DriftFinding } from "./schemas/findings.js";
import { type ContractPair, markOf } from "./schemas/pair.js";
import { componentAt, waysToComponents } from "./ways-to-components.js";

/**
 * A name for each cause that lasts over runs, by the cause. It rests on what changed and where people see it: by the
 * operation, or in a shared part by the way from there, and the way to it from the first operation of the whole description
 * that has it. It does not depend on line numbers, on positions in lists, on names of components, on what else changed or is
 * compared, or on whether changes are told per operation.
 */
export function fingerprintsOf(
  findings: readonly DriftFinding[],
  { comparison, whole }: Comparison,
): ReadonlyMap<string, string> {
  const ways = { base: once(() => waysToComponents(whole[0])), revision: once(() => waysToComponents(whole[1])) };
  const causes = new Map(findings.toReversed().map((finding) => [finding.cause, finding]));
  const numbers = new Map<string, number>();
  return new Map(
    [...causes].toReversed().map(([cause, finding]) => {
      const place = wayInShared(finding, ways) ?? `${identityOf(finding)} ${placeOf(finding, comparison)}`;
      const text = textOf(finding, place);
      const number = (numbers.get(text) ?? 0) + 1;
      numbers.set(text, number);
      return [cause, hash("sha256", number === 1 ? text : `${text}\n${number}`).slice(0, 16)];
    }),
  );
}

interface Comparison {
  readonly comparison: ContractPair;
  /** Both contracts with all operations. */
  readonly whole: readonly [base: Contract, revision: Contract];
}

type Ways = Readonly<Record<"base" | "revision", () => ReadonlyMap<string, string>>>;

function textOf({ id, trace, facts }: DriftFinding, place: string): string {
  return [id, place, ...(trace ? trace.difference.mark : markOf(facts))].join("\n");
}

function identityOf({ operation, reaches }: DriftFinding): string {
  return reaches === undefined ? (operation?.identity ?? "") : "";
}

/** The location of a difference, with alternatives by what they are, since their names are those of components. */
function placeOf({ part, path, trace }: DriftFinding, { revision }: ContractPair): string {
  const unnamed = path.map((step, index) => {
    const shape = step.kind === "branch" ? trace?.edges[index]?.pair.revision : undefined;
    return step.kind === "branch" && shape ? { ...step, label: traitsOf(shape, revision) } : step;
  });
  return locationOf(part, unnamed);
}

/** `schemas.content` of a pointer into a component, or `parameters` of a path, without positions in lists; and the way there. */
function wayInShared(finding: DriftFinding, ways: Ways): string | undefined {
  if (finding.trace === undefined) return undefined;
  for (const side of ["base", "revision"] as const) {
    const origin = finding[side];
    const [root, kind = "", name = "", ...rest] = tokensOf(origin?.pointer ?? "");
    const inside = rest.filter((token) => !/^\d+$/.test(token));
    if (root === "paths" && name === "parameters") return [kind, name, ...inside].join(".");
    const component = componentAt(origin);
    if (component !== undefined) return `${[kind, ...inside].join(".")}\n${ways[side]().get(component) ?? ""}`;
  }
  return undefined;
}
