import { typeOf } from "./received.js";
import { codePoints } from "./text.js";

/**
 * What a scalar, or one value as a whole, must be: the rules behind one condition of a check. It is read only when the
 * condition has failed, to say why. A bare text is a type, a list or a set is an enumeration.
 */
export type Rule = string | Iterable<unknown> | Rules;

export interface Rules {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** One of these is enough. */
  readonly anyOf?: readonly Rule[];
}

/** One rule that a value breaks. */
export interface Breach {
  readonly code: string;
  readonly expected: string;
}

/**
 * Every rule that the value breaks. A format or a divisor is to blame when nothing else is: the caller has tested it, and
 * the functions that did need not be a part of every bundle.
 */
export function breaches(value: unknown, rule: Rule): readonly Breach[] {
  if (typeof rule === "string") return [{ code: "type", expected: rule }];
  if (isList(rule)) return [{ code: enumCode(value, [...rule]), expected: describe(rule) }];
  if (rule.anyOf !== undefined) return [breachOfUnion(value, rule.anyOf)];
  if (!hasType(value, rule.type)) return [{ code: "type", expected: describeTypes(rule.type) }];
  const found = limits(value, rule);
  if (found.length > 0) return found;
  if (rule.multipleOf !== undefined) return [{ code: "multiple-of", expected: `multiple of ${rule.multipleOf}` }];
  return [{ code: rule.format === undefined ? "invalid" : "format", expected: describe(rule) }];
}

/** Of the alternatives of the value's type, what it breaks; the code is that of the first one. */
function breachOfUnion(value: unknown, rules: readonly Rule[]): Breach {
  const telling = tellingOf(rules);
  const near = telling.map((rule) => {
    const found = typeof rule === "string" ? [] : breaches(value, rule);
    return found[0]?.code === "type" ? [] : found;
  });
  const texts = telling.map(
    (rule, index) => near[index]?.map(({ expected }) => expected).join(" and ") || describe(rule),
  );
  return { code: near.flat()[0]?.code ?? "type", expected: alternatives(texts) };
}

/** Null goes without saying beside another one, as in {@link describeTypes}. */
function tellingOf(rules: readonly Rule[]): readonly Rule[] {
  const single = rules.flatMap((rule) => (typeof rule !== "string" && !isList(rule) && rule.anyOf) || [rule]);
  if (single.length > rules.length) return tellingOf(single);
  return single.length > 1 ? single.filter((rule) => rule !== "null") : single;
}

export function isList(rule: Rule): rule is Iterable<unknown> {
  return typeof rule !== "string" && Symbol.iterator in rule;
}

/** A value of another type than all that are listed has the wrong type, whatever it is. */
function enumCode(value: unknown, listed: readonly unknown[]): string {
  return listed.some((item) => typeOf(item) === typeOf(value)) ? "enum" : "type";
}

export function hasType(value: unknown, types: string | readonly string[] | undefined): boolean {
  if (types === undefined) return true;
  const type = typeOf(value);
  return [types].flat().some((name) => name === type || (name === "integer" && Number.isInteger(value)));
}

function limits(value: unknown, rule: Rules): Breach[] {
  switch (typeof value) {
    case "number":
      return numberLimits(value, rule);
    case "string":
      return textLimits(value, rule);
    case "object":
      return Array.isArray(value) ? arrayLimits(value, rule) : [];
    default:
      return [];
  }
}

function numberLimits(value: number, rule: Rules): Breach[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rule;
  return collect([
    [minimum !== undefined && !(value >= minimum), "minimum", `number >= ${minimum}`],
    [maximum !== undefined && !(value <= maximum), "maximum", `number <= ${maximum}`],
    [
      exclusiveMinimum !== undefined && !(value > exclusiveMinimum),
      "exclusive-minimum",
      `number > ${exclusiveMinimum}`,
    ],
    [
      exclusiveMaximum !== undefined && !(value < exclusiveMaximum),
      "exclusive-maximum",
      `number < ${exclusiveMaximum}`,
    ],
  ]);
}

function textLimits(value: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Rules): Breach[] {
  const length = codePoints(value);
  return collect([
    [length < minLength, "min-length", `string of at least ${count(minLength, "character")}`],
    [length > maxLength, "max-length", `string of at most ${count(maxLength, "character")}`],
    [pattern !== undefined && !pattern.test(value), "pattern", `string matching ${pattern}`],
  ]);
}

function arrayLimits(value: readonly unknown[], rule: Rules): Breach[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = rule;
  return collect([
    [value.length < minItems, "min-items", `array of at least ${count(minItems, "item")}`],
    [value.length > maxItems, "max-items", `array of at most ${count(maxItems, "item")}`],
  ]);
}

function collect(conditions: readonly (readonly [broken: boolean, code: string, expected: string])[]): Breach[] {
  return conditions.filter(([broken]) => broken).map(([, code, expected]) => ({ code, expected }));
}

function count(amount: number, noun: string): string {
  return `${amount} ${amount === 1 ? noun : `${noun}s`}`;
}

/** What the rule accepts, in words: `string`, `number >= 0 and <= 2`, `one of "low", "high"`. */
export function describe(rule: Rule): string {
  if (typeof rule === "string") return rule;
  if (isList(rule)) return describeEnum([...rule]);
  if (rule.anyOf !== undefined) return alternatives(tellingOf(rule.anyOf).map(describe));
  const type = describeTypes(rule.type);
  const bounds = [
    rule.minimum !== undefined && `>= ${rule.minimum}`,
    rule.exclusiveMinimum !== undefined && `> ${rule.exclusiveMinimum}`,
    rule.maximum !== undefined && `<= ${rule.maximum}`,
    rule.exclusiveMaximum !== undefined && `< ${rule.exclusiveMaximum}`,
  ].filter((bound) => bound !== false);
  const format = rule.format === undefined ? "" : ` in ${rule.format} format`;
  return `${type}${bounds.length === 0 ? "" : ` ${bounds.join(" and ")}`}${format}`;
}

/** Null goes without saying where something else is possible: who sent a wrong value did not mean to send none. */
function describeTypes(types: string | readonly string[] = "value"): string {
  const names = [types].flat();
  const telling = names.filter((name) => name !== "null");
  return alternatives(telling.length === 0 ? names : telling);
}

function describeEnum(values: readonly unknown[]): string {
  const shown = values.slice(0, 12).map((value) => {
    const text = JSON.stringify(value);
    return typeof value === "object" && text.length > 40 ? `${text.slice(0, 40)}…` : text;
  });
  if (values.length > shown.length) shown.push("…");
  return shown.length === 1 ? String(shown[0]) : `one of ${shown.join(", ")}`;
}

/** The texts joined by "or", without repetition. */
export function alternatives(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  return distinct.length < 3
    ? distinct.join(" or ")
    : `${distinct.slice(0, -1).join(", ")} or ${distinct[distinct.length - 1]}`;
}
