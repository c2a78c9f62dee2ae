import { subjects } from "../rules/rule.js";
import type { typeRules } from "../rules/value-rules.js";
import { bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { joinerOf } from "./list-styles.js";
import { isOfLists, isOfText, withoutNull } from "./lists-of-one.js";
import type { Scope } from "./pair.js";
import { refusingOf, unimplied } from "./refusing-formats.js";
import { isTakenAsSent } from "./taken-as-sent.js";
import { isAny, knownBits, scalars, textRules } from "./text-rules.js";

export type TypeRule = keyof typeof typeRules;

/**
 * What is asked of a text that is taken where other values were sent, for which it may be refused; of a list its values tell.
 */
export function askedOfText({ context, from, to }: Scope, rule: TypeRule): readonly string[] {
  const receiver = context.direction === "request" ? to : from;
  const isText = context.text && receiver.enum === undefined && knownBits(receiver) === bits.string;
  return isText && /^type-(?:generalized|compatible)$/.test(rule) ? textRules(receiver) : [];
}

/**
 * Texts are taken where other scalars were sent, whose texts may all be taken. Of texts among them, formats alone are told with
 * the types.
 */
export function isOfTexts({ context, from, to }: Scope): boolean {
  const [sender, receiver] = context.direction === "request" ? [from, to] : [to, from];
  const isOfFormat = unimplied(refusingOf(receiver), refusingOf(sender)).length > 0;
  const isScalar = (knownBits(sender) & ~scalars) === 0 && (isOfFormat || (knownBits(sender) & bits.string) === 0);
  return context.text && isScalar && knownBits(receiver) === bits.string;
}

/** Every value is listed, and each is one text. */
export function listsTexts(view: View): boolean {
  return (view.enum !== undefined || knownBits(view) === bits.boolean) && (knownBits(view) & ~scalars) === 0;
}

/** What is sent of the listed values, as texts. */
function textsOf({ mask, enum: values }: View): readonly string[] {
  if (mask === 0) return [];
  return values?.value.map(String) ?? ["true", "false"];
}

/** What is sent of one list of values is in another. */
function takesTextsOf(receiver: View, sender: View): boolean {
  const taken = textsOf(receiver);
  return textsOf(sender).every((text) => taken.includes(text));
}

/** Both list the same texts: no more is taken than was. */
function areSameTexts(from: View, to: View): boolean {
  return listsTexts(from) && listsTexts(to) && takesTextsOf(from, to) && takesTextsOf(to, from);
}

/** What is sent is taken; of two lists the comparison of their values tells. */
export function isSentAlike({ context, from, to }: Scope): boolean {
  if (from.enum !== undefined && to.enum !== undefined) return true;
  return context.direction === "request" ? takesTextsOf(to, from) : takesTextsOf(from, to);
}

/** Where everything is text, a change of type need not change what is sent. */
export function textRule(scope: Scope): TypeRule | undefined {
  const { context, from, to } = scope;
  const [base, revision] = [knownBits(from), knownBits(to)];
  const request = context.direction === "request";
  const parameter = request && subjects[context.subject].area === "parameters";
  if (isOfLists(scope)) return "type-generalized";
  const [sender, receiver] = request ? [base, revision] : [revision, base];
  const formats = refusingOf(request ? to : from);
  if (request && isJoinedText(scope)) return "type-generalized";
  if (receiver !== bits.string || formats.length > 0 || sender === bits.string) return undefined;
  // An object is one text in an XML or form body, but not in a parameter.
  if (parameter && (sender & ~scalars) !== 0) return undefined;
  // A list is several elements or parts of a body, and one text in a header.
  const isBody = /^(?:request|response)-(?:body|property)$/.test(context.subject);
  if (isBody && !isAny(sender) && (sender & bits.array) !== 0) return undefined;
  return parameter && !areSameTexts(from, to) ? "type-generalized" : "type-compatible";
}

/** A list is one text, which is taken. */
function isJoinedText(scope: Scope): boolean {
  const { from, base, revision } = scope;
  return isJoinedList(scope) && isTakenAsSent(scope, withoutNull(base, from, scope.comparison.base.space), revision);
}

/** A text stands where base joined lists to one, which only what is asked of it may refuse. */
export function mayBeJoined(scope: Scope): boolean {
  return isJoinedList(scope) && isOfText(scope.to);
}

function isJoinedList({ context, from }: Scope): boolean {
  const [sent] = context.lists ?? [];
  return sent !== undefined && joinerOf(sent) !== undefined && knownBits(from) === bits.array;
}

/** What a request takes as the same text has a type in code that what was written for base does not have. */
export function isRetyped({ context, from, to }: Scope): boolean {
  return context.text && context.direction === "request" && (knownBits(from) & ~knownBits(to)) !== 0;
}
