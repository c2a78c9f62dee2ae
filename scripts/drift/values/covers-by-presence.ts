import type { ObjectRules, Schema } from "../../contract/model/types.js";
import type { NumberedSet } from "./claim.js";
import { askedOf, type Presence } from "./presence.js";
import type { Space } from "./space.js";
import { refusesTag, textTags } from "./text-tags.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

/** Of more, there are too many ways to have some of them. */
const mostNames = 4;
const mostBranches = 8;
const maxDepth = 4;

interface Sides {
  readonly wide: NumberedSet;
  readonly narrow: NumberedSet;
}

/**
 * Whether objects are taken by which properties they have: for each way to have some of those that conditions, refusals or
 * choices ask for and lack the others, what these still ask is plain.
 */
export function coversByPresence(
  { wide, narrow }: Sides,
  small: View,
  includes: (wide: NumberedSet, narrow: NumberedSet) => boolean,
): boolean {
  if ((small.mask & ~bits.null) !== bits.object || isOfTags(small, narrow)) return false;
  const [asked, given] = [namesIn(wide), namesIn(narrow)];
  if (asked === undefined || given === undefined) return false;
  const names = new Set([...asked, ...given]);
  const free = [...names].filter((name) => !small.required.has(name)).sort();
  if (names.size === 0 || free.length > mostNames || !mayDecide({ wide, narrow }, small, free.length > 0)) return false;
  const sure = [...names].filter((name) => small.required.has(name)).map((name) => [name, true] as const);
  return waysOf(free).every((way) => isTakenWhere(new Map([...sure, ...way]), { wide, narrow }, includes));
}

/** Its alternatives bear tags, so that each has been asked for by itself. */
function isOfTags({ unions }: View, { names: { space } }: NumberedSet): boolean {
  return unions.some(({ branches }) => branches.every((branch) => textTags(space.viewOf(branch), space).length > 0));
}

/**
 * Not where a choice has no alternative that takes what the objects always have, or they need not have what each asks for; and where
 * one is left of each choice, and nothing is asked under a condition, all has been asked.
 */
function mayDecide({ wide, narrow }: Sides, small: View, isFree: boolean): boolean {
  const { space } = wide.names;
  const large = space.viewOf(wide.shape);
  const tags = textTags(small, narrow.names.space);
  const sure = [...small.required.keys()].slice(0, mostBranches).flatMap((name) => {
    const property = small.properties.get(name);
    return property ? [[name, narrow.names.space.viewOf(property).mask] as const] : [];
  });
  const isApart = (branch: View) =>
    refusesTag(branch, tags, space) ||
    sure.some(([name, mask]) => {
      const property = branch.properties.get(name);
      return property !== undefined && (mask & space.viewOf(property).mask) === 0;
    });
  const left = large.unions.map(({ branches }) =>
    branches.map((branch) => space.viewOf(branch)).filter((branch) => !isApart(branch)),
  );
  if (left.some((branches) => branches.length === 0)) return false;
  if (isConditional(small) || small.unions.length > 0) return true;
  return (
    !left.some(askForMore(small)) && ((isFree && left.some((branches) => branches.length > 1)) || isConditional(large))
  );
}

/** Each of the alternatives asks for a property that the objects need not have. */
function askForMore({ required }: View): (branches: readonly View[]) => boolean {
  return ([first, ...others]) =>
    [...(first?.required.keys() ?? [])].some(
      (name) => !required.has(name) && others.every((other) => other.required.has(name)),
    );
}

function isConditional({ nots, conditionals, dependentRequired, dependentSchemas, limits }: View): boolean {
  const rules = nots.length + conditionals.length + dependentRequired.size + dependentSchemas.size;
  return rules > 0 || (limits.minProperties ?? limits.maxProperties) !== undefined;
}

type Way = readonly (readonly [name: string, isThere: boolean])[];

function waysOf(names: readonly string[]): readonly Way[] {
  return names.reduce<readonly Way[]>(
    (ways, name) => ways.flatMap((way) => [false, true].map((is) => [...way, [name, is] as const])),
    [[]],
  );
}

function isTakenWhere(
  presence: Presence,
  { wide, narrow }: Sides,
  includes: (wide: NumberedSet, narrow: NumberedSet) => boolean,
): boolean {
  const [taken, sent] = [wide.names.space, narrow.names.space];
  const left = askedOf(narrow.shape.atoms, presence, { space: sent, isExact: true });
  if (left === undefined) return true;
  const never: Schema = { at: wide.shape.at, never: true, notes: {} };
  const [asked, ...others] = askedOf(wide.shape.atoms, presence, { space: taken, isExact: false }) ?? [never];
  if (asked === undefined) return true;
  return includes(
    { ...wide, shape: taken.shapeOf(asked, ...others) },
    { ...narrow, shape: sent.shapeOf(objectsWith(presence, narrow.shape), ...left) },
  );
}

function objectsWith(presence: Presence, { at }: ValueSet): Schema {
  const never: Schema = { at, never: true, notes: {} };
  const absent = [...presence].filter(([, isThere]) => !isThere).map(([name]) => [name, never] as const);
  const required = [...presence].filter(([, isThere]) => isThere).map(([name]) => name);
  const object = { properties: new Map(absent), required: new Set(required) };
  return { at, types: new Set(["object"]), object, notes: {} };
}

const known = new WeakMap<ValueSet, { readonly names: ReadonlySet<string> | undefined }>();

/** The properties that the shape asks for under some condition; none where what is left over decides. */
function namesIn({ shape, names: { space } }: NumberedSet): ReadonlySet<string> | undefined {
  const found = known.get(shape);
  if (found) return found.names;
  const names = new Set<string>();
  const isKnown = addNames(shape.atoms, names, space);
  known.set(shape, { names: isKnown ? names : undefined });
  return isKnown ? names : undefined;
}

/** False where there are too many, or what is left over decides. */
function addNames(atoms: readonly Schema[], names: Set<string>, space: Space, depth = 0): boolean {
  return atoms.every(({ object, anyOf = [], oneOf = [], not, conditional, array }) => {
    if (object?.unevaluatedProperties || array?.unevaluatedItems) return false;
    if (object) addOwn(object, names, depth > 0);
    const { if: condition, then, else: otherwise } = conditional ?? {};
    const dependents = object?.dependentSchemas?.values() ?? [];
    const all = [...anyOf, ...oneOf, not, condition, then, otherwise, ...dependents];
    const parts = all.filter((part) => part !== undefined);
    if (parts.length > mostBranches || names.size > mostNames * 2 || (depth >= maxDepth && parts.length > 0))
      return false;
    return parts.every((part) => addNames(space.expand([part]), names, space, depth + 1));
  });
}

function addOwn(object: ObjectRules, names: Set<string>, isConditional: boolean): void {
  const { properties, required, dependentRequired, dependentSchemas, minProperties, maxProperties } = object;
  for (const [name, others] of dependentRequired ?? []) for (const each of [name, ...others]) names.add(each);
  for (const name of dependentSchemas?.keys() ?? []) names.add(name);
  const isCounted = (minProperties ?? maxProperties) !== undefined && object.additionalProperties !== undefined;
  if (isCounted && properties.size <= mostNames) for (const name of properties.keys()) names.add(name);
  if (!isConditional) return;
  for (const name of required) names.add(name);
  for (const [name, schema] of properties) if (schema.never) names.add(name);
}
