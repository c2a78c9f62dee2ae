import type { Schema } from "../../contract/model/types.js";
import { isNegation } from "../values/spell-conditions.js";
import { isOfRefusal } from "../values/spell-types.js";
import { anyType, bits, numberBits } from "../values/types-mask.js";
import type { Difference } from "./pair.js";
import type { Trace } from "./trace.js";

type RuleGroup = "string" | "number" | "array" | "object";

interface Limit {
  /** Its rules. */
  readonly rules: RegExp;
  /** Types of which it speaks. */
  readonly types: number;
  readonly group: RuleGroup;
  /** All that it says in a schema. */
  readonly part: (atom: Schema) => Schema;
}

function limit<Group extends RuleGroup>(
  rules: RegExp,
  types: number,
  group: Group,
  ...keys: readonly (keyof NonNullable<Schema[Group]>)[]
): Limit {
  const part = ({ at, [group]: all }: Schema): Schema => {
    const own = Object.entries(all ?? {}).filter(([key]) => (keys as readonly string[]).includes(key));
    const none = group === "object" ? { properties: new Map(), required: new Set() } : {};
    return { at, notes: {}, ...(own.length > 0 && { [group]: { ...none, ...Object.fromEntries(own) } }) };
  };
  return { rules, types, group, part };
}

const changed = "(?:increased|decreased|set|unset)$";

const limits: readonly Limit[] = [
  limit(new RegExp(`^(?:exclusive-)?max-${changed}`), numberBits, "number", "maximum", "exclusiveMaximum"),
  limit(new RegExp(`^(?:exclusive-)?min-${changed}`), numberBits, "number", "minimum", "exclusiveMinimum"),
  limit(/^multiple-of-/, numberBits, "number", "multipleOf"),
  limit(/^max-length-/, bits.string, "string", "maxLength"),
  limit(/^min-length-/, bits.string, "string", "minLength"),
  limit(/^pattern-(?!property)/, bits.string, "string", "pattern"),
  limit(/^max-items-/, bits.array, "array", "maxItems"),
  limit(/^min-items-/, bits.array, "array", "minItems"),
  limit(/^(?:max|min)-contains-/, bits.array, "array", "contains", "minContains", "maxContains"),
  limit(/^unique-items-/, bits.array, "array", "uniqueItems"),
  limit(/^max-properties-/, bits.object, "object", "maxProperties"),
  limit(/^min-properties-/, bits.object, "object", "minProperties"),
];

/** The limit that a difference is of, whether or not the schemas have values of which it speaks. */
export function limitOf({ rule }: Pick<Difference, "rule">): Limit | undefined {
  return limits.find(({ rules }) => rules.test(rule));
}

const formatAlone = ({ at, format }: Schema): Schema => ({ at, notes: {}, ...(format !== undefined && { format }) });

/** With the condition to which a `not` in a `not` comes down, and the types that one leaves. */
const notAlone = ({ at, types, not, conditional }: Schema): Schema => ({
  at,
  notes: {},
  ...(types && isOfRefusal(types) && { types }),
  ...(not && { not }),
  ...(isNegation(conditional) && { conditional }),
});

/** What a limit, a format or a `not` says, where the pair has values of which it speaks: it refuses some of them, or none at all. */
function limitBetween({ pair, difference }: Trace): Limit["part"] | undefined {
  if (difference.isOfFormat) return formatAlone;
  if (/^not-/.test(difference.rule)) return notAlone;
  const limit = limitOf(difference);
  return limit && (limit.types & pair.mask) !== 0 ? limit.part : undefined;
}

/**
 * The difference is a limit, or a format, of which it is not clear that it refuses any value of the pair: a bound that moved
 * does, where nothing beside it says which values there are.
 */
export function isOpenLimit(trace: Trace): boolean {
  const { pair, difference } = trace;
  const sender = pair.context.direction === "request" ? pair.base : pair.revision;
  const isMoved = /-(?:increased|decreased)$/.test(difference.rule) && sender.atoms.every(hasPlainValues);
  return limitBetween(trace) !== undefined && !isMoved && !pair.isShut() && !isBeyondValues(trace);
}

/**
 * By what is written no value gets there that could prove anything, and the limit is judged as it stands: it moved in lists that
 * cannot have what they must contain, or is of a property of what is no object.
 */
function isBeyondValues({ root, edges, pair, difference }: Trace): boolean {
  const owners = [root, ...edges.map((edge) => edge.pair)];
  const isOfNone = edges.some(
    ({ step }, index) => step.kind === "property" && ((owners[index]?.mask ?? anyType) & bits.object) === 0,
  );
  return isOfNone || (isMoved(difference) && pair.isUnmatched());
}

/** Nothing but bounds says which numbers, or how long texts, there are, or how many items or properties. */
function hasPlainValues({ enum: values, format, anyOf, oneOf, not, conditional, ...groups }: Schema): boolean {
  const { number, string, array, object } = groups;
  const { items: _items, minItems: _min, maxItems: _max, ...ofArrays } = array ?? {};
  const { properties: _properties, required, minProperties: _least, maxProperties: _most, ...ofObjects } = object ?? {};
  return (
    [values, format, anyOf, oneOf, not, conditional, number?.multipleOf, string?.pattern].every(
      (rule) => rule === undefined,
    ) &&
    [ofArrays, ofObjects].every((rules) => Object.keys(rules).length === 0) &&
    (required?.size ?? 0) === 0
  );
}

/** From one number to another, of which neither is none. */
export function isMoved({ rule, facts: { from, to } }: Difference): boolean {
  return /-(?:increased|decreased)$/.test(rule) && from !== 0 && to !== 0;
}

/**
 * There is no value of which the limit speaks that came or went. One that moved keeps its level: the established catalogue
 * judges it as it is written.
 */
function isOfNoValue({ pair, difference }: Trace): boolean {
  const types = limitOf(difference)?.types ?? anyType;
  return (types & pair.mask) === 0 && !isMoved(difference);
}

/** The limit, or format, that went or was relaxed refused nothing of what requests may hold now. */
export function refusedNothing(trace: Trace): boolean {
  const part = limitBetween(trace);
  return part === undefined ? isOfNoValue(trace) : trace.pair.wasTakenBy(part);
}

/** A difference is found wherever its schemas are. */
const known = new WeakMap<Difference, boolean>();

/** Whatever else differs, this limit, such as one beyond all that is listed, takes all that was sent. */
export function refusesNothing(trace: Trace): boolean {
  const { pair, difference } = trace;
  if (isOfNoValue(trace)) return true;
  const part = limitBetween(trace);
  if (part === undefined) return false;
  const isIdle = known.get(difference) ?? pair.isTakenBy(part);
  known.set(difference, isIdle);
  return isIdle;
}
