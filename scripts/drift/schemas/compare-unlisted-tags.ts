import type { View } from "../values/view.js";
import { choicesOf } from "./branches.js";
import { isRenamed } from "./compare-default-mapping.js";
import type { Scope } from "./pair.js";
import { hasCounterpart } from "./read-by-tag.js";

type Mapped = NonNullable<View["discriminator"]>;

/** Tags that are mapped to an alternative which lists others, so that no value has them: what is said of them breaks nobody. */
export function compareUnlistedTags(scope: Scope, before: Mapped, after: Mapped): void {
  const places = choicesOf(scope);
  for (const tag of new Set([...(before.unlisted?.keys() ?? []), ...(after.unlisted?.keys() ?? [])])) {
    // One that an alternative lists on the other side is told as that.
    if (before.mapping.has(tag) || after.mapping.has(tag)) continue;
    const [from, to] = [before.unlisted?.get(tag), after.unlisted?.get(tag)];
    const told = { name: tag, mark: [tag, "", ""], level: "info", isIdle: true, ...places } as const;
    if (from === undefined && to !== undefined) {
      if (hasCounterpart(scope, "revision", to)) scope.add({ rule: "discriminator-mapping-added", to, ...told });
    } else if (from !== undefined && to === undefined) {
      if (hasCounterpart(scope, "base", from)) scope.add({ rule: "discriminator-mapping-deleted", from, ...told });
    } else if (from !== undefined && to !== undefined && from !== to && !isRenamed(scope, from, to))
      scope.add({ rule: "discriminator-mapping-changed", from, to, ...told });
  }
}
