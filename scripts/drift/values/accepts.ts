import type { Origin } from "../../base/diagnostics.js";
import { canonicalJson, isObject, type Json } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import { isWithinLimits } from "../../contract/model/within-limits.js";
import { choiceFor, type KnownTags } from "./chosen-by-tag.js";
import { matchesFormat } from "./formats.js";
import { matches } from "./patterns.js";
import { bitOf, maskOf } from "./types-mask.js";

export interface AcceptOptions {
  readonly schemas: Contract["schemas"];
  /**
   * Exactly one branch of `oneOf` must match, as JSON Schema has it, instead of at least one. Of null it is not asked, which
   * `nullable` beside the branches and within them says twice.
   */
  readonly exactlyOne: boolean;
  /** Choices of which only the alternative counts that the tag of the value leads to, with the tags that are known there. */
  readonly byTag?: ReadonlyMap<Origin, KnownTags>;
  /** Schemas that take the place of others, by where those are written. */
  readonly instead?: ReadonlyMap<Origin, Schema>;
}

type JsonMap = { readonly [key: string]: Json };

/** What of an object or a list the schemas that matched have looked at (JSON Schema 2020-12, section 11). */
interface Seen {
  readonly properties: Set<string>;
  items: number;
  readonly matched: Set<number>;
}

/**
 * Whether the schema accepts the value. It reads the description as it is written, without the shapes that the
 * comparison works on, so that it can check what the comparison claims.
 */
export function accepts(schema: Schema, value: Json, options: AcceptOptions): boolean {
  return evaluate(schema, value, { ...options, severalMatched: false }, placeAt(0, false)) !== undefined;
}

/** Whether it does in either reading of `oneOf`: with at least one branch that matches, and with exactly one. */
export function acceptsEachWay(
  schema: Schema,
  value: Json,
  options: Omit<AcceptOptions, "exactlyOne">,
): { readonly atLeastOne: boolean; readonly exactlyOne: boolean } {
  const evaluation = { ...options, exactlyOne: false, severalMatched: false, countsAll: true };
  const atLeastOne = evaluate(schema, value, evaluation, placeAt(0, false)) !== undefined;
  // The readings part where several branches of a `oneOf` match, and nowhere else.
  const exactlyOne = evaluation.severalMatched ? accepts(schema, value, { ...options, exactlyOne: true }) : atLeastOne;
  return { atLeastOne, exactlyOne };
}

let steps = 0;

/** A clock that goes on by what is looked at, so that it shows the same on every machine. */
export function stepsTaken(): number {
  return steps;
}

/** What else takes time for each value that is looked at, such as making it. */
export function countSteps(count: number): void {
  steps += count;
}

/** References without progress in the value end in refusal. */
const maxDepth = 400;

interface Evaluation extends AcceptOptions {
  /** What came of a schema that was referred to, for a value: others may refer to it for the same value. */
  known?: Known;
  /** The same where what it has looked at was asked for. */
  knownSeen?: Known;
  /** Whether several branches of a `oneOf` match is asked for. */
  readonly countsAll?: boolean;
  /** Several branches of a `oneOf` matched somewhere. */
  severalMatched: boolean;
}

type Known = Map<Schema, Map<Json, Seen | undefined>>;

interface Place {
  readonly depth: number;
  /** A schema around asks what of the value was looked at. */
  readonly isLooked: boolean;
}

const places: Place[] = [];

/** Made once: of most schemas hardly more than these is looked at. */
function placeAt(depth: number, isLooked: boolean): Place {
  const index = 2 * depth + (isLooked ? 1 : 0);
  const place = places[index] ?? { depth, isLooked };
  places[index] = place;
  return place;
}

function evaluateTarget(target: Schema, value: Json, options: Evaluation, place: Place): Seen | undefined {
  const key = place.isLooked ? "knownSeen" : "known";
  const all = options[key] ?? new Map<Schema, Map<Json, Seen | undefined>>();
  options[key] = all;
  const known = all.get(target) ?? new Map<Json, Seen | undefined>();
  all.set(target, known);
  if (known.has(value)) return known.get(value);
  const seen = evaluate(target, value, options, place);
  known.set(value, seen);
  return seen;
}

