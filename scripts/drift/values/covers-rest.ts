import { canonicalJson, type Json } from "../../base/json.js";
import { accepts } from "./accepts.js";
import type { Matches } from "./array-view.js";
import { type Claim, isForbidden, isSame, type NumberedSet, takes, unlistedOf } from "./claim.js";
import { areApart } from "./covers-limits.js";
import { coversLooks } from "./covers-looks.js";
import { mostItems } from "./item-positions.js";
import type { Leftover, Looks } from "./looks.js";
import { propertyOf } from "./object-view.js";
import { matches } from "./patterns.js";
import { hasText } from "./possible-texts.js";
import { withRefusedBounds } from "./refused-bounds.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { Conditional } from "./view.js";

/** Whether what applies under a condition, or to some part of the value, refuses nothing of the narrow shape. */
export function coversRest(claim: Claim): boolean {
  const { large } = claim;
  return (
    large.nots.every((refused) => isApart(claim, refused)) &&
    large.conditionals.every((rules) => coversConditional(claim, rules)) &&
    coversDependents(claim) &&
    coversNames(claim) &&
    coversMatches(claim) &&
    coversContent(claim) &&
    coversUnevaluated(claim)
  );
}

/** What is left over is taken: of what the narrow shape leaves over, too, or of all that it may have. */
function coversUnevaluated(claim: Claim): boolean {
  const { wide, narrow, small } = claim;
  const others = narrow.names.space.leftoversOf(narrow.shape);
  return wide.names.space.leftoversOf(wide.shape).every((one) => {
    if (one.isPlain || (small.mask & bits[one.kind]) === 0) return true;
    const rest = wide.names.space.shapeOf(one.rest);
    const isTaken =
      one.kind === "array"
        ? takesItems(claim, rest, one)
        : takesProperties(claim, rest, [one.looks]) || takesProperties(claim, rest, surelyOf(claim, one));
    return isTaken || others.some((two) => leavesLess(claim, one, two));
  });
}

/** The wide shape takes what the narrow one leaves over, and looks at all that the narrow one looks at. */
function leavesLess({ wide, narrow, includes }: Claim, one: Leftover, two: Leftover): boolean {
  const rest = ({ names }: NumberedSet, left: Leftover) => ({ names, shape: names.space.shapeOf(left.rest) });
  return (
    one.kind === two.kind &&
    includes(rest(wide, one), rest(narrow, two)) &&
    coversLooks({ ...one, names: wide.names }, { ...two, names: narrow.names }, one.kind, includes)
  );
}

function takesItems(claim: Claim, others: ValueSet, { looks }: Leftover): boolean {
  const { narrow, small } = claim;
  const [most, looked] = [mostItems(small), looks.items.length];
  const rest = most > Math.max(small.prefixItems.length, looked) ? [small.items ?? narrow.names.space.anything] : [];
  return [...small.prefixItems.slice(looked), ...rest].every((item) => takes(claim, others, item));
}

/** What the wide shape looks at in each value of the narrow one: under no condition, or one that takes them all. */
function surelyOf(claim: Claim, { looks, kind }: Leftover): readonly Looks[] {
  const { space } = claim.wide.names;
  const sure = looks.parts.flatMap(({ when, condition, schema }) =>
    when === "taken" && schema && takes(claim, space.shapeOf(condition)) ? [space.looker.looksOf(schema, kind)] : [],
  );
  return [looks, ...sure];
}

function takesProperties(claim: Claim, others: ValueSet, seen: readonly Looks[]): boolean {
  if (seen.some(({ all }) => all)) return true;
  const { narrow, small } = claim;
  const { names, shapes, patterned } = unlistedOf(claim);
  const isTaken = (name: string) =>
    seen.some((looks) => looks.names.has(name)) ||
    seen.some((looks) => [...looks.patterns.keys()].some((pattern) => matches(pattern, name))) ||
    isForbidden(claim, name) ||
    takes(claim, others, propertyOf(narrow.shape.atoms, name, narrow.names.space));
  return (
    [...small.properties.keys(), ...names].every(isTaken) &&
    patterned.every(
      ([pattern, shape]) => seen.some((looks) => looks.patterns.has(pattern)) || takes(claim, others, shape),
    ) &&
    shapes.every((shape) => takes(claim, others, shape))
  );
}

/** No value of the narrow shape is refused by such a `not`. */
function isApart(claim: Claim, refused: ValueSet): boolean {
  const { wide, narrow, small, includes } = claim;
  const view = wide.names.space.viewOf(refused);
  const shared = small.mask & view.mask;
  if (shared === 0) return true;
  if (areApart(withRefusedBounds(small, narrow.names.space), view, shared)) return true;
  if (shared === bits.string && !hasText([...narrow.shape.atoms, ...refused.atoms])) return true;
  if (small.nots.some((shape) => isSame(claim, refused, shape))) return true;
  if (view.enum !== undefined && (shared & bits.null) === 0) {
    const options = { schemas: narrow.names.space.contract.schemas, exactlyOne: false };
    const taken = (value: Json) => narrow.shape.atoms.every((atom) => accepts(atom, value, options));
    return !view.enum.value.some(taken);
  }
  if (small.nots.some((shape) => includes({ ...narrow, shape }, { ...wide, shape: refused }))) return true;
  return shared === bits.object && [...view.required.keys()].some((name) => isForbidden(claim, name));
}

