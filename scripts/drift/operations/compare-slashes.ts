import type { Origin } from "../../base/diagnostics.js";
import { tokensOf } from "../../base/json.js";
import type { Operation } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";

/**
 * Addresses of one operation that differ in the slash at their end. A contract has paths without it; to servers the two are
 * different addresses (RFC 3986, section 6.2.2).
 */
export function compareSlashes(site: Site, [before, after]: readonly [Operation, Operation]): readonly DriftFinding[] {
  const [from, to] = [slashOf(before.at), slashOf(after.at)];
  if (from === undefined || to === undefined || from === to) return [];
  const places = { base: before.at, revision: after.at };
  return [
    findingOf("endpoint-slash-changed", site, { from: addressOf(before, from), to: addressOf(after, to), ...places }),
  ];
}

/** What ends the path as the description writes it; `undefined` where that is not known, or the path is nothing but a slash. */
function slashOf({ pointer }: Origin): string | undefined {
  const [section, written = ""] = tokensOf(pointer);
  const [path = ""] = written.split("?");
  return section === "paths" && path !== "/" ? (/\/*$/.exec(path)?.[0] ?? "") : undefined;
}

function addressOf({ key }: Operation, slash: string): string {
  const [path = "", ...query] = key.split("?");
  return [`${path}${slash}`, ...query].join("?");
}
