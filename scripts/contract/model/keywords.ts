import type {
  Annotations,
  ArrayRules,
  ConditionalRules,
  Discriminator,
  InstanceType,
  Json,
  NumberRules,
  ObjectRules,
  Schema,
  StringRules,
} from "./types.js";

/**
 * What is known of the keywords of JSON Schema 2020-12, once for all stages. A keyword is added to an interface of
 * `types.ts`; `tsc` then asks for its row here, and from here, or by `satisfies Record<…>`, for every place that must
 * know it. What types cannot ask for, `test/scripts/ir/keywords.test.ts` does, for each row.
 */

/** How the schemas that a keyword holds are kept. */
export type ChildKind = "one" | "list" | "map";

/** What a keyword with schemas holds, by {@link ChildKind}. */
export interface ChildValues {
  readonly one: Schema;
  readonly list: readonly Schema[];
  readonly map: ReadonlyMap<string, Schema>;
}

/** Where schemas apply: to the instance of their parent, or to a part of it (an item, a property, what a text holds). */
export type Applies = "in place" | "below";

/**
 * What a keyword does to the values that a schema accepts: `restricts` takes some away, and takes away no less when one
 * of its schemas accepts less; `reverses` gives some back then; `decides` may do either; `describes` takes none away.
 */
export type KeywordEffect = "restricts" | "reverses" | "decides" | "describes";

/** What a keyword without schemas holds. A `count` is a whole number, a `step` a number above zero. */
export type ValueKind =
  | "number"
  | "count"
  | "step"
  | "text"
  | "flag"
  | "constant"
  | "names"
  | "namesByName"
  | "reference"
  | "types"
  | "values"
  | "discriminator";

interface Fact {
  readonly direction: KeywordEffect;
  /** Keywords as a document spells them, where that is not the name of the member. */
  readonly spelled?: readonly string[];
}

interface Parent<Kind extends ChildKind> extends Fact {
  readonly children: Kind;
  readonly applies: Applies;
}

interface Plain<Kind extends ValueKind> extends Fact {
  readonly children: "none";
  readonly value: Kind;
  /** A limit of numbers or amounts: the lower it is, the more is accepted, or the less. */
  readonly bound?: "lower" | "upper";
}

/** The facts that fit a member of the IR. A member that none fits needs a kind of its own, above. */
type FactOf<T> = T extends Schema
  ? Parent<"one">
  : T extends readonly Schema[]
    ? Parent<"list">
    : T extends ReadonlyMap<string, Schema>
      ? Parent<"map">
      : T extends number
        ? Plain<"number" | "count" | "step">
        : T extends true
          ? Plain<"flag" | "constant">
          : T extends string
            ? Plain<"text" | "reference">
            : T extends ReadonlySet<InstanceType>
              ? Plain<"types">
              : T extends ReadonlySet<string>
                ? Plain<"names">
                : T extends ReadonlyMap<string, readonly string[]>
                  ? Plain<"namesByName">
                  : T extends Discriminator
                    ? Plain<"discriminator">
                    : T extends readonly Json[]
                      ? Plain<"values">
                      : never;

/** The groups of rules that a schema has as members. */
export type RuleGroup = "string" | "number" | "array" | "object" | "conditional";

/** Members of a schema that say something of values: its groups of rules, and its own keywords. */
export type SchemaMember = Exclude<keyof Schema, "at" | "notes">;

/** Where keywords stand: in a group of rules, or in the schema itself. */
interface Rules {
  readonly string: StringRules;
  readonly number: NumberRules;
  readonly array: ArrayRules;
  readonly object: ObjectRules;
  readonly schema: Pick<Schema, Exclude<SchemaMember, RuleGroup>>;
  readonly conditional: ConditionalRules;
}

export type KeywordPlace = keyof Rules;

type Table<T> = { readonly [K in keyof T]-?: FactOf<Exclude<T[K], undefined>> };

const lowest = { children: "none", value: "count", bound: "lower", direction: "restricts" } as const;
const highest = { children: "none", value: "count", bound: "upper", direction: "restricts" } as const;
const flag = { children: "none", value: "flag", direction: "restricts" } as const;
const note = { children: "none", value: "text", direction: "describes" } as const;
const one = { children: "one", applies: "below", direction: "restricts" } as const;
const list = { children: "list", applies: "in place", direction: "restricts" } as const;
const map = { children: "map", applies: "below", direction: "restricts" } as const;

