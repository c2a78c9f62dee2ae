import type { Contract } from "../contract/model/types.js";
import type { OperationPair } from "./operations/match-operations.js";
import { type DriftFinding, findingOf } from "./schemas/findings.js";
import type { Session } from "./schemas/session.js";
import { isSelective } from "./select-operations.js";

/**
 * Two descriptions that share no operation and no webhook: whatever they say, nothing of it was compared. Where each
 * operation that is gone is a break, or each of a later version is new, that says so already, unless there is none.
 */
export function findNothingInCommon(
  { base, revision, options }: Session,
  pairs: readonly OperationPair[],
): readonly DriftFinding[] {
  const hooks = new Set(revision.webhooks?.map(({ name }) => name));
  if (pairs.length > 0 || base.webhooks?.some(({ name }) => hooks.has(name))) return [];
  if (options.missing !== "coverage" && !isEmpty(base)) return [];
  if (options.relation !== "providers" && !isEmpty(revision)) return [];
  const site = { operation: undefined, part: { kind: "operations" } } as const;
  const isWhole = !isSelective(options.operations ?? {});
  const level = options.relation === "providers" && isWhole ? "error" : "warning";
  return [findingOf("no-common-operation", site, { base: base.at, revision: revision.at, level })];
}

function isEmpty({ operations, webhooks = [] }: Contract): boolean {
  return operations.length + webhooks.length === 0;
}
