import type { Change } from "./changes/types.js";
import { ruleOf } from "./rules/registry.js";

/** An operation, a webhook or a callback that base has and the revision lacks as a whole, or is not known to have. */
export function isLack({ id, part }: Pick<Change, "id" | "part">): boolean {
  if (id === "endpoint-unknown") return true;
  const { brief } = ruleOf(id);
  return isWholeRequest(part) && typeof brief === "object" && "missing" in brief;
}

/** One that the revision has and base lacks. */
export function isAddition({ id }: Pick<Change, "id">): boolean {
  return id === "endpoint-added" || id === "webhook-added" || id === "callback-added";
}

/** About an operation as such: what is offered of operations has nothing to do with webhooks and callbacks. */
export function isOperation({ part: { kind } }: Pick<Change, "part">): boolean {
  return kind === "operation" || kind === "path";
}

function isWholeRequest({ kind }: Change["part"]): boolean {
  return kind === "operation" || kind === "path" || kind === "webhook" || kind === "callback";
}