/** Every keyword that says something of values, by where it stands in the IR. Stages visit them in this order. */
export const keywords = {
  string: {
    minLength: lowest,
    maxLength: highest,
    pattern: { children: "none", value: "text", direction: "restricts" },
    contentEncoding: note,
    contentMediaType: note,
    // JSON Schema 2020-12, validation 8.2: what contents are is for applications to check.
    contentSchema: { ...one, direction: "describes" },
  },
  number: {
    minimum: { ...lowest, value: "number" },
    maximum: { ...highest, value: "number" },
    exclusiveMinimum: { ...lowest, value: "number" },
    exclusiveMaximum: { ...highest, value: "number" },
    multipleOf: { children: "none", value: "step", direction: "restricts" },
  },
  array: {
    prefixItems: { ...list, applies: "below" },
    items: one,
    contains: one,
    minContains: lowest,
    // The less `contains` accepts, the more lists are short enough.
    maxContains: { ...highest, direction: "reverses" },
    minItems: lowest,
    maxItems: highest,
    uniqueItems: flag,
    unevaluatedItems: one,
  },
  object: {
    properties: map,
    required: { children: "none", value: "names", direction: "restricts" },
    patternProperties: map,
    additionalProperties: one,
    propertyNames: one,
    minProperties: lowest,
    maxProperties: highest,
    dependentRequired: { children: "none", value: "namesByName", direction: "restricts" },
    dependentSchemas: { ...map, applies: "in place" },
    unevaluatedProperties: one,
  },
  schema: {
    // The schema `false`, which has no keyword.
    never: { ...flag, spelled: [] },
    ref: { children: "none", value: "reference", direction: "restricts", spelled: ["$ref", "$dynamicRef"] },
    types: { children: "none", value: "types", direction: "restricts", spelled: ["type"] },
    enum: { children: "none", value: "values", direction: "restricts" },
    // Marks an enumeration of one, which restricts.
    const: { children: "none", value: "constant", direction: "describes" },
    format: { children: "none", value: "text", direction: "restricts" },
    allOf: list,
    anyOf: list,
    // At least one: descriptions seldom mean the other half of it.
    oneOf: list,
    not: { ...one, applies: "in place", direction: "reverses" },
    discriminator: { children: "none", value: "discriminator", direction: "describes" },
  },
  conditional: {
    if: { ...one, applies: "in place", direction: "decides" },
    then: { ...one, applies: "in place" },
    else: { ...one, applies: "in place" },
  },
} as const satisfies { readonly [P in KeywordPlace]: Table<Rules[P]> };

type Keywords = typeof keywords;

type Select<Wanted> = {
  [P in KeywordPlace]: {
    [K in keyof Keywords[P]]: Keywords[P][K] extends Wanted ? K : never;
  }[keyof Keywords[P]];
}[KeywordPlace];

/** A keyword by the name of its member in the IR; no two places share one. */
export type Keyword = Select<Fact>;

/** Keywords whose schemas apply to the instance of their parent. */
export type InPlaceKeyword = Select<{ readonly applies: "in place" }>;

/** Limits of numbers and amounts. */
export type BoundKeyword = Select<{ readonly bound: string }>;

/** One row of the table, as data. */
export type KeywordRow = {
  readonly keyword: Keyword;
  readonly place: KeywordPlace;
  readonly spelled: readonly string[];
} & (Parent<ChildKind> | Plain<ValueKind>);

const places = Object.keys(keywords) as KeywordPlace[];

/** The rows of each place, in the order of the table. */
export const keywordRows = Object.fromEntries(
  places.map((place) => [
    place,
    Object.entries<Parent<ChildKind> | Plain<ValueKind>>(keywords[place]).map(([keyword, fact]) => ({
      spelled: [keyword],
      ...fact,
      keyword,
      place,
    })),
  ]),
) as unknown as Readonly<Record<KeywordPlace, readonly KeywordRow[]>>;

/** Every row. */
export const allKeywords: readonly KeywordRow[] = places.flatMap((place) => keywordRows[place]);

/** Lower bounds and upper ones. */
export const bounds: ReadonlyMap<string, "lower" | "upper"> = new Map(
  allKeywords.flatMap((row) => (row.children === "none" && row.bound ? [[row.keyword, row.bound] as const] : [])),
);

const groups = places.filter((place) => place !== "schema");

/** The members of a schema of which each refuses some value by itself. */
export const assertingMembers: readonly SchemaMember[] = [
  ...keywordRows.schema
    .filter(({ direction }) => direction !== "describes")
    .map(({ keyword }) => keyword as Exclude<SchemaMember, RuleGroup>),
  ...groups,
];

/** Keywords that say nothing of values, by what stands in them. An `extension` has an `x-` before its name. */
export const annotations = {
  title: "text",
  description: "text",
  default: "value",
  examples: "values",
  deprecated: "flag",
  readOnly: "flag",
  writeOnly: "flag",
  providers: "extension",
  extensions: "extension",
} as const satisfies Readonly<Record<keyof Annotations, "text" | "flag" | "value" | "values" | "extension">>;

/** Annotations by the names that documents have for them. */
export const annotationKeywords: readonly string[] = Object.entries(annotations).flatMap(([keyword, kind]) =>
  kind === "extension" ? [] : [keyword],
);

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
  ...allKeywords.flatMap((row) =>
    row.children === "none" && (row.value === "values" || row.value === "constant") ? row.spelled : [],
  ),
  ...Object.entries(annotations).flatMap(([keyword, kind]) => (/^values?$/.test(kind) ? [keyword] : [])),
]);
