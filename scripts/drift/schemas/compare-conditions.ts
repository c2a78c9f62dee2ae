import type { ConditionalRules } from "../../contract/model/types.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { ValueSet } from "../values/value-set.js";
import type { Conditional } from "../values/view.js";
import type { Scope } from "./pair.js";

/** Conditions by what they ask, and what follows from them. */
export function compareConditions(scope: Scope): void {
  const { base, revision } = scope.comparison;
  const rest = new Set(scope.to.conditionals);
  const left = scope.from.conditionals.flatMap((before) => {
    const asked = base.space.plainOf(before.if);
    const after = [...rest].find((other) => scope.comparison.same(asked, revision.space.plainOf(other.if)));
    if (after === undefined) return [before];
    rest.delete(after);
    compareConsequences(scope, before, after);
    return [];
  });
  const right = [...rest];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [before, after] = [left[index], right[index]];
    const places = { base: before?.rules.if.at ?? scope.from.at, revision: after?.rules.if.at ?? scope.to.at };
    const isNegated = [before, after].every((one) => one?.isNegation !== false);
    if (before && after) scope.add({ rule: isNegated ? "not-changed" : "if-changed", ...places });
    else if (isNegated) scope.add({ rule: before ? "not-removed" : "not-added", ...places });
    else {
      if (!isStillAsked(scope, before, after)) scope.add({ rule: before ? "if-removed" : "if-added", ...places });
      compareConsequences(scope, before, after);
    }
  }
}

/** The other side has the condition, too, and nothing follows from it there. */
function isStillAsked({ comparison, base, revision }: Scope, before?: Conditional, after?: Conditional): boolean {
  const [one, two] = [
    before?.if ?? statedIf(base, comparison.base),
    after?.if ?? statedIf(revision, comparison.revision),
  ];
  return one !== undefined && two !== undefined && comparison.same(one, two);
}

function statedIf({ source }: ValueSet, { space }: Canonicalizer): ValueSet | undefined {
  const schema = source?.ref === undefined ? source : space.target(source.ref);
  return schema?.conditional && space.shapeOf(schema.conditional.if);
}

function compareConsequences(scope: Scope, before: Conditional | undefined, after: Conditional | undefined): void {
  for (const part of ["then", "else"] as const) {
    const [one, two] = [before?.[part], after?.[part]];
    const keyword = before?.isNegation && after?.isNegation ? "not" : part;
    if (one && two) scope.descend({ kind: "keyword", keyword }, one, two);
    else if (one || two) {
      const placeOf = (rules: ConditionalRules | undefined) => (rules?.[part] ?? rules?.if)?.at;
      const places = {
        base: placeOf(before?.rules) ?? scope.from.at,
        revision: placeOf(after?.rules) ?? scope.to.at,
      };
      scope.add({ rule: one ? (`${part}-removed` as const) : (`${part}-added` as const), ...places });
    }
  }
}
