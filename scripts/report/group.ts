import { groupBy } from "../base/group-by.js";
import type { Change } from "../drift/changes/types.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { RuleArea } from "../drift/rules/rule.js";

/** Changes under the operation that they were found in, in the order of their first change. */
export function groupByOperation(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  return groupBy(changes, headingOf);
}

/** What a change stands under: its operation, or what several operations share that is no schema. */
function headingOf({ id, operation, operations = [], part }: Change): string {
  const heading = operation !== null && operations.length < 2 ? undefined : headings[ruleOf(id).area];
  return heading ?? operation ?? elsewhere[("body" in part ? part.body : part).kind] ?? "Description";
}

/** What stands in no operation. */
const elsewhere: { readonly [Kind in Change["part"]["kind"]]?: string } = {
  webhook: "Webhooks",
  "webhook-body": "Webhooks",
  "webhook-parameter": "Webhooks",
  "webhook-response": "Webhooks",
  "webhook-response-body": "Webhooks",
  "webhook-response-header": "Webhooks",
  schema: "Schemas",
};

/** Whether it is about how calls are made at all, for each operation that it reaches. */
export function isOfEveryCall({ id }: Change): boolean {
  return headings[ruleOf(id).area] !== undefined;
}

const headings: { readonly [Area in RuleArea]?: string } = { security: "Authentication", servers: "Servers" };
