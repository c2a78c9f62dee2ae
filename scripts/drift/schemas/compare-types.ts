import type { ChangeFacts } from "../rules/rule.js";
import { bits, maskText } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { compareRefusals, isOfRefusals } from "./compare-refusals.js";
import { haveSameBytes } from "./encoded-bytes.js";
import { isOfLists, mayBeListOf } from "./lists-of-one.js";
import { isUnion, offeredBits, withOffered } from "./offered-types.js";
import type { Difference, Scope } from "./pair.js";
import { areKnownLax, type Extent, refusingOf, unimplied, verdictOfFormats } from "./refusing-formats.js";
import { isTakenAsSent } from "./taken-as-sent.js";
import { isAny } from "./text-rules.js";
import {
  askedOfText,
  isOfTexts,
  isRetyped,
  isSentAlike,
  listsTexts,
  mayBeJoined,
  type TypeRule,
  textRule,
} from "./types-in-texts.js";
import { isLeftOpen, isUnsaidWidth } from "./unsaid.js";

/** The difference is one of formats, and no value shows it where they refuse the same. */
function ofFormats(from: View, to: View): Pick<Difference, "isOfFormat" | "isIdle"> {
  const [before, after] = [refusingOf(from), refusingOf(to)];
  const isSame = unimplied(before, after).length + unimplied(after, before).length === 0;
  return { isOfFormat: true, ...(isSame && { isIdle: true }) };
}

/** A format that nobody checks, or that refuses nothing that was taken, is worth a word, not an alarm. */
function levelOfFormats(direction: "request" | "response", from: View, to: View): "warning" | "info" | undefined {
  const [sender, receiver] = direction === "request" ? [from, to] : [to, from];
  const [sent, taken] = [refusingOf(sender), refusingOf(receiver)];
  if (unimplied(taken, sent).length === 0) return "info";
  // What the sender's own format means nobody knows, unless it is one that refuses nothing.
  return sent.length === 0 && !areKnownLax(sender.formats) ? "warning" : undefined;
}

/** A schema without a type that describes properties is meant to be an object, though it allows anything else. */
function isMeantAlike(from: View, to: View): boolean {
  const isObject = ({ mask, properties }: View) =>
    (mask & ~bits.null) === bits.object || (isAny(mask) && properties.size > 0);
  return isObject(from) && isObject(to) && isAny(from.mask) !== isAny(to.mask);
}

/** Types and formats. Gives false when no value has a type of both, so that nothing else is worth comparing. */
export function compareTypes(written: Scope): boolean {
  const scope = withOffered(written);
  const { from, to } = scope;
  if (scope === written && (isUnion(from) || isUnion(to)) && from.mask !== 0 && to.mask !== 0) {
    compareBesideUnions(scope);
    return true;
  }
  if (haveSameBytes(from, to)) return true;
  // Neither takes a value, whatever its format.
  if (from.mask === 0 && to.mask === 0) return false;
  const types = verdictOfTypes(typesBeside(from, to), typesBeside(to, from));
  const formats =
    types === "same"
      ? verdictOfFormats(from.formats, to.formats)
      : types === "other"
        ? "same"
        : // Of values that one side alone takes, the types tell.
          verdictOfFormats(refusingOf(from, to.mask), refusingOf(to, from.mask));
  if (types === "same" && formats === "same") return true;
  const places = { base: from.typesAt, revision: to.typesAt };
  if (types === "same" && tellUnsaidFormat(scope)) return true;
  if (isOfRefusals(scope)) {
    compareRefusals(scope);
    return true;
  }
  if (types === "narrower" && isLeftOpen(scope, scope.base)) {
    scope.add({ rule: "alternative-unknown", name: typeText(from), ...places });
    return true;
  }
  if (types === "wider" && isUnsaidWidth(scope)) return true;
  // Where everything is text, listed values are sent alike whatever their type.
  const isText = scope.context.text && textRule(scope) === undefined;
  if (isText && listsTexts(from) && listsTexts(to) && isSentAlike(scope))
    return (from.mask & to.mask & ~bits.null) !== 0;
  const rule = ruleFor(scope, types, formats);
  const texts = typeFacts(from.mask === 0 ? undefined : typeText(from), to.mask === 0 ? undefined : typeText(to));
  const asksNothing = types === "same" || isMeantAlike(from, to) || isTakenAsSent(scope, scope.base, scope.revision);
  const asked = asksNothing ? [] : askedOfText(scope, rule);
  // A value that was sent and does not look as is asked for proves it; without one nobody knows.
  const isGuess =
    types !== "same" && (isOfTexts(scope) || (rule === "type-changed" && (mayBeListOf(scope) || mayBeJoined(scope))));
  const level =
    types === "same"
      ? levelOfFormats(scope.context.direction, from, to)
      : isMeantAlike(from, to)
        ? "info"
        : asked.length > 0
          ? isGuess
            ? "error"
            : "warning"
          : undefined;
  scope.add({
    rule,
    ...texts,
    ...(asked.length > 0 && { name: asked }),
    ...places,
    ...(level ? { level } : {}),
    ...(types === "same" && ofFormats(from, to)),
    ...(isGuess && { isGuess }),
    ...(level !== "info" && isRetyped(scope) && { impact: "major" as const }),
  });
  // What is in a list is compared with what was sent once.
  if (scope.context.text && isOfLists(scope)) return false;
  return (typesBeside(from, to) & typesBeside(to, from) & ~bits.null) !== 0;
}

