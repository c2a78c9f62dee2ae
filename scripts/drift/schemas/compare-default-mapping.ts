import type { View } from "../values/view.js";
import { choicesOf } from "./branches.js";
import type { Difference, Scope } from "./pair.js";
import { hasCounterpart, readByDefault } from "./read-by-tag.js";

type Mapped = NonNullable<View["discriminator"]>;

/** What values are read by whose tag is missing, or leads nowhere by itself (OpenAPI 3.2, `defaultMapping`). */
export function compareDefaults(scope: Scope, { otherwise: from }: Mapped, { otherwise: to }: Mapped): void {
  if (from === to) return;
  // An alternative that came, or went, is told as that.
  if (from !== undefined && !hasCounterpart(scope, "base", from)) return;
  if (to !== undefined && !hasCounterpart(scope, "revision", to)) return;
  const places = choicesOf(scope);
  // What stands there is the name of a component, which may change.
  const told = { mark: ["", "", ""] as const, ...refused(scope), ...places };
  if (from === undefined) {
    if (to !== undefined) scope.add({ rule: "discriminator-default-mapping-added", to, ...told });
  } else if (to === undefined) scope.add({ rule: "discriminator-default-mapping-removed", from, ...told });
  else if (!isRenamed(scope, from, to)) scope.add({ rule: "discriminator-default-mapping-changed", from, to, ...told });
}

function refused(scope: Scope): Pick<Difference, "level" | "isGuess" | "byTag"> {
  // A choice of one is compared as what it chooses.
  if (scope.from.unions.length === 0 || scope.to.unions.length === 0) return {};
  const reading = readByDefault(scope);
  return reading === undefined ? {} : { level: "error", isGuess: true, byTag: [reading] };
}

/** Renamed components are the same; two names that both sides have are two schemas, whatever is in them. */
export function isRenamed({ comparison: { base, revision } }: Scope, from: string, to: string): boolean {
  const [one, two] = [base.space.target(from), revision.space.target(to)];
  if (one === undefined || two === undefined || revision.space.target(from) !== undefined) return false;
  return base.idOf(base.space.shapeOf(one)) === revision.idOf(revision.space.shapeOf(two));
}