function coversConditional(claim: Claim, rules: Conditional): boolean {
  const { wide, narrow, small } = claim;
  const part = (shape: ValueSet | undefined, space = wide.names.space) => shape ?? space.anything;
  const alike = small.conditionals.some(
    (other) =>
      isSame(claim, rules.if, other.if) &&
      takes(claim, part(rules.then), part(other.then, narrow.names.space)) &&
      takes(claim, part(rules.else), part(other.else, narrow.names.space)),
  );
  if (alike) return true;
  const then = rules.then === undefined || takes(claim, rules.then) || isApart(claim, rules.if);
  return then && (rules.else === undefined || takes(claim, rules.else) || takes(claim, rules.if));
}

function coversDependents(claim: Claim): boolean {
  const { large, small } = claim;
  const required = [...large.dependentRequired].every(([name, others]) => {
    const known = small.dependentRequired.get(name);
    return others.every((other) => small.required.has(other) || known?.includes(other)) || isForbidden(claim, name);
  });
  const schemas = [...large.dependentSchemas].every(([name, shape]) => {
    const known = small.dependentSchemas.get(name);
    return (known && takes(claim, shape, known)) || takes(claim, shape) || isForbidden(claim, name);
  });
  return (small.mask & bits.object) === 0 || (required && schemas);
}

/** Names of properties. */
function coversNames(claim: Claim): boolean {
  const { wide, large, narrow, small } = claim;
  const { propertyNames } = large;
  const options = { schemas: wide.names.space.contract.schemas, exactlyOne: true };
  const known = unlistedOf(claim);
  const isTaken = (pattern: string) => {
    const names = { at: narrow.shape.at, types: new Set(["string"] as const), string: { pattern }, notes: {} };
    return propertyNames === undefined || takes(claim, propertyNames, narrow.names.space.shapeOf(names));
  };
  const named = () =>
    known.shapes.length === 0 &&
    known.patterned.every(([pattern]) => isTaken(pattern)) &&
    [...small.properties.keys(), ...known.names].every((name) =>
      propertyNames?.atoms.every((atom) => isForbidden(claim, name) || accepts(atom, name, options)),
    );
  const names =
    propertyNames === undefined || (small.propertyNames && takes(claim, propertyNames, small.propertyNames));
  return names || (small.mask & bits.object) === 0 || named();
}

/** Items of which there must be some, and may be so many. */
function coversMatches(claim: Claim): boolean {
  const { large, small } = claim;
  return (small.mask & bits.array) === 0 || large.contains.every((one) => hasEnough(claim, one) && hasFew(claim, one));
}

/** Enough items match something narrower, or all do. */
function hasEnough(claim: Claim, { shape, min }: Matches): boolean {
  const { narrow, small } = claim;
  if (min.value === 0) return true;
  const mayTake = glanceAt(claim, shape);
  const enough = small.contains.filter((other) => other.min.value >= min.value);
  if (enough.some((other) => isSame(claim, shape, other.shape))) return true;
  if (enough.some((other) => mayTake(other.shape) && takes(claim, shape, other.shape))) return true;
  if (min.value > (small.limits.minItems?.value ?? 0)) return false;
  const { items = narrow.names.space.anything } = small;
  return [...small.prefixItems, items].every((item) => takes(claim, shape, item));
}

/** Whether listed values are within those of the shape, where it lists some: of hundreds most are not. */
function glanceAt({ wide, narrow }: Claim, shape: ValueSet): (other: ValueSet) => boolean {
  const listed = wide.names.space.viewOf(shape).enum?.value;
  if (listed === undefined) return () => true;
  const known = new Set(listed.map(canonicalJson));
  return (other) => {
    const [value] = narrow.names.space.viewOf(other).enum?.value ?? [];
    return value === undefined || known.has(canonicalJson(value));
  };
}

/** No more items match something wider, or there are no more. */
function hasFew({ wide, narrow, small, includes }: Claim, { shape, max }: Matches): boolean {
  if (max === undefined || mostItems(small) <= max.value) return true;
  return small.contains.some(
    (other) =>
      (other.max?.value ?? Number.POSITIVE_INFINITY) <= max.value &&
      includes({ ...narrow, shape: other.shape }, { ...wide, shape }),
  );
}

function coversContent(claim: Claim): boolean {
  const { large, small } = claim;
  if ((small.mask & bits.string) === 0) return true;
  return (
    (["contentEncoding", "contentMediaType"] as const).every((key) => [undefined, small[key]].includes(large[key])) &&
    (large.contentSchema === undefined || isSame(claim, large.contentSchema, small.contentSchema))
  );
}
