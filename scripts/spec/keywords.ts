/**
 * What is known of the keywords of JSON Schema 2020-12. `scripts/contract/model/keyword-values.ts` holds the table against
 * the interfaces of the IR, so that a member of theirs asks for its row here and a row for its member. What
 * follows from a row is fed from it; a test takes every row through each stage that decides more, so that none is silent.
 */

/** How the schemas that a keyword holds are kept. */
export type ChildKind = "one" | "list" | "map";

/** Where schemas apply: to the instance of their parent, or to a part of it (an item, a property, what a text holds). */
export type Applies = "in place" | "below";

/**
 * What a keyword does to the values that a schema accepts: `restricts` takes some away, and takes away no less when one
 * of its schemas accepts less; `reverses` gives some back then; `decides` may do either; `describes` takes none away.
 */
export type Effect = "restricts" | "reverses" | "decides" | "describes";

/** What a keyword of a group holds where it holds no schemas. A `count` is a whole number, a `step` is above zero. */
export type RuleValueKind = "number" | "count" | "step" | "text" | "flag" | "names" | "namesByName";

/** What a keyword without schemas holds, those of the schema itself among them. */
export type ValueKind = RuleValueKind | "constant" | "reference" | "types" | "values" | "discriminator";

interface Fact {
  readonly effect: Effect;
  /** Keywords as a document spells them, where that is not the name of the member. */
  readonly spelled?: readonly string[];
}

export interface ParentFact<Kind extends ChildKind> extends Fact {
  readonly children: Kind;
  readonly applies: Applies;
}

/** The side that a limit is on. */
export type Bound = "lower" | "upper";

export interface PlainFact<Kind extends ValueKind> extends Fact {
  readonly children: "none";
  readonly value: Kind;
  /** A limit of numbers or amounts, from below or from above. */
  readonly bound?: Bound;
}

type Facts = Readonly<Record<string, ParentFact<ChildKind> | PlainFact<ValueKind>>>;

const lowest = { children: "none", value: "count", bound: "lower", effect: "restricts" } as const;
const highest = { children: "none", value: "count", bound: "upper", effect: "restricts" } as const;
const flag = { children: "none", value: "flag", effect: "restricts" } as const;
const note = { children: "none", value: "text", effect: "describes" } as const;
const one = { children: "one", applies: "below", effect: "restricts" } as const;
const list = { children: "list", applies: "in place", effect: "restricts" } as const;
const map = { children: "map", applies: "below", effect: "restricts" } as const;

/**
 * Every keyword that says something of values, by the group of rules that the IR has it in, or `schema` for the schema
 * itself. Stages visit them in this order.
 */
export const keywords = {
  string: {
    minLength: lowest,
    maxLength: highest,
    pattern: { children: "none", value: "text", effect: "restricts" },
    contentEncoding: note,
    contentMediaType: note,
    // Validation 8.2: what a text holds is for applications to check.
    contentSchema: { ...one, effect: "describes" },
  },
  number: {
    minimum: { ...lowest, value: "number" },
    maximum: { ...highest, value: "number" },
    exclusiveMinimum: { ...lowest, value: "number" },
    exclusiveMaximum: { ...highest, value: "number" },
    multipleOf: { children: "none", value: "step", effect: "restricts" },
  },
  array: {
    prefixItems: { ...list, applies: "below" },
    items: one,
    contains: one,
    minContains: lowest,
    // The less `contains` accepts, the more lists have few enough of it.
    maxContains: { ...highest, effect: "reverses" },
    minItems: lowest,
    maxItems: highest,
    uniqueItems: flag,
    unevaluatedItems: one,
  },
  object: {
    properties: map,
    required: { children: "none", value: "names", effect: "restricts" },
    patternProperties: map,
    additionalProperties: one,
    propertyNames: one,
    minProperties: lowest,
    maxProperties: highest,
    dependentRequired: { children: "none", value: "namesByName", effect: "restricts" },
    dependentSchemas: { ...map, applies: "in place" },
    unevaluatedProperties: one,
  },
  schema: {
    // The schema `false`, which has no keyword.
    never: { ...flag, spelled: [] },
    ref: { children: "none", value: "reference", effect: "restricts", spelled: ["$ref", "$dynamicRef"] },
    types: { children: "none", value: "types", effect: "restricts", spelled: ["type"] },
    enum: { children: "none", value: "values", effect: "restricts" },
    // Marks an enumeration of one, which restricts.
    const: { children: "none", value: "constant", effect: "describes" },
    format: { children: "none", value: "text", effect: "restricts" },
    allOf: list,
    anyOf: list,
    // Read as `anyOf`: descriptions seldom mean that no second alternative may fit.
    oneOf: list,
    not: { ...one, applies: "in place", effect: "reverses" },
    discriminator: { children: "none", value: "discriminator", effect: "describes" },
  },
  conditional: {
    if: { ...one, applies: "in place", effect: "decides" },
    then: { ...one, applies: "in place" },
    else: { ...one, applies: "in place" },
  },
} as const satisfies Readonly<Record<string, Facts>>;

type Keywords = typeof keywords;

/** Where keywords stand: in a group of rules, or in the schema itself. */
export type KeywordPlace = keyof Keywords;

/** The groups of rules that a schema has as members. */
export type RuleGroup = Exclude<KeywordPlace, "schema">;

/** Members of a schema that say something of values: its groups of rules, and its own keywords. */
export type SchemaMember = RuleGroup | keyof Keywords["schema"];

