import { hash } from "node:crypto";
import { tokensOf } from "../json.js";
import type { DriftFinding } from "./compare/findings.js";

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
  const difference = trace?.difference;
  const details = [difference?.name, difference?.from, difference?.to].map((text) => text ?? "").join(" ");
  const text = [finding.id, place, trace ? details : finding.message].join("\n");
  return hash("sha256", text).slice(0, 16);
}

/** `ChatMessage.content` of a pointer into a named schema, without positions in lists. */
function componentOf(pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined;
  const [root, kind, name, ...rest] = tokensOf(pointer);
  if (root !== "components" || kind !== "schemas" || name === undefined) return undefined;
  return [name, ...rest.filter((token) => !/^\d+$/.test(token))].join(".");
}
