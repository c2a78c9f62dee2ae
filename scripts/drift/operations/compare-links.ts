import { canonicalJson } from "../../base/json.js";
import type { Response } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";

/** What both sides say of the calls that may follow a response. */
export function compareLinks(
  site: Site,
  [before, after]: readonly [Response, Response],
  inferred: boolean,
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const left = new Map((after.links ?? []).map((link) => [link.name, link]));
  for (const { name, definition, at } of before.links ?? []) {
    const other = left.get(name);
    left.delete(name);
    if (other === undefined) {
      const places = { base: at, revision: after.at };
      if (!inferred) findings.push(findingOf("response-link-removed", site, { name, ...places }));
    } else if (canonicalJson(definition) !== canonicalJson(other.definition)) {
      findings.push(findingOf("response-link-changed", site, { name, base: at, revision: other.at }));
    }
  }
  for (const { name, at } of left.values()) {
    findings.push(findingOf("response-link-added", site, { name, base: before.at, revision: at }));
  }
  return findings;
}
