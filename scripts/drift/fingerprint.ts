import { hash } from "node:crypto";
import { tokensOf } from "../base/json.js";
import { type ChangedPart, nounOf } from "./changes/changed-part.js";
import { ruleOf } from "./rules/registry.js";
import { fillSentence } from "./rules/sentence.js";
import type { DriftFinding } from "./schemas/findings.js";

/**
 * Names a finding over runs. It rests on what changed and where people see it, not on line numbers, list positions or
 * the other operations that a shared schema reaches.
 */
export function fingerprintOf(finding: DriftFinding, perOperation: boolean): string {
  const { trace, operation } = finding;
  const component = perOperation
    ? undefined
    : (componentOf(finding.base?.pointer) ?? componentOf(finding.revision?.pointer));
  const place = trace && component ? component : `${operation?.identity ?? ""} ${finding.location}`;
  const details = trace ? trace.difference.mark.join(" ") : formerMessage(finding);
  return hash("sha256", [finding.id, place, details].join("\n")).slice(0, 16);
}

/** What is not about a schema was first told apart by its message: that stays as it was, whatever is said today. */
function formerMessage({ id, part, facts }: DriftFinding): string {
  const { formerly, message } = ruleOf(id);
  return fillSentence(formerly ?? message, formerNoun(part), facts);
}

function formerNoun(part: ChangedPart): string {
  switch (part.kind) {
    case "response":
      return `the response with status ${part.status}`;
    case "operation":
    case "path":
      return nounOf({ kind: part.kind, operation: part.operation });
    case "parameter":
      return nounOf({ kind: "parameter", in: part.in, name: part.name });
    case "security-scheme":
      return nounOf({ kind: "security-scheme", name: part.name });
    default:
      return nounOf(part);
  }
}

/** `ChatMessage.content` of a pointer into a named schema, without positions in lists. */
function componentOf(pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined;
  const [root, kind, name, ...rest] = tokensOf(pointer);
  if (root !== "components" || kind !== "schemas" || name === undefined) return undefined;
  return [name, ...rest.filter((token) => !/^\d+$/.test(token))].join(".");
}
