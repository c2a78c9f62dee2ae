import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import type { Step } from "../changes/step.js";
import { first } from "../values/canonical.js";
import { isDescribed, listedNames, propertyOf } from "../values/object-view.js";
import type { Space } from "../values/space.js";
import { bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { compareMaps } from "./compare-maps.js";
import { hasEnded } from "./compare-property-lifecycle.js";
import type { Lifecycle } from "./lifecycle.js";
import type { Scope } from "./pair.js";
import { unevaluatedOf } from "./unevaluated.js";

/** Properties: which there are, which are required, what the others may be. */
export function compareObject(scope: Scope, lifecycle: Lifecycle): void {
  const { from, to } = scope;
  compareAdditional(scope);
  for (const name of new Set([...from.properties.keys(), ...to.properties.keys()])) {
    if (isWrittenAlike(scope, name)) continue;
    compareNamed(scope, name, lifecycle);
  }
  compareUnlistedRequired(scope);
  compareMaps(scope);
}

function compareNamed(scope: Scope, name: string, lifecycle: Lifecycle): void {
  const { from, to, comparison } = scope;
  const [{ space: one }, { space: two }] = [comparison.base, comparison.revision];
  const isNeedChanged = from.required.has(name) !== to.required.has(name);
  const isKnown = (view: View) => isDefined(view, name) || (isNeedChanged && view.required.has(name));
  const [before, after] = [isKnown(from), isKnown(to)];
  if (before && after && isOver(scope, name, lifecycle)) removeProperty(scope, name, lifecycle);
  else if (before && after) compareProperty(scope, name);
  else if (isForbidden(from, name, one) || isForbidden(to, name, two)) {
    if (isNeedChanged || isAllowed(scope, before ? "revision" : "base", name)) compareProperty(scope, name);
  } else if (before ? isMoved(to, name, two, from) : isMoved(from, name, one, to)) return;
  else if (from.required.has(name) && to.required.has(name)) compareProperty(scope, name);
  else if (before) removeProperty(scope, name, lifecycle);
  else addProperty(scope, name);
}

/** What was to end is there no longer, though its name still is. */
function isOver({ from, to, comparison }: Scope, name: string, lifecycle: Lifecycle): boolean {
  const before = from.properties.get(name);
  if (before === undefined || to.required.has(name) || !hasEnded(before, lifecycle)) return false;
  return !isForbidden(from, name, comparison.base.space) && isForbidden(to, name, comparison.revision.space);
}

/** The property has a schema, or is among the names that properties may have. */
function isDefined(view: View, name: string): boolean {
  return view.properties.has(name) || listedNames(view)?.includes(name) === true;
}

/** The property reads the same on both sides, which most do: nothing to look into. */
function isWrittenAlike({ from, to, comparison }: Scope, name: string): boolean {
  const [before, after] = [from.written?.get(name), to.written?.get(name)];
  if (before === undefined || after === undefined || from.required.has(name) !== to.required.has(name)) return false;
  return comparison.written.same(before, after);
}

interface Presence {
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly hasDefault: boolean;
}

function presenceOf(view: View, name: string): Presence {
  const shape = view.properties.get(name);
  const flag = (key: "readOnly" | "writeOnly") => shape !== undefined && first(shape, (notes) => notes[key]) === true;
  return {
    required: view.required.has(name),
    readOnly: flag("readOnly"),
    writeOnly: flag("writeOnly"),
    hasDefault: shape !== undefined && first(shape, (notes) => notes.default) !== undefined,
  };
}

/** An alternative has the property now, so that the alternatives tell of it; not that it need not be there any more. */
function isMoved({ unions }: View, name: string, space: Space, { required }: View): boolean {
  const views = unions.map(({ branches }) => branches.map((branch) => space.viewOf(branch)));
  const isAsked = !required.has(name) || views.some((each) => each.every((view) => view.required.has(name)));
  return isAsked && views.some((each) => each.some((view) => view.properties.has(name)));
}

/** What the property is, by name, by patterns or as any other; `undefined` for anything. */
function partOf(scope: Scope, side: "base" | "revision", name: string): ValueSet | undefined {
  const view = side === "base" ? scope.from : scope.to;
  const listed = view.properties.get(name);
  if (listed || !isDescribed(view, name)) return listed;
  return propertyOf(scope[side].atoms, name, scope.comparison[side].space);
}

function isAllowed(scope: Scope, side: "base" | "revision", name: string): boolean {
  const part = partOf(scope, side, name);
  return part === undefined || !scope.comparison[side].space.emptiness.isNothing(part);
}

/** A property that is described as one that may not be there. */
function isForbidden(view: View, name: string, space: Space): boolean {
  const property = view.properties.get(name);
  return property !== undefined && space.emptiness.isNothing(property);
}

/** Where the property stands, whatever its schema refers to. */
export function placeOfProperty({ atoms }: ValueSet, name: string): Origin | undefined {
  return atoms.find((atom) => atom.object?.properties.has(name))?.object?.properties.get(name)?.at;
}

/** The member of an `allOf`, or the schema itself, that has the property. */
function holderOf({ atoms }: ValueSet, name: string): Origin | undefined {
  return atoms.find((atom) => atom.object?.properties.has(name))?.at;
}

function removeProperty(scope: Scope, name: string, lifecycle: Lifecycle): void {
  const { context, from, to } = scope;
  const step: Step = { kind: "property", name };
  const presence = presenceOf(from, name);
  const property = from.properties.get(name);
  const isEnded = hadEnd(from, name, lifecycle);
  const ended = isEnded ? ({ level: "info" } as const) : {};
  const difference = {
    name,
    step,
    base: placeOfProperty(scope.base, name) ?? from.at,
    revision: to.at,
  };
  if (context.inferred) scope.add({ ...difference, rule: `${context.direction}-property-unknown` });
  else if (context.direction === "request") {
    const level = presence.readOnly ? ({ level: "info" } as const) : to.closed ? ({ level: "error" } as const) : {};
    scope.add({ ...difference, rule: "request-property-removed", ...level, ...ended });
  } else {
    const need = presence.required ? "required" : "optional";
    const kind = presence.writeOnly ? "write-only-property" : "property";
    scope.add({ ...difference, rule: `response-${need}-${kind}-removed`, ...ended });
  }
  const left = unlistedPropertyOf(scope, "revision", name);
  if (!context.inferred && left) scope.descend(step, property, left, { harmless: isEnded });
}

/** That it goes has been announced. */
function hadEnd({ properties }: View, name: string, lifecycle: Lifecycle): boolean {
  const property = properties.get(name);
  return property !== undefined && hasEnded(property, lifecycle);
}

/** What a side says of a property that it does not list: `undefined` for nothing, and where there may be none. */
function unlistedPropertyOf(scope: Scope, side: "base" | "revision", name: string): ValueSet | undefined {
  return isAllowed(scope, side, name) ? partOf(scope, side, name) : undefined;
}

function addProperty(scope: Scope, name: string): void {
  const { context, from, to } = scope;
  const step: Step = { kind: "property", name };
  const presence = presenceOf(to, name);
  const difference = {
    name,
    step,
    base: from.at,
    revision: placeOfProperty(scope.revision, name) ?? to.at,
  };
  if (context.direction === "request") {
    const required = presence.required && !presence.readOnly;
    const rule = !required
      ? "new-optional-request-property"
      : presence.hasDefault
        ? "new-required-request-property-with-default"
        : "new-required-request-property";
    scope.add({ ...difference, rule });
  } else {
    const need = presence.required ? "required" : "optional";
    const kind = presence.writeOnly ? "write-only-property" : "property";
    const strict = from.closed && !presence.writeOnly ? ({ level: "warning" } as const) : {};
    scope.add({ ...difference, rule: `response-${need}-${kind}-added`, ...strict });
  }
  const before = unlistedPropertyOf(scope, "base", name);
  if (!context.inferred && before) scope.descend(step, before, to.properties.get(name));
}

function compareProperty(scope: Scope, name: string): void {
  const { context, from, to } = scope;
  const before = presenceOf(from, name);
  const after = presenceOf(to, name);
  const step: Step = { kind: "property", name };
  const places = {
    base: from.required.get(name) ?? holderOf(scope.base, name) ?? from.at,
    // Where it is required no longer, the property is what there is to show of it.
    revision: to.required.get(name) ?? placeOfProperty(scope.revision, name) ?? to.at,
  };
  // A page shows what an answer has; it does not say what every answer has.
  const isUnsaid = context.inferred && context.direction === "response" && !after.required;
  if (before.required !== after.required && !isUnsaid) {
    const rule = requirednessRule(context.direction, before, after);
    if (rule) scope.add({ rule, name, step, ...places });
  }
  compareAccess(scope, name, before, after);
  if (isShutOut(scope, name)) return;
  const [part, other] = [partOf(scope, "base", name), partOf(scope, "revision", name)];
  // Nobody wrote for what the reference does not describe, so that another provider may well say that it has it not.
  const isUnpromised = scope.comparison.relation === "providers" && !isDefined(from, name) && part === undefined;
  scope.descend(step, part, other, {
    harmless: isUnpromised && isForbidden(to, name, scope.comparison.revision.space),
  });
}

/** A member of an `allOf` that closed, or opened, no longer, or again, allows what another lists: that has been told. */
function isShutOut({ from, to, comparison }: Scope, name: string): boolean {
  if (from.closed === to.closed) return false;
  const [view, space] = from.closed ? [from, comparison.base.space] : [to, comparison.revision.space];
  const property = view.properties.get(name);
  return property !== undefined && space.emptiness.isNothing(property);
}

function requirednessRule(direction: "request" | "response", before: Presence, after: Presence) {
  if (direction === "response") {
    const kind = before.writeOnly || after.writeOnly ? "write-only-property" : "property";
    return `response-${kind}-became-${after.required ? "required" : "optional"}` as const;
  }
  if (after.readOnly) return undefined;
  if (!after.required) return "request-property-became-optional";
  return after.hasDefault ? "request-property-became-required-with-default" : "request-property-became-required";
}

function compareAccess(scope: Scope, name: string, before: Presence, after: Presence): void {
  const { context, from, to } = scope;
  const need = before.required ? "required" : "optional";
  const isMild = context.direction === "request" && !isAskedNow(scope, after);
  for (const [flag, words] of [
    ["readOnly", "read-only"],
    ["writeOnly", "write-only"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    scope.add({
      rule: `${context.direction}-${need}-property-became-${after[flag] ? "" : "not-"}${words}`,
      name,
      step: { kind: "property", name },
      base: placeOfProperty(scope.base, name) ?? from.at,
      revision: placeOfProperty(scope.revision, name) ?? to.at,
      ...(isMild && { level: "info" as const }),
    });
  }
}

/** Requests have to hold it; a page does not say who sets what. */
function isAskedNow({ context }: Scope, { required, readOnly }: Presence): boolean {
  return required && !readOnly && !context.inferred;
}

/** `required` may name properties that the object does not describe. */
function compareUnlistedRequired(scope: Scope): void {
  const { context, from, to } = scope;
  const listed = (view: View, name: string) => view.properties.has(name);
  const names = new Set([...from.required.keys(), ...to.required.keys()]);
  for (const name of names) {
    if (listed(from, name) || listed(to, name) || from.required.has(name) === to.required.has(name)) continue;
    const required = to.required.has(name);
    scope.add({
      rule: `${context.direction}-property-became-${required ? "required" : "optional"}`,
      name,
      step: { kind: "property", name },
      base: from.required.get(name) ?? from.at,
      revision: to.required.get(name) ?? to.at,
    });
  }
}

function compareAdditional(scope: Scope): void {
  const { from, to } = scope;
  if (unevaluatedOf(scope, "unevaluatedProperties").isPlain || (from.mask & to.mask & bits.object) === 0) return;
  if (from.closed !== to.closed) {
    const [one, two] = [scope.comparison.base.space, scope.comparison.revision.space];
    const places = { base: closerOf(scope.base, one) ?? from.at, revision: closerOf(scope.revision, two) ?? to.at };
    scope.add({ rule: to.closed ? "additional-properties-closed" : "additional-properties-opened", ...places });
  } else if (!from.closed && (from.additional || to.additional)) {
    scope.descend({ kind: "additional" }, from.additional, to.additional);
  }
}

/** The member that forbids what it does not list. */
function closerOf({ atoms }: ValueSet, space: Space): Origin | undefined {
  const isCloser = (others: Schema | undefined) => others !== undefined && space.emptiness.takeNothing(others);
  return atoms.find(({ object }) => isCloser(object?.additionalProperties))?.at;
}