type Select<Wanted> = {
  [P in KeywordPlace]: {
    [K in keyof Keywords[P]]: Keywords[P][K] extends Wanted ? K : never;
  }[keyof Keywords[P]];
}[KeywordPlace];

/** A keyword by the name of its member in the IR; no two places share one. */
export type Keyword = Select<Fact>;

/** Limits of numbers and amounts. */
export type BoundKeyword = Select<{ readonly bound: Bound }>;

/** Limits of amounts: of characters, items, properties. */
export type CountKeyword = Select<{ readonly bound: Bound; readonly value: "count" }>;

/** One row of the table, as data. */
export type KeywordRow<Kind extends ValueKind = ValueKind> = {
  readonly keyword: Keyword;
  readonly place: KeywordPlace;
  readonly spelled: readonly string[];
  /** What it holds, schemas or not. */
  readonly kind: ChildKind | Kind;
} & (ParentFact<ChildKind> | PlainFact<Kind>);

type RowsByPlace = Readonly<Record<RuleGroup, readonly KeywordRow<RuleValueKind>[]>> & {
  readonly schema: readonly KeywordRow[];
};

const places = Object.keys(keywords) as KeywordPlace[];

/** The rows of each place, in the order of the table. */
export const keywordRows = Object.fromEntries(
  places.map((place) => [
    place,
    Object.entries<Facts[string]>(keywords[place]).map(([keyword, fact]) => ({
      spelled: [keyword],
      ...fact,
      kind: fact.children === "none" ? fact.value : fact.children,
      keyword,
      place,
    })),
  ]),
) as unknown as RowsByPlace;

/** Every row. */
export const allKeywords: readonly KeywordRow[] = places.flatMap((place) => keywordRows[place]);

/** Which side each limit limits. */
export const bounds = Object.fromEntries(
  allKeywords.flatMap((row) => (row.children === "none" && row.bound ? [[row.keyword, row.bound]] : [])),
) as Readonly<Record<BoundKeyword, Bound>>;

/** Which side a keyword limits; `undefined` for one that is no limit. */
export function boundOf(keyword: string): Bound | undefined {
  return Object.hasOwn(bounds, keyword) ? bounds[keyword as BoundKeyword] : undefined;
}

/** The keywords whose rows are wanted. */
export function keywordsThat(wanted: (row: KeywordRow) => boolean): ReadonlySet<Keyword> {
  return new Set(allKeywords.filter(wanted).map(({ keyword }) => keyword));
}

/** What an annotation holds. An `extension` has an `x-` before its name. */
export type AnnotationKind = "text" | "flag" | "value" | "values" | "extension";

/** Keywords that say nothing of values, by what they hold. */
export const annotations = {
  title: "text",
  description: "text",
  deprecated: "flag",
  readOnly: "flag",
  writeOnly: "flag",
  default: "value",
  examples: "values",
  providers: "extension",
  valueProviders: "extension",
  providerLimits: "extension",
  extensions: "extension",
} as const satisfies Readonly<Record<string, AnnotationKind>>;

type Annotation = keyof typeof annotations;

/** Annotations that documents have under these names. */
export type AnnotationKeyword = {
  [K in Annotation]: (typeof annotations)[K] extends "extension" ? never : K;
}[Annotation];

/** Annotations of some kinds. */
export function annotationsOfKind(
  ...kinds: readonly Exclude<AnnotationKind, "extension">[]
): readonly AnnotationKeyword[] {
  const wanted: ReadonlySet<AnnotationKind> = new Set(kinds);
  const names = Object.keys(annotations) as Annotation[];
  return names.filter((name): name is AnnotationKeyword => wanted.has(annotations[name]));
}

/** Every annotation that documents have. */
export const annotationKeywords: readonly AnnotationKeyword[] = annotationsOfKind("text", "flag", "value", "values");

/** Keywords whose values are of some kinds, as documents spell them. */
export function keywordsOfKind(...kinds: readonly ValueKind[]): readonly string[] {
  const wanted: ReadonlySet<ChildKind | ValueKind> = new Set(kinds);
  return allKeywords.flatMap(({ kind, spelled }) => (wanted.has(kind) ? spelled : []));
}

/** Keywords of JSON Schema and of OpenAPI that the IR does not keep, by the schemas that they hold. */
const otherKeywords = {
  $id: "none",
  $schema: "none",
  $vocabulary: "none",
  $anchor: "none",
  $dynamicAnchor: "none",
  $comment: "none",
  $defs: "map",
  definitions: "map",
  xml: "none",
  externalDocs: "none",
} as const satisfies Readonly<Record<string, ChildKind | "none">>;

/** Every keyword that a schema of a document may have. */
export const knownKeywords: ReadonlySet<string> = new Set([
  ...allKeywords.flatMap(({ spelled }) => spelled),
  ...annotationKeywords,
  ...Object.keys(otherKeywords),
]);

/** The keywords of a document that hold schemas. */
export const childKeywords: ReadonlyMap<string, ChildKind> = new Map(
  [
    ...allKeywords.flatMap(({ spelled, children }) => spelled.map((keyword) => [keyword, children] as const)),
    ...Object.entries(otherKeywords),
  ].filter((entry): entry is [string, ChildKind] => entry[1] !== "none"),
);

/** The keywords of a document that hold values of instances, which are no schemas whatever they look like. */
export const dataKeywords: ReadonlySet<string> = new Set([
  ...keywordsOfKind("values", "constant"),
  ...annotationsOfKind("value", "values"),
]);
