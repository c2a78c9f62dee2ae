import { textPattern } from "../../base/patterns/text-pattern.js";
import { acceptsAll } from "../../contract/model/follow.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { inside, type Place } from "../conflicts.js";
import { follow, type Side } from "../side.js";
import type { ConflictFinder } from "./conflict-finder.js";
import type { Alternative } from "./forms.js";
import type { Join, Member } from "./joining.js";
import { loosenRules } from "./union-rules.js";

const noRules: ObjectRules = { properties: new Map(), required: new Set() };

/** One schema for all objects that any of the forms takes, of the names that each describes. */
export function joinObjects(
  forms: readonly Alternative[],
  place: Place,
  join: Join,
  conflicts: ConflictFinder,
): Schema {
  const members = forms.map(({ side, schema }): Member => ({ side, at: schema.at, rules: schema.object ?? noRules }));
  const at = members[0]?.at ?? { file: "", pointer: "" };
  const listed = new Set(members.flatMap(({ rules }) => [...rules.properties.keys()]));
  const providers = new Set(members.map(({ side }) => side.provider));
  const joinName = (name: string): Schema => joinProperty(name, members, providers, inside(place, `.${name}`), join);
  const properties = new Map([...listed].sort().map((name) => [name, joinName(name)]));
  const [first] = members;
  const required = [...(first?.rules.required ?? [])].filter((name) =>
    members.every(({ rules }) => rules.required.has(name)),
  );
  const { additionalProperties, ...others } = joinOthers(members, place, join);
  const isFree = properties.size === 0 && additionalProperties !== undefined && acceptsAll(additionalProperties);
  const object: ObjectRules = {
    properties,
    required: new Set(required),
    ...others,
    ...(additionalProperties && !isFree && { additionalProperties }),
    ...sizesOf(members, place, join),
  };
  const isBare = Object.keys(object).length === 2 && properties.size === 0 && required.length === 0;
  const joined: Schema = { at, notes: {}, types: new Set(["object"]), ...(!isBare && { object }) };
  conflicts.noteObjects(members, place, joined);
  return joined;
}

/** A property with what each side says of its name, and with those who list it where not all do. */
function joinProperty(
  name: string,
  members: readonly Member[],
  providers: ReadonlySet<string>,
  place: Place,
  join: Join,
): Schema {
  const holders = new Set(members.flatMap(({ side, rules }) => (rules.properties.has(name) ? [side.provider] : [])));
  const sides = members.flatMap((member): readonly Side[] => {
    const schema = describedName(member, name);
    return schema === undefined ? [] : [{ ...member.side, schema }];
  });
  // Those who list it have the words for it.
  const listing = ({ schema, provider }: Side): boolean =>
    members.some(({ side, rules }) => side.provider === provider && rules.properties.get(name) === schema);
  const ordered = [...sides.filter(listing), ...sides.filter((side) => !listing(side))];
  const { notes, ...joined } = join(ordered, place);
  const { providers: _, ...words } = notes;
  return { ...joined, notes: holders.size === providers.size ? words : { ...words, providers: [...holders] } };
}

/** What a side says of a name; `undefined` where it says nothing, or that there is no such property. */
function describedName({ rules, at }: Member, name: string): Schema | undefined {
  const own = rules.properties.get(name);
  const matching = [...(rules.patternProperties ?? [])].flatMap(([pattern, schema]) =>
    matches(pattern, name) ? [schema] : [],
  );
  const said = [...(own === undefined ? [] : [own]), ...matching];
  const [first, ...more] = said;
  // It is there, whatever it holds.
  if (first === undefined && rules.required.has(name)) return unsaid(at);
  const schema =
    first === undefined
      ? describedOthers(rules, at)
      : more.length === 0
        ? first
        : { at, notes: first.notes, allOf: said };
  return schema?.never ? undefined : schema;
}

/**
 * What a side says of names that it does not list. A free object, one that lists none, says that
 * anything goes, and so does one that has patterns for the others.
 */
function describedOthers(
  { additionalProperties, patternProperties, properties }: ObjectRules,
  at: Schema["at"],
): Schema | undefined {
  if (additionalProperties !== undefined) return additionalProperties;
  return properties.size === 0 || patternProperties !== undefined ? unsaid(at) : undefined;
}

const allUnsaid = new WeakSet<Schema>();

/** Anything, where an object says nothing of a name. */
function unsaid(at: Schema["at"]): Schema {
  const schema: Schema = { at, notes: {} };
  allUnsaid.add(schema);
  return schema;
}

