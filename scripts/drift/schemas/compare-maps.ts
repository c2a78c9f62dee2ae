import { canonicalJson } from "../../base/json.js";
import type { Step } from "../changes/step.js";
import { patternOf } from "../values/object-view.js";
import { mayShareTexts } from "../values/patterns.js";
import type { ValueSet } from "../values/value-set.js";
import type { Scope } from "./pair.js";

/** Keyword groups that map a name to a schema or a list. */
export function compareMaps(scope: Scope): void {
  comparePatterns(scope);
  compareDependentSchemas(scope);
  compareDependentRequired(scope);
}

function compareDependentRequired(scope: Scope): void {
  const { from, to } = scope;
  const names = new Set([...from.dependentRequired.keys(), ...to.dependentRequired.keys()]);
  for (const name of names) {
    const [one, two] = [from.dependentRequired.get(name), to.dependentRequired.get(name)];
    // What must be there anyway on the other side has been told as that.
    const before = one?.filter((other) => !to.required.has(other) || two?.includes(other));
    const after = two?.filter((other) => !from.required.has(other) || one?.includes(other));
    tellDependents(scope, name, before ?? [], after ?? []);
  }
}

function tellDependents(scope: Scope, name: string, from: readonly string[], to: readonly string[]): void {
  if (canonicalJson([...from].sort()) === canonicalJson([...to].sort())) return;
  const places = { base: scope.from.at, revision: scope.to.at };
  if (from.length === 0) scope.add({ rule: "dependent-required-added", name, to, ...places });
  else if (to.length === 0) scope.add({ rule: "dependent-required-removed", name, from, ...places });
  else scope.add({ rule: "dependent-required-changed", name, from, to, ...places });
}

/** What names that match a pattern are, as far as they match no other. */
function comparePatterns(scope: Scope): void {
  const { from, to, comparison } = scope;
  for (const pattern of new Set([...from.patternProperties.keys(), ...to.patternProperties.keys()])) {
    const before = patternOf(from, pattern, comparison.base.space);
    const after = patternOf(to, pattern, comparison.revision.space);
    const step: Step = { kind: "pattern", pattern };
    if (before && after) scope.descend(step, before, after);
    else if (before) tellPattern(scope, pattern, "removed", before);
    else if (after) tellPattern(scope, pattern, "added", after);
  }
}

/**
 * Where both sides refuse other properties, a pattern allows some; where one does, that has been told. Where other properties
 * are described, it describes some in another way.
 */
function tellPattern(scope: Scope, name: string, change: "added" | "removed", shape: ValueSet): void {
  const { from, to, context } = scope;
  const isAdded = change === "added";
  const { closed, additional } = isAdded ? from : to;
  const isGraver = from.closed && to.closed && (context.direction === "request") !== isAdded;
  const isGuess = !isGraver && (closed || additional !== undefined) && meetsOthers(scope, name, change, shape);
  const level = isGraver || isGuess ? "error" : closed || additional ? "info" : undefined;
  const places = isAdded ? { base: from.at, revision: shape.at } : { base: shape.at, revision: to.at };
  scope.add({
    rule: `pattern-property-${change}`,
    name,
    ...places,
    ...(level && { level }),
    ...(isGuess && { isGuess }),
  });
  if (closed || !additional) return;
  const step: Step = { kind: "pattern", pattern: name };
  if (isAdded) scope.descend(step, additional, shape);
  else scope.descend(step, shape, additional);
}

/** Names that it matches may match a pattern of the other side, too, by which the receiver takes less than was sent. */
function meetsOthers(
  { from, to, context, comparison }: Scope,
  name: string,
  change: "added" | "removed",
  shape: ValueSet,
): boolean {
  const isRequest = context.direction === "request";
  const isTaken = (base: ValueSet, revision: ValueSet) =>
    isRequest ? comparison.widens(base, revision) : comparison.narrows(base, revision);
  const [own, others] = change === "added" ? [to, from] : [from, to];
  const isSent = (change === "added") !== isRequest;
  return [...others.patternProperties].some(
    ([pattern, other]) =>
      !(isSent && own.patternProperties.has(pattern)) &&
      mayShareTexts([name, pattern]) &&
      !(change === "added" ? isTaken(other, shape) : isTaken(shape, other)),
  );
}

function compareDependentSchemas(scope: Scope): void {
  const { from, to } = scope;
  for (const name of new Set([...from.dependentSchemas.keys(), ...to.dependentSchemas.keys()])) {
    const [before, after] = [from.dependentSchemas.get(name), to.dependentSchemas.get(name)];
    const places = { base: before?.at ?? from.at, revision: after?.at ?? to.at };
    if (before && after) scope.descend({ kind: "keyword", keyword: `dependentSchemas(${name})` }, before, after);
    else scope.add({ rule: before ? "dependent-schema-removed" : "dependent-schema-added", name, ...places });
  }
}
