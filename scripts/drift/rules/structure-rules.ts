import { changeReading, changeRequests, fitRequests, nothing, readMore } from "./advice.js";
import type { RuleFamily } from "./rule-family.js";

const narrowing = { request: "error", response: "info", effect: "narrows" } as const;
const widening = { request: "info", response: "error", effect: "widens" } as const;
const replacing = { request: "error", response: "error", effect: "replaces" } as const;

const fewer = { request: fitRequests, response: nothing } as const;
const more = { request: nothing, response: readMore } as const;
const other = { request: changeRequests, response: changeReading } as const;

/** A keyword that narrows by being there, as titles, sentences and descriptions call it. */
interface Keyword<Words extends string> {
  readonly short: string;
  readonly words: Words;
  readonly keyword: string;
  readonly mark: string;
}

const added = <const Words extends string>({ short, words, keyword }: Keyword<Words>) =>
  ({
    ...narrowing,
    title: `${short} added`,
    message: `The ${words} was added to {subject}.`,
    brief: `${words}`,
    says: `has the constraint \`${keyword}\` now`,
    advice: fewer,
  }) as const;
const removed = <const Words extends string>({ short, words, keyword, mark }: Keyword<Words>) =>
  ({
    ...widening,
    title: `${short} removed`,
    message: `The ${words} was removed from {subject}.`,
    brief: `no ${words}`,
    says: `lost the constraint \`${keyword}\``,
    advice: more,
    unsaid: { keyword, mark },
  }) as const;
/** For a keyword of which a change is told as a whole; of others what differs inside of the schema is. */
const changed = <const Words extends string>({ short, words, keyword }: Keyword<Words>) =>
  ({
    ...replacing,
    title: `${short} changed`,
    message: `The ${words} of {subject} changed.`,
    brief: `another ${words}`,
    says: `has another constraint \`${keyword}\``,
    advice: other,
  }) as const;

const condition = { short: "`if`", words: "condition `if`", keyword: "if", mark: "if" } as const;
const consequence = { short: "`then`", words: "consequence `then`", keyword: "then", mark: "then" } as const;
const alternative = { short: "`else`", words: "alternative `else`", keyword: "else", mark: "else" } as const;
const contains = { short: "`contains`", words: "`contains`", keyword: "contains", mark: "contains" } as const;
const dependentRequired = {
  short: "dependent required",
  words: "`dependentRequired` of {name}",
  keyword: "dependentRequired",
  mark: "dependent-required",
} as const;
const dependentSchema = {
  short: "dependent schema",
  words: "`dependentSchemas` of {name}",
  keyword: "dependentSchemas",
  mark: "dependent-schema",
} as const;
const patternProperty = {
  short: "pattern property",
  words: "pattern property {name}",
  keyword: "patternProperties",
  mark: "pattern-property",
} as const;
const propertyNames = {
  short: "property names",
  words: "`propertyNames`",
  keyword: "propertyNames",
  mark: "property-names",
} as const;
const unevaluatedItems = {
  short: "unevaluated items",
  words: "`unevaluatedItems`",
  keyword: "unevaluatedItems",
  mark: "unevaluated-items",
} as const;
const unevaluatedProperties = {
  short: "unevaluated properties",
  words: "`unevaluatedProperties`",
  keyword: "unevaluatedProperties",
  mark: "unevaluated-properties",
} as const;
const contentSchema = {
  short: "content schema",
  words: "`contentSchema`",
  keyword: "contentSchema",
  mark: "content-schema",
} as const;
const not = { short: "`not`", words: "`not`", keyword: "not", mark: "not" } as const;

