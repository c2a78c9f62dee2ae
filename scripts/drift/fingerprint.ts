import { hash } from "node:crypto";
import { tokensOf } from "../base/json.js";
import type { DriftFinding } from "./schemas/findings.js";
import { markOf } from "./schemas/pair.js";

/**
 * A name for each cause that lasts over runs, by the cause. It rests on what changed and where people see it: in a shared
 * part by the way from there, whatever the part is called and whichever operations it reaches, else by the operation. It
 * does not depend on line numbers, on positions in lists, or on whether changes are told per operation.
 */
export function fingerprintsOf(findings: readonly DriftFinding[]): ReadonlyMap<string, string> {
  const causes = new Map(findings.toReversed().map((finding) => [finding.cause, finding]));
  const short = new Map([...causes].map(([cause, finding]) => [cause, textOf(finding, placeOf(finding))]));
  const counts = new Map<string, number>();
  for (const text of short.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const long = [...causes].map(([cause, finding]) => {
    const text = short.get(cause) ?? "";
    return [cause, (counts.get(text) ?? 0) > 1 ? textOf(finding, fullPlaceOf(finding)) : text] as const;
  });
  const numbers = new Map<string, number>();
  return new Map(
    long.toReversed().map(([cause, text]) => {
      const number = (numbers.get(text) ?? 0) + 1;
      numbers.set(text, number);
      return [cause, hash("sha256", number === 1 ? text : `${text}\n${number}`).slice(0, 16)];
    }),
  );
}

function textOf({ id, trace, facts }: DriftFinding, place: string): string {
  return [id, place, ...(trace ? trace.difference.mark : markOf(facts))].join("\n");
}

function placeOf(finding: DriftFinding): string {
  return wayInShared(finding, false) ?? locationOf(finding);
}

/** With the name of the shared part, to tell equal changes of two parts apart. */
function fullPlaceOf(finding: DriftFinding): string {
  return wayInShared(finding, true) ?? `${locationOf(finding)} ${finding.base?.pointer} ${finding.revision?.pointer}`;
}

function locationOf({ operation, location, reaches }: DriftFinding): string {
  return `${reaches === undefined ? (operation?.identity ?? "") : ""} ${location}`;
}

/** `schemas.content` of a pointer into a component, or `parameters` of a path, without positions in lists. */
function wayInShared({ trace, base, revision }: DriftFinding, isFull: boolean): string | undefined {
  if (trace === undefined) return undefined;
  for (const origin of [base, revision]) {
    const [root, kind = "", name = "", ...rest] = tokensOf(origin?.pointer ?? "");
    const isShared = root === "components" || (root === "paths" && name === "parameters");
    if (!isShared) continue;
    const named = isFull || root === "paths" ? [kind, name] : [kind];
    return [...named, ...rest.filter((token) => !/^\d+$/.test(token))].join(".");
  }
  return undefined;
}
