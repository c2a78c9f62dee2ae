/** `error` breaks clients that were written for base; `warning` may; `info` does not. */
export type Level = "error" | "warning" | "info";

/** Which part of its version a client generated from base has to raise to be generated from the revision. */
export type Impact = "major" | "minor" | "patch";

/** Who sends the value: the client (request) or the provider (response); `none` for what has no value. */
export type Direction = "request" | "response" | "none";

export type RuleArea =
  | "paths"
  | "parameters"
  | "request-body"
  | "responses"
  | "headers"
  | "schema"
  | "security"
  | "servers"
  | "components"
  | "tags"
  | "info";

/**
 * What a sentence can mention of a change beside its subject: what it is called, what it was and is, and the days of notice
 * that the policy asks for.
 */
export type FactName = "name" | "from" | "to" | "notice";

/** A text or texts of a description, or a number. */
export type Fact = string | number | readonly string[];

export type ChangeFacts = { readonly [Name in FactName]?: Fact };

/**
 * What happened, with `{subject}`, `{name}`, `{from}` and `{to}` for the facts of a change. Where facts may be missing there
 * are several: the first is said of which all are known.
 */
export type Sentence = string | readonly [string, ...string[]];

/**
 * What differs, for a table that names the place itself and compares providers of which none is the other's past: a few
 * words, or one of the forms in which such a table can join several changes.
 */
export type BriefForm =
  | Sentence
  /** The thing as such is not there. */
  | { readonly missing: true }
  /** A value that is not allowed, an alternative that is not described, or one of either that is in addition. */
  | { readonly not: FactName }
  | { readonly without: FactName }
  | { readonly also: FactName };

/** The form of what was removed. */
export const missing = { missing: true } as const;

/** All that there is to one kind of change: how grave it is, what is said about it and what to do. */
export interface RuleDefinition {
  readonly level: Level;
  /** The level in the established catalogue, where that is another. */
  readonly established?: Level;
  /** For users of a generated client, where that is not what the level says: an error major, a warning minor, an info patch. */
  readonly impact?: Impact | "none";
  readonly direction: Direction;
  readonly area: RuleArea;
  readonly title: string;
  readonly message: Sentence;
  readonly brief: BriefForm;
  /** What it means, and where its level is another. */
  readonly explanation: string;
  /** What to do about it, for whoever calls the API. */
  readonly advice: string;
  /** It is about what an operation promises, and told at its level of drafts and alphas, too. */
  readonly aboutPromises?: true;
  /** Both sides take the same values, which mean something else: none proves it. */
  readonly sameValues?: true;
}

export interface Rule extends RuleDefinition {
  readonly id: string;
}

/** The parts of an operation that a schema can describe. */
export const subjects = {
  "request-body": { direction: "request", area: "schema", title: "Request body", noun: "the request body" },
  "request-property": { direction: "request", area: "schema", title: "Request property", noun: "a request property" },
  "request-parameter": {
    direction: "request",
    area: "parameters",
    title: "Request parameter",
    noun: "a request parameter",
  },
  "request-parameter-property": {
    direction: "request",
    area: "parameters",
    title: "Request parameter property",
    noun: "a property of a request parameter",
  },
  "response-body": { direction: "response", area: "schema", title: "Response body", noun: "a response body" },
  "response-property": {
    direction: "response",
    area: "schema",
    title: "Response property",
    noun: "a response property",
  },
  "response-header": {
    direction: "response",
    area: "headers",
    title: "Response header",
    noun: "a response header (or of a parameter of a webhook or callback)",
  },
  "response-header-property": {
    direction: "response",
    area: "headers",
    title: "Response header property",
    noun: "a property of a response header (or of a parameter of a webhook or callback)",
  },
} as const satisfies Record<string, { direction: Direction; area: RuleArea; title: string; noun: string }>;

export type Subject = keyof typeof subjects;

export const subjectNames = Object.keys(subjects) as readonly Subject[];