function evaluate(written: Schema, value: Json, options: Evaluation, { depth, isLooked }: Place): Seen | undefined {
  const schema = options.instead?.get(written.at) ?? written;
  steps++;
  if (schema.never || depth > maxDepth) return undefined;
  if (!fitsAlone(schema, value)) return undefined;
  if (isPlain(schema, value)) return nothingSeen;
  const asks = isLooked || (schema.object?.unevaluatedProperties ?? schema.array?.unevaluatedItems) !== undefined;
  const seen: Seen | undefined = asks ? { properties: new Set(), items: 0, matched: new Set() } : undefined;
  const inside = placeAt(depth + 1, asks);
  const below = placeAt(depth + 1, false);
  const visit = (inner: Schema, part: Json) => evaluate(inner, part, options, below);
  const include = (inner: Schema) => join(seen, evaluate(inner, value, options, inside));
  const target = schema.ref === undefined ? undefined : options.schemas.get(schema.ref);
  if (target && !join(seen, evaluateTarget(target, value, options, inside))) return undefined;
  if (!(schema.allOf ?? []).every(include)) return undefined;
  const isChoice = (schema.anyOf ?? schema.oneOf) !== undefined;
  if (isChoice && !acceptsChoices(schema, value, options, { include, asks })) return undefined;
  if (schema.not && evaluate(schema.not, value, options, below)) return undefined;
  if (schema.conditional) {
    const { if: condition, then, else: otherwise } = schema.conditional;
    const chosen = include(condition) ? then : otherwise;
    if (chosen && !include(chosen)) return undefined;
  }
  if (Array.isArray(value)) return acceptsItems(schema, value, seen, visit) ? (seen ?? nothingSeen) : undefined;
  if (!isObject(value)) return seen ?? nothingSeen;
  return acceptsProperties(schema, value as JsonMap, seen, { visit, include }) ? (seen ?? nothingSeen) : undefined;
}

function acceptsChoices(
  schema: Schema,
  value: Json,
  options: Evaluation,
  { include, asks }: { readonly include: (inner: Schema) => boolean; readonly asks: boolean },
): boolean {
  const { anyOf, oneOf } = schema;
  const known = options.byTag?.get(schema.at);
  const isChosen = known && choiceFor(schema, value, known);
  const open = (branches: readonly Schema[]) => (isChosen ? branches.filter(isChosen) : branches);
  // What others look at counts only where it is asked for.
  if (anyOf && !(asks ? open(anyOf).filter(include).length > 0 : open(anyOf).some(include))) return false;
  if (oneOf === undefined) return true;
  if (!asks && !options.exactlyOne && !options.countsAll) return open(oneOf).some(include);
  const count = open(oneOf).filter(include).length;
  const isSeveral = count > 1 && value !== null;
  if (isSeveral) options.severalMatched = true;
  return count > 0 && !(options.exactlyOne && isSeveral);
}

const nothingSeen: Seen = { properties: new Set(), items: 0, matched: new Set() };

/** Nothing but the value itself decides, which has been looked at. */
function isPlain(schema: Schema, value: Json): boolean {
  const { ref, allOf, anyOf, oneOf, not, conditional } = schema;
  if (ref !== undefined || allOf || anyOf || oneOf || not || conditional) return false;
  return typeof value !== "object" || value === null || !(Array.isArray(value) ? schema.array : schema.object);
}

function join(seen: Seen | undefined, other: Seen | undefined): boolean {
  if (other === undefined) return false;
  if (seen === undefined) return true;
  for (const name of other.properties) seen?.properties.add(name);
  for (const index of other.matched) seen.matched.add(index);
  seen.items = Math.max(seen.items, other.items);
  return true;
}

/** Whether what the schema says of the value itself, not of its parts, takes it: types, listed values, limits, pattern, format. */
export function fitsAlone(schema: Schema, value: Json): boolean {
  const { types, enum: values, format, string, number } = schema;
  if (types && (maskOf(types) & bitOf(value)) === 0) return false;
  if (values && !textsOf(values).has(canonicalJson(value))) return false;
  if (!isWithinLimits(value, schema)) return false;
  if (typeof value !== "string" && typeof value !== "number") return true;
  if (format !== undefined && !matchesFormat(format, value)) return false;
  return typeof value === "string"
    ? string?.pattern === undefined || matches(string.pattern, value)
    : number?.multipleOf === undefined || isMultiple(value, number.multipleOf);
}

const knownTexts = new WeakMap<readonly Json[], ReadonlySet<string>>();

