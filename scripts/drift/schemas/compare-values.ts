import { firstOf } from "../../base/first-of.js";
import { canonicalJson, type Json } from "../../base/json.js";
import { fitsAlone } from "../values/accepts.js";
import { first } from "../values/canonical.js";
import type { Located } from "../values/limits.js";
import { sentText } from "../values/texts.js";
import { anyType, bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import type { Scope } from "./pair.js";
import { placesOfNote, placesOfNull } from "./written-part.js";

export function compareNull(scope: Scope): void {
  const { comparison, from, to } = scope;
  const before = comparison.base.space.acceptsNull(scope.base);
  const after = comparison.revision.space.acceptsNull(scope.revision);
  // What a schema that accepts anything loses is told by its types, where it loses more than null.
  const isByType = ((from.mask ^ to.mask) & ~bits.null) !== 0;
  if (isByType && (from.mask === 0 || to.mask === 0)) return;
  if (isByType && ((before && isAnything(from)) || (after && isAnything(to)))) return;
  if (before === after) return;
  const rule = after ? "became-nullable" : "became-not-nullable";
  const places = placesOfNull(scope.written) ?? { base: from.typesAt, revision: to.typesAt };
  scope.add({ rule, value: null, ...places });
}

function isAnything(view: View): boolean {
  return (
    (view.mask | (view.stepped ? bits.fraction : 0)) === anyType && view.unions.length === 0 && view.enum === undefined
  );
}

export function compareEnums(scope: Scope): void {
  const { from, to } = scope;
  if (from.enum && to.enum) compareLists(scope, from.enum, to.enum);
  else compareEnumPresence(scope);
}

/** Whether there is a list of values. */
function compareEnumPresence(scope: Scope): void {
  const { from, to } = scope;
  // That nothing is taken, or was, is told by the types.
  if (from.mask === 0 || to.mask === 0) return;
  const before = from.enum;
  const after = to.enum;
  const places = { base: before?.at ?? from.at, revision: after?.at ?? to.at };
  if (before === undefined && after) {
    if (isExhaustive(scope, from, after.value)) return;
    const rule = after.const ? "const-added" : "became-enum";
    scope.add({
      rule,
      to: shortJsons(withNull(scope, after.value)),
      mark: ["", "", listText(after.value)],
      ...places,
    });
  } else if (before && after === undefined) {
    if (isExhaustive(scope, to, before.value)) return;
    const rule = before.const ? "const-removed" : "became-not-enum";
    scope.add({
      rule,
      from: shortJsons(withNull(scope, before.value)),
      mark: ["", listText(before.value), ""],
      ...places,
    });
  }
}

/** Listed values, with the null that both sides take beside them. */
function withNull({ comparison, base, revision }: Scope, values: readonly Json[]): readonly Json[] {
  const isKept = comparison.base.space.acceptsNull(base) && comparison.revision.space.acceptsNull(revision);
  return isKept ? [...values, null] : values;
}

function compareLists(scope: Scope, before: NonNullable<View["enum"]>, after: NonNullable<View["enum"]>): void {
  const places = { base: before.at, revision: after.at };
  const removed = missing(scope, before, after);
  const added = missing(scope, after, before);
  if (before.const && after.const) {
    if (removed.length === 0) return;
    const mark = ["", listText(before.value), listText(after.value)] as const;
    scope.add({ rule: "const-changed", from: shortJsons(before.value), to: shortJsons(after.value), mark, ...places });
    return;
  }
  const { direction, subject } = scope.context;
  const readOnly = direction === "request" && subject === "request-property" && noted(scope, "readOnly");
  const writeOnly = direction === "response" && subject === "response-property" && noted(scope, "writeOnly");
  for (const value of removed) {
    const rule = readOnly ? "request-read-only-property-enum-value-removed" : "enum-value-removed";
    scope.add({ rule, name: shortJson(value), value, ...places, ...(fits(scope.base, value) ? {} : never) });
  }
  for (const value of added) {
    const rule = writeOnly ? "response-write-only-property-enum-value-added" : "enum-value-added";
    scope.add({ rule, name: shortJson(value), value, ...places, ...(fits(scope.revision, value) ? {} : never) });
  }
}

/** Of a value that is listed and cannot be sent all the same: nobody misses it, and nobody meets it. */
const never = { level: "info", isIdle: true } as const;

/** The types, limits, patterns and formats beside the list take the value, too. */
function fits({ atoms }: ValueSet, value: Json): boolean {
  return atoms.every((atom) => fitsAlone(atom, value));
}

/** One of the sides says that only the other party sends the value. */
export function noted(scope: Scope, flag: "readOnly" | "writeOnly"): boolean {
  return [scope.base, scope.revision].some((shape) => first(shape, (notes) => notes[flag]) === true);
}

function missing(scope: Scope, list: Located<readonly Json[]>, other: Located<readonly Json[]>): readonly Json[] {
  const known = new Set(other.value.map((value) => asSent(scope, value)));
  return list.value.filter((value) => !known.has(asSent(scope, value)));
}

/** Where everything is text, `1` and `"1"` are the same, in a list as well. */
function asSent({ context }: Scope, value: Json): string {
  return context.text ? sentText(value) : canonicalJson(value);
}

/** A boolean that may be true or false is no enumeration. */
function isExhaustive(scope: Scope, view: View, values: readonly Json[]): boolean {
  if ((view.mask & ~bits.null) !== bits.boolean) return false;
  const listed = values.map((value) => asSent(scope, value));
  return [true, false].every((value) => listed.includes(asSent(scope, value)));
}

export function compareDefaults(scope: Scope): void {
  if (scope.context.always) return;
  const before = first(scope.base, (notes) => notes.default);
  const after = first(scope.revision, (notes) => notes.default);
  const isThere = (before === undefined) === (after === undefined);
  if (isThere && asSent(scope, before ?? null) === asSent(scope, after ?? null)) return;
  const places = placesOfNote(scope, ({ notes }) => notes.default !== undefined);
  const [from, to] = [before, after].map((value) => (value === undefined ? undefined : shortJson(value)));
  if (from !== undefined && to !== undefined) scope.add({ rule: "default-value-changed", from, to, ...places });
  else if (to !== undefined) scope.add({ rule: "default-value-added", to, ...places });
  else if (from !== undefined) scope.add({ rule: "default-value-removed", from, ...places });
}

/**
 * Known values of an open enumeration: those beside a type that takes any, and those that a server may add to without
 * notice (`x-extensible-enum`).
 */
export function compareKnownValues(scope: Scope): void {
  const [from, to] = [scope.from.known, scope.to.known];
  if (from && to) {
    tellKnown(scope, from, to, "known-value-removed");
    tellKnown(scope, to, from, "known-value-added");
  }
  const [before, after] = [extensibleOf(scope.base), extensibleOf(scope.revision)];
  if (before && after) {
    tellKnown(scope, before, after, "x-extensible-enum-value-removed");
    tellKnown(scope, after, before, "known-value-added");
  }
}

type KnownRule = "known-value-added" | "known-value-removed" | "x-extensible-enum-value-removed";

/** What the first list has and the second has not. */
function tellKnown(scope: Scope, list: Values, other: Values, rule: KnownRule): void {
  const [base, revision] = rule === "known-value-added" ? [other.at, list.at] : [list.at, other.at];
  for (const value of missing(scope, list, other)) scope.add({ rule, name: shortJson(value), base, revision });
}

type Values = Located<readonly Json[]>;

const extensible = "x-extensible-enum";

function extensibleOf(shape: ValueSet): Values | undefined {
  const atom = shape.atoms.find(({ notes }) => notes.extensions?.has(extensible));
  const list = atom?.notes.extensions?.get(extensible);
  return atom && Array.isArray(list) ? { value: list as readonly Json[], at: atom.at } : undefined;
}

/** For facts; what is shown of a long list is up to the sentence. */
export function shortJsons(values: readonly Json[]): readonly string[] {
  return values.map(shortJson);
}

/** For the marks of fingerprints. */
export function listText(values: readonly Json[]): string {
  return firstOf(values.map(shortJson), 6);
}

/** JSON of at most 60 characters. */
export function shortJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
