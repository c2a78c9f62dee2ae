import { hash } from "node:crypto";
import { compareText } from "../base/diagnostics.js";
import { groupBy } from "../base/group-by.js";
import { tokensOf } from "../base/json.js";
import { locationOf } from "./changes/changed-part.js";
import type { Step } from "./changes/step.js";
import { traitsOf } from "./schemas/branch-labels.js";
import type { DriftFinding } from "./schemas/findings.js";
import { type ContractPair, markOf } from "./schemas/pair.js";

/**
 * A name for each cause that lasts over runs, by the cause. It rests on what changed and where people see it: in a shared
 * part by the way from there, whatever the part is called and whichever operations it reaches, else by the operation. Where
 * that is not enough to tell causes apart, the way to the shared part counts, and then the operation. It does not depend on
 * line numbers, on positions in lists, on names of components, or on whether changes are told per operation.
 */
export function fingerprintsOf(
  findings: readonly DriftFinding[],
  comparison: ContractPair,
): ReadonlyMap<string, string> {
  const causes = groupBy(findings, ({ cause }) => cause);
  const unnamed = (finding: DriftFinding) => locationOf(finding.part, pathOf(finding, comparison));
  const texts = new Map<string, string>();
  const tell = (among: readonly string[], told: (found: readonly DriftFinding[]) => string): readonly string[] => {
    for (const cause of among) texts.set(cause, `${texts.get(cause) ?? ""}${told(causes.get(cause) ?? [])}`);
    const alike = groupBy(among, (cause) => texts.get(cause) ?? "");
    return [...alike.values()].filter(({ length }) => length > 1).flat();
  };
  const alike = tell([...causes.keys()], ([finding]) => (finding === undefined ? "" : textOf(finding, unnamed)));
  const still = tell(alike, (found) => `\n${firstOf(found.map(unnamed))}`);
  tell(still, (found) => `\n${firstOf(found.map(identityOf))}`);
  const numbers = new Map<string, number>();
  return new Map(
    [...texts].map(([cause, text]) => {
      const number = (numbers.get(text) ?? 0) + 1;
      numbers.set(text, number);
      return [cause, hash("sha256", number === 1 ? text : `${text}\n${number}`).slice(0, 16)];
    }),
  );
}

function textOf(finding: DriftFinding, unnamed: (finding: DriftFinding) => string): string {
  const { id, trace, facts } = finding;
  const place = wayInShared(finding) ?? `${identityOf(finding)} ${unnamed(finding)}`;
  return [id, place, ...(trace ? trace.difference.mark : markOf(facts))].join("\n");
}

function identityOf({ operation, reaches }: DriftFinding): string {
  return reaches === undefined ? (operation?.identity ?? "") : "";
}

function firstOf(texts: readonly string[]): string {
  return texts.toSorted(compareText)[0] ?? "";
}

/** The way to a difference, with alternatives by what they are, since their names are those of components. */
function pathOf({ path, trace }: DriftFinding, { revision }: ContractPair): readonly Step[] {
  return path.map((step, index) => {
    const shape = step.kind === "branch" ? trace?.edges[index]?.pair.revision : undefined;
    return step.kind === "branch" && shape ? { ...step, label: traitsOf(shape, revision) } : step;
  });
}

/** `schemas.content` of a pointer into a component, or `parameters` of a path, without positions in lists. */
function wayInShared({ trace, base, revision }: DriftFinding): string | undefined {
  if (trace === undefined) return undefined;
  for (const origin of [base, revision]) {
    const [root, kind = "", name = "", ...rest] = tokensOf(origin?.pointer ?? "");
    const isShared = root === "components" || (root === "paths" && name === "parameters");
    if (!isShared) continue;
    const named = root === "paths" ? [kind, name] : [kind];
    return [...named, ...rest.filter((token) => !/^\d+$/.test(token))].join(".");
  }
  return undefined;
}
