/**
 * Words or phrases of one meaning. `[…]` encloses what may be missing, with `|` between alternatives
 * (`parameter[s][ name]`, `at[ the|] least`); a blank stands for any white space. Case does not matter.
 */
export type Phrases = readonly string[];

/** Phrases that stand before what they speak of (`at least 5`), and phrases that stand behind it (`5 or more`). */
export interface PhrasesAround {
  readonly before: Phrases;
  readonly after: Phrases;
}

/** What headings are about, the one that says more first: `response headers` are about the response. */
export const headingAreas = ["error", "response", "header", "path", "query", "request"] as const;
export type HeadingArea = (typeof headingAreas)[number];

/** What a part of a page is about. `ignored` is neither sent nor received in a body: headers of answers, prices. */
export type PageArea = HeadingArea | "ignored";

/** Columns of a parameter table. */
export const columns = ["name", "type", "required", "default", "place", "description", "values"] as const;
export type Column = (typeof columns)[number];

/** Where a field is sent, the place whose words are plainer first. */
export const fieldPlaces = ["header", "path", "query", "cookie", "form", "body"] as const;
export type FieldPlace = (typeof fieldPlaces)[number];

/** Types that languages have words for. */
export const namedTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "array",
  "object",
  "null",
  "file",
  "uri",
  "date",
  "datetime",
  "email",
  "any",
] as const;
export type NamedType = (typeof namedTypes)[number];

export const boundKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
export type BoundWord = (typeof boundKeywords)[number];

/**
 * The words by which docs pages in one language are read. The words of all languages are tried on every page, because
 * pages mix them; so one that means something else in another language on the list does not belong here.
 */
export interface PageWords {
  readonly headings: HeadingWords;
  readonly tables: TableWords;
  readonly types: TypeWords;
  readonly limits: LimitWords;
  readonly statements: StatementWords;
}

/** Headings that consist of nothing but these words say what follows. */
export interface HeadingWords {
  readonly areas: Readonly<Record<HeadingArea, Phrases>>;
  /** May stand beside the words of an area and change nothing: `example`, `the`; and marks of presence and `and`, too. */
  readonly fillers: Phrases;
  /** Sort fields and name no object that has them: `advanced`. */
  readonly groups: Phrases;
  /** What an object or its parts are called: `properties`. */
  readonly objects: Phrases;
  /** Alone on a line, they say that the parts of the object above follow. */
  readonly parts: Phrases;
  /** Alone on a line, they stand for parts that a reader may open: a copy has them or not. */
  readonly folded: Phrases;
  /** Whole headings above the address of an operation, which do not say what it does: `Endpoint`. */
  readonly addresses: Phrases;
  /** What stands below a heading with such words is not taken: `unsupported parameters`. */
  readonly denied: Phrases;
  /** Whole headings above what several operations refer to: `Schemas`. */
  readonly definitions: Phrases;
  /** Whole lines of what a page has around its text: `Skip to content`, `On this page`. */
  readonly navigation: Phrases;
  /** The request as a whole; before {@link response} the heading speaks of both. */
  readonly request: Phrases;
  readonly response: Phrases;
}

export interface TableWords {
  /** Headers; those of `optional` are of a column that says the opposite of `required`, and one of examples limits nothing. */
  readonly columns: Readonly<Record<Column | "optional" | "example", Phrases>>;
  /** Cells of the column `place`. */
  readonly places: Readonly<Record<FieldPlace, Phrases>>;
  /** Cells and marks that say whether something must be sent. */
  readonly presence: PresenceWords;
  /** Cells that say that there is no type or default: `none`. */
  readonly nothing: Phrases;
}

export interface PresenceWords {
  /** Plain answers to the header of the column, also signs where they mean the opposite elsewhere. */
  readonly yes: Phrases;
  readonly no: Phrases;
  /**
   * Marks that mean the same wherever they stand. Those of `optional` may contain one of `required`: `not required`; what is
   * deprecated may be left out as well.
   */
  readonly required: Phrases;
  readonly optional: Phrases;
}

export interface TypeWords {
  /** Beside the tokens that are the same everywhere, such as `int32` and `varchar`. */
  readonly names: Readonly<Record<NamedType, Phrases>>;
  /** What a name may end with and mean the same: the `s` of `strings`. */
  readonly endings: Phrases;
  /** A list of what stands behind or before: `array of …`. */
  readonly list: PhrasesAround;
  /** Ends the name of some object: `message object`. */
  readonly object: Phrases;
  readonly nullable: Phrases;
}

export interface LimitWords {
  readonly bounds: Readonly<Record<BoundWord, PhrasesAround>>;
  /** Before the words of an exclusive bound they make an inclusive one of the other end: `not` + `less than`. */
  readonly negations: Phrases;
  /** Make what stands beside them hold in some cases only, so that it is no limit: `when n is …`. */
  readonly conditions: PhrasesAround;
  /** Before the first, between and behind the two ends of a range; `and` of {@link StatementWords} stands there as well. */
  readonly range: { readonly before: Phrases; readonly between: Phrases; readonly after: Phrases };
  /** What lengths and lists are counted in, and what else a number may count: `seconds`. */
  readonly units: { readonly characters: Phrases; readonly items: Phrases; readonly other: Phrases };
  /** Before the least and the greatest length of a text, or both, which need no unit. */
  readonly lengths: { readonly minimum: Phrases; readonly maximum: Phrases; readonly both: Phrases };
  /** Before the least and the greatest number of items. */
  readonly counts: { readonly minimum: Phrases; readonly maximum: Phrases };
  /** One, two, three, four and five, in this order. */
  readonly numerals: Phrases;
  /** Behind an end of a range, they say that it is none of the values, or that it is one: `1 (exclusive)`. */
  readonly exclusive: Phrases;
  readonly inclusive: Phrases;
  /** Say that a text or list has something in it. */
  readonly nonEmpty: Phrases;
  /** Beside a number without a unit they make it one of what each item has: `per`. */
  readonly each: Phrases;
  /** Beginnings of words that make what follows an example or advice: `typical`. */
  readonly advice: Phrases;
}

export interface StatementWords {
  readonly or: Phrases;
  readonly and: Phrases;
  /**
   * Say that the values beside them are all that are allowed: `allowed`; those of `of` need neither a colon nor quotes:
   * `one of a, b`.
   */
  readonly choice: PhrasesAround & { readonly of: Phrases };
  /** Make a list of values one of examples: `such as`. */
  readonly open: Phrases;
  /** Before a default; those of `label` only with a colon or an equals sign. */
  readonly default: { readonly before: Phrases; readonly label: Phrases };
  /** Say that something is there only for those who use it already; what is more than one word says so wherever a sentence begins. */
  readonly deprecated: Phrases;
  /** Headers of a column that says whether there is what a row names: `supported`. */
  readonly offered: Phrases;
  /** Say by themselves that something is not there, or not yet: `coming soon`. */
  readonly notOffered: Phrases;
  /** Say that a request has no body. */
  readonly noBody: Phrases;
  /** Before the address below which all endpoints are. */
  readonly baseUrl: Phrases;
  /** Begin a part of the name of a host that stands for one of the reader's own: `your-domain`. */
  readonly standIns: Phrases;
}