/** What an enumeration lists, once for all of its values that are tried. */
function textsOf(values: readonly Json[]): ReadonlySet<string> {
  const texts = knownTexts.get(values) ?? new Set(values.map(canonicalJson));
  knownTexts.set(values, texts);
  return texts;
}

function within(value: number, min: number | undefined, max: number | undefined): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < Math.min(1e-9 * Math.max(1, Math.abs(quotient)), 1e-3);
}

type Visit = (schema: Schema, value: Json) => Seen | undefined;

function acceptsItems({ array }: Schema, value: readonly Json[], seen: Seen | undefined, visit: Visit): boolean {
  if (array === undefined) return true;
  const { prefixItems = [], items, contains, minItems, maxItems, uniqueItems, unevaluatedItems } = array;
  if (!within(value.length, minItems, maxItems)) return false;
  if (uniqueItems && new Set(value.map(canonicalJson)).size < value.length) return false;
  const accepted = value.every((item, index) => {
    const schema = prefixItems[index] ?? items;
    return schema === undefined || visit(schema, item) !== undefined;
  });
  if (!accepted) return false;
  if (seen) seen.items = Math.max(seen.items, items ? value.length : Math.min(prefixItems.length, value.length));
  if (contains) {
    const found = value.flatMap((item, index) => (visit(contains, item) ? [index] : []));
    if (!within(found.length, array.minContains ?? 1, array.maxContains)) return false;
    for (const index of found) seen?.matched.add(index);
  }
  if (unevaluatedItems === undefined || seen === undefined) return true;
  const rest = value.filter((_, index) => index >= seen.items && !seen.matched.has(index));
  seen.items = value.length;
  return rest.every((item) => visit(unevaluatedItems, item));
}

interface Visits {
  readonly visit: Visit;
  /** Of the object itself. */
  readonly include: (schema: Schema) => boolean;
}

function acceptsProperties({ object }: Schema, value: JsonMap, seen: Seen | undefined, visits: Visits): boolean {
  if (object === undefined) return true;
  steps += object.required.size + (object.dependentSchemas?.size ?? 0);
  const has = (name: string) => Object.hasOwn(value, name);
  const { minProperties: least, maxProperties: most } = object;
  if ((least ?? most) !== undefined && !within(Object.keys(value).length, least, most)) return false;
  if (![...object.required].every(has)) return false;
  for (const [name, others] of object.dependentRequired ?? []) if (has(name) && !others.every(has)) return false;
  for (const [name, schema] of object.dependentSchemas ?? []) {
    if (has(name) && !visits.include(schema)) return false;
  }
  const names = looksAtOthers(object) ? Object.keys(value) : [...object.properties.keys()].filter(has);
  return names.every((name) => acceptsProperty(object, name, value[name] ?? null, seen, visits.visit));
}

/** Something is said of properties that are not listed: of hundreds of schemas in one place, each mostly lists a few. */
function looksAtOthers(object: NonNullable<Schema["object"]>): boolean {
  const { patternProperties, additionalProperties, propertyNames, unevaluatedProperties } = object;
  return (patternProperties ?? additionalProperties ?? propertyNames ?? unevaluatedProperties) !== undefined;
}

function acceptsProperty(
  object: NonNullable<Schema["object"]>,
  name: string,
  value: Json,
  seen: Seen | undefined,
  visit: Visit,
): boolean {
  const listed = object.properties.get(name);
  // Most properties are listed, and nothing else is said of them.
  if (listed && object.patternProperties === undefined && object.propertyNames === undefined) {
    seen?.properties.add(name);
    return visit(listed, value) !== undefined;
  }
  if (object.propertyNames && !visit(object.propertyNames, name)) return false;
  const patterned = [...(object.patternProperties ?? [])].filter(([pattern]) => matches(pattern, name));
  const schemas = [...(listed ? [listed] : []), ...patterned.map(([, schema]) => schema)];
  if (schemas.length === 0 && object.additionalProperties) schemas.push(object.additionalProperties);
  if (schemas.length > 0) seen?.properties.add(name);
  if (!schemas.every((schema) => visit(schema, value))) return false;
  if (object.unevaluatedProperties === undefined || seen?.properties.has(name)) return true;
  seen?.properties.add(name);
  return visit(object.unevaluatedProperties, value) !== undefined;
}