/** Keywords that narrow by being there. */
export const keywordRules = {
  "if-added": added(condition),
  "if-removed": removed(condition),
  "if-changed": changed(condition),
  "then-added": added(consequence),
  "then-removed": removed(consequence),
  "else-added": added(alternative),
  "else-removed": removed(alternative),
  "contains-added": added(contains),
  "contains-removed": removed(contains),
  "contains-changed": changed(contains),
  "dependent-required-added": {
    ...added(dependentRequired),
    message: "The `dependentRequired` of {name} was added to {subject}: where {name} is, {to} must be.",
    brief: "with {name} also {to}",
  },
  "dependent-required-removed": {
    ...removed(dependentRequired),
    message: "The `dependentRequired` of {name} was removed from {subject}: where {name} is, {from} need not be.",
    brief: "with {name} not necessarily {from}",
  },
  "dependent-required-changed": {
    ...changed(dependentRequired),
    message: "The `dependentRequired` of {name} in {subject} changed: where {name} is, {to} must be instead of {from}.",
    brief: "with {name} {to} instead of {from}",
  },
  "dependent-schema-added": added(dependentSchema),
  "dependent-schema-removed": removed(dependentSchema),
  "pattern-property-added": added(patternProperty),
  "pattern-property-removed": removed(patternProperty),
  "property-names-added": added(propertyNames),
  "property-names-removed": removed(propertyNames),
  "unevaluated-items-added": added(unevaluatedItems),
  "unevaluated-items-removed": removed(unevaluatedItems),
  "unevaluated-properties-added": added(unevaluatedProperties),
  "unevaluated-properties-removed": removed(unevaluatedProperties),
  "content-schema-added": added(contentSchema),
  "content-schema-removed": removed(contentSchema),
  "not-added": {
    ...added(not),
    message: ["{name} of {subject} refuses what two alternatives take now.", added(not).message],
  },
  "not-removed": {
    ...removed(not),
    message: ["{name} of {subject} no longer refuses what two alternatives take.", removed(not).message],
  },
  "not-changed": changed(not),
} as const satisfies Record<string, RuleFamily>;

/** What an object or a list may hold beside what is listed, and what a text holds. */
export const contentRules = {
  "prefix-items-added": {
    ...widening,
    title: "prefix items added",
    message: "The number of items of {subject} that are described by their position rose from {from} to {to}.",
    brief: "{to} items described by their position instead of {from}",
    says: "describes more items by their position; it is compatible where they may hold what they held",
    advice: { request: "Check what you send at the positions that are described now.", response: changeReading },
  },
  "prefix-items-removed": {
    ...narrowing,
    title: "prefix items removed",
    message: "The number of items of {subject} that are described by their position fell from {from} to {to}.",
    brief: "{to} items described by their position instead of {from}",
    says: "describes fewer items by their position; it is compatible where they may hold what they held",
    advice: { request: "Check what you send at the positions that are no longer described.", response: changeReading },
  },
  "additional-properties-closed": {
    ...narrowing,
    title: "additional properties closed",
    message: "{subject} no longer allows properties that are not listed.",
    brief: "no other properties",
    says: "no longer allows properties that it does not list",
    advice: { request: "Stop sending properties that are not listed.", response: nothing },
  },
  "additional-properties-opened": {
    ...widening,
    response: "warning",
    title: "additional properties opened",
    message: "{subject} now allows properties that are not listed.",
    brief: "also other properties",
    says: "allows properties that it does not list",
    advice: { request: nothing, response: "Check that your code ignores properties that it does not know." },
    unsaid: { keyword: "additionalProperties: false", mark: "additional-properties" },
  },
  "content-media-type-changed": {
    ...replacing,
    title: "content media type changed",
    message: [
      "The media type of the text in {subject} changed from {from} to {to}.",
      "The text in {subject} has the media type {to} now.",
      "The text in {subject} no longer has the media type {from}.",
    ],
    brief: ["text of {to} instead of {from}", "text of {to}", "text not of {from}"],
    says: "holds text of another media type",
    advice: other,
  },
  "content-encoding-changed": {
    ...replacing,
    title: "content encoding changed",
    message: [
      "The encoding of the text in {subject} changed from {from} to {to}.",
      "The text in {subject} has the encoding {to} now.",
      "The text in {subject} no longer has the encoding {from}.",
    ],
    brief: ["text in {to} instead of {from}", "text in {to}", "text not in {from}"],
    says: "holds text in another encoding",
    advice: other,
  },
} as const satisfies Record<string, RuleFamily>;
