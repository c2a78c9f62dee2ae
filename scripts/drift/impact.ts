import type { Change } from "./changes/types.js";
import { ruleOf } from "./rules/registry.js";
import type { Impact, Level } from "./rules/rule.js";

const impactOfLevel: Readonly<Record<Level, Impact>> = { error: "major", warning: "minor", info: "patch" };

/**
 * What a change means for users of the client that is generated from base, once it is generated from the revision. What
 * breaks calls is major; so is what takes a name from them that compiled before, whether or not the provider minds.
 */
export function impactOf({ id, level, impact }: Pick<Change, "id" | "level" | "impact">): Impact | "none" {
  return level === "error" ? "major" : (impact ?? ruleOf(id).impact ?? impactOfLevel[level]);
}

const order = ["major", "minor", "patch"] as const satisfies readonly Impact[];

/** The greatest of all changes, also of accepted ones, which are changes to users all the same; `none` without any. */
export function greatestImpact(changes: readonly Pick<Change, "id" | "level" | "impact">[]): Impact | "none" {
  const found = new Set(changes.map(impactOf));
  return order.find((impact) => found.has(impact)) ?? "none";
}