/** A page that gives no format: whether there is one is unknown, which is told. Gives whether it was. */
function tellUnsaidFormat(scope: Scope): boolean {
  const { context, from, to } = scope;
  if (!context.inferred || to.formats.length > 0) return false;
  scope.add({
    rule: "restriction-unknown",
    name: "format",
    from: from.formats,
    mark: [`format ${from.formats.join(", ")}`, "", ""],
    base: from.typesAt,
    revision: to.typesAt,
  });
  return true;
}

/** Types and formats beside the alternatives of one side, as far as they forbid what the alternatives of both allow. */
function compareBesideUnions(scope: Scope): void {
  const { comparison, context, from, to } = scope;
  const areBoth = from.unions.length > 0 && to.unions.length > 0;
  const offered = offeredBits(from, comparison.base.space) & offeredBits(to, comparison.revision.space) & ~bits.null;
  const [before, after] = [offered & typesBeside(from, to), offered & typesBeside(to, from)];
  const types = areBoth ? verdictOfTypes(before, after) : "same";
  // What one schema says of formats is compared with the alternatives, unless that stands beside them.
  const areBeside = areBoth || [from, to].every(({ unions, formats }) => unions.length === 0 || formats.length > 0);
  const formats = types === "same" && areBeside ? verdictOfFormats(from.formats, to.formats) : "same";
  if (types === "same" && (formats === "same" || (before | after) === 0 || tellUnsaidFormat(scope))) return;
  const textOf = (mask: number, view: View) => (mask === 0 ? undefined : typeText({ mask, formats: view.formats }));
  const level = types === "same" ? levelOfFormats(context.direction, from, to) : undefined;
  scope.add({
    rule: ruleFor(scope, types, formats),
    ...typeFacts(textOf(before, from), textOf(after, to)),
    ...{ base: from.typesAt, revision: to.typesAt },
    ...(level ? { level } : {}),
    ...(types === "same" && ofFormats(from, to)),
  });
}

/** A step that makes numbers whole is told as a step where the other side has fractions. */
function typesBeside({ mask, stepped }: View, other: View): number {
  return stepped ? mask | (other.mask & bits.fraction) : mask;
}

function verdictOfTypes(base: number, revision: number): Extent {
  const added = revision & ~base & ~bits.null;
  const removed = base & ~revision & ~bits.null;
  if (added !== 0 && removed !== 0) return "other";
  return added !== 0 ? "wider" : removed !== 0 ? "narrower" : "same";
}

function ruleFor(scope: Scope, types: Extent, formats: Extent): TypeRule {
  const { context, from, to } = scope;
  if (context.text) {
    const text = textRule(scope);
    if (text) return text;
  }
  const widened = [types, formats].every((verdict) => verdict === "wider" || verdict === "same");
  const narrowed = [types, formats].every((verdict) => verdict === "narrower" || verdict === "same");
  const listed = from.listOfTypes || to.listOfTypes;
  if (widened) {
    if (listed && types !== "same") return "list-of-types-widened";
    // A format that a response loses is one that clients may parse by: another type, not a wider one.
    return context.direction === "response" && types === "same" ? "type-changed" : "type-generalized";
  }
  if (!narrowed) return "type-changed";
  if (listed && types !== "same") return "list-of-types-narrowed";
  if (context.direction === "response" || context.subject === "request-parameter-property") return "type-specialized";
  // The established catalogue has no narrower request type: a client that used the old one fails either way.
  return "type-changed";
}

/** The types on both sides; a side without one allows no value. */
function typeFacts(from: string | undefined, to: string | undefined): Pick<Difference, "mark"> & ChangeFacts {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    mark: ["", from ?? maskText(0), to ?? maskText(0)],
  };
}

function typeText({ mask, formats }: Pick<View, "mask" | "formats">): string {
  const format = formats.length > 0 ? `/${formats.join(",")}` : "";
  return `${maskText(mask)}${format}`;
}