/** True where a side takes anything for want of words: it contradicts nobody. */
export function isUnsaid(schema: Schema): boolean {
  return allUnsaid.has(schema);
}

function matches(pattern: string, name: string): boolean {
  return textPattern(pattern)?.test(name) ?? true;
}

/** What names that nobody lists may hold. */
function joinOthers(
  members: readonly Member[],
  place: Place,
  join: Join,
): Pick<ObjectRules, "additionalProperties" | "patternProperties"> {
  const inner = inside(place, "{}");
  const patterns = sharedPatterns(members);
  const joinSides = (sides: readonly Side[]): Schema | undefined => {
    const possible = sides.filter(({ schema }) => !schema.never);
    const [first = sides[0]] = possible;
    if (first === undefined || first.schema.never) return first?.schema;
    return sides.some((side) => acceptsAll(follow(side).schema))
      ? { at: first.schema.at, notes: {} }
      : join(possible, inner);
  };
  const rest = members.flatMap(({ side, rules, at }): readonly (Side | undefined)[] => {
    const others = describedOthers(rules, at);
    const loose = patterns.length > 0 ? [] : [...(rules.patternProperties?.values() ?? [])];
    return [others, ...loose].map((schema) => schema && { ...side, schema });
  });
  const isSaid = rest.every((side) => side !== undefined);
  const others = isSaid ? markOthers(joinSides(rest), rest, members) : undefined;
  const joined = patterns.map((pattern) => {
    const sides = members.flatMap(({ side, rules }) => {
      const schema = rules.patternProperties?.get(pattern);
      return schema === undefined ? [] : [{ ...side, schema }];
    });
    return [pattern, joinSides(sides)] as const;
  });
  const kept = joined.filter((entry): entry is [string, Schema] => entry[1] !== undefined);
  return {
    ...(kept.length > 0 && { patternProperties: new Map(kept) }),
    ...(others && { additionalProperties: others }),
  };
}

/** With those who let other names pass, where not all do. */
function markOthers(
  others: Schema | undefined,
  sides: readonly Side[],
  members: readonly Member[],
): Schema | undefined {
  const holders = new Set(sides.flatMap(({ schema, provider }) => (schema.never ? [] : [provider])));
  const all = new Set(members.map(({ side }) => side.provider));
  if (others === undefined || others.never || holders.size === all.size) return others;
  return { ...others, notes: { ...others.notes, providers: [...holders] } };
}

/** The patterns of names, where all sides have the same. */
function sharedPatterns([first, ...others]: readonly Member[]): readonly string[] {
  const patterns = [...(first?.rules.patternProperties?.keys() ?? [])].sort();
  const text = JSON.stringify(patterns);
  const isShared = others.every(
    ({ rules }) => JSON.stringify([...(rules.patternProperties?.keys() ?? [])].sort()) === text,
  );
  return isShared ? patterns : [];
}

/** Limits of the whole object: the loosest, and what all want in the same words. */
function sizesOf(members: readonly Member[], place: Place, join: Join): Partial<ObjectRules> {
  const [first, ...others] = members.map(({ rules }) => ({
    ...(rules.minProperties !== undefined && { minProperties: rules.minProperties }),
    ...(rules.maxProperties !== undefined && { maxProperties: rules.maxProperties }),
  }));
  const sizes = others.reduce<Partial<ObjectRules> | undefined>((sum, one) => loosenRules(sum, one), first);
  const names = members.flatMap(({ side, rules }): readonly Side[] =>
    rules.propertyNames === undefined ? [] : [{ ...side, schema: rules.propertyNames }],
  );
  const propertyNames = names.length === members.length ? join(names, inside(place, "{}")) : undefined;
  const dependent = sharedDependencies(members);
  return {
    ...sizes,
    ...(propertyNames && !acceptsAll(propertyNames) && { propertyNames }),
    ...(dependent.size > 0 && { dependentRequired: dependent }),
  };
}

function sharedDependencies([first, ...others]: readonly Member[]): ReadonlyMap<string, readonly string[]> {
  const entries = [...(first?.rules.dependentRequired ?? [])].map(([name, wanted]) => {
    const all = others.map(({ rules }) => rules.dependentRequired?.get(name) ?? []);
    return [name, wanted.filter((one) => all.every((list) => list.includes(one)))] as const;
  });
  return new Map(entries.filter(([, wanted]) => wanted.length > 0));
}
