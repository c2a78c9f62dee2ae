import { fitRequests, nothing, readMore } from "./advice.js";
import type { Level } from "./rule.js";
import type { RuleFamily } from "./rule-family.js";

const narrowing = { effect: "narrows", response: "info" } as const;
const widening = { effect: "widens", request: "info", response: "error" } as const;

/** The words of a limit, and how grave it is for requests where there was none. */
interface Limit<Words extends string> {
  /** In titles: `max length`. */
  readonly short: string;
  /** In sentences: `maximum length`. */
  readonly words: Words;
  readonly keyword: string;
  readonly mark: string;
  readonly request?: Level;
}

const increased = <const Words extends string>({ short, words }: Limit<Words>) =>
  ({
    title: `${short} increased`,
    message: `The ${words} of {subject} was increased from {from} to {to}.`,
    brief: `${words} {to} instead of {from}`,
  }) as const;
const decreased = <const Words extends string>({ short, words }: Limit<Words>) =>
  ({
    title: `${short} decreased`,
    message: `The ${words} of {subject} was decreased from {from} to {to}.`,
    brief: `${words} {to} instead of {from}`,
  }) as const;
const tighter = (words: string) =>
  ({
    ...narrowing,
    request: "error",
    says: `has a tighter ${words}`,
    advice: { request: `Check that what you send keeps to the ${words}.`, response: nothing },
  }) as const;
const looser = (words: string) =>
  ({
    ...widening,
    says: `has a looser ${words}`,
    advice: { request: nothing, response: `Check that your code copes with values beyond the old ${words}.` },
  }) as const;

const atMostLess = <const Words extends string>(limit: Limit<Words>) =>
  ({ ...decreased(limit), ...tighter(limit.words) }) as const;
const atMostMore = <const Words extends string>(limit: Limit<Words>) =>
  ({ ...increased(limit), ...looser(limit.words) }) as const;
const atLeastMore = <const Words extends string>(limit: Limit<Words>) =>
  ({ ...increased(limit), ...tighter(limit.words) }) as const;
/** Where none is the same as 0, a page that is silent about the limit has not lowered it. */
const atLeastLess = <const Words extends string>(limit: Limit<Words>) =>
  ({ ...decreased(limit), ...looser(limit.words), unsaid: { keyword: limit.keyword, mark: limit.mark } }) as const;
const set = <const Words extends string>({ short, words, request = "warning" }: Limit<Words>) =>
  ({
    ...narrowing,
    request,
    title: `${short} set`,
    message: `The ${words} of {subject} was set to {to}.`,
    brief: `${words} {to}`,
    says: `sets the ${words} now`,
    advice: { request: `Check that what you send keeps to the ${words}.`, response: nothing },
  }) as const;
const unset = <const Words extends string>({ short, words, keyword, mark }: Limit<Words>) =>
  ({
    ...widening,
    title: `${short} unset`,
    message: `The ${words} of {subject}, {from}, was removed.`,
    brief: `no ${words} {from}`,
    says: `no longer sets the ${words}`,
    advice: { request: nothing, response: `Check that your code copes with values beyond the old ${words}.` },
    unsaid: { keyword, mark },
  }) as const;

const max = { short: "max", words: "maximum", keyword: "maximum", mark: "max" } as const;
const exclusiveMax = {
  short: "exclusive max",
  words: "exclusive maximum",
  keyword: "exclusiveMaximum",
  mark: "exclusive-max",
} as const;
const min = { short: "min", words: "minimum", keyword: "minimum", mark: "min" } as const;
const exclusiveMin = {
  short: "exclusive min",
  words: "exclusive minimum",
  keyword: "exclusiveMinimum",
  mark: "exclusive-min",
} as const;
const maxLength = {
  short: "max length",
  words: "maximum length",
  keyword: "maxLength",
  mark: "max-length",
} as const;
const minLength = {
  short: "min length",
  words: "minimum length",
  keyword: "minLength",
  mark: "min-length",
} as const;
const maxItems = {
  short: "max items",
  words: "maximum number of items",
  keyword: "maxItems",
  mark: "max-items",
} as const;
const minItems = {
  short: "min items",
  words: "minimum number of items",
  keyword: "minItems",
  mark: "min-items",
} as const;
const maxProperties = {
  short: "max properties",
  words: "maximum number of properties",
  keyword: "maxProperties",
  mark: "max-properties",
} as const;
const minProperties = {
  short: "min properties",
  words: "minimum number of properties",
  keyword: "minProperties",
  mark: "min-properties",
} as const;
const maxContains = {
  short: "max contains",
  words: "maximum number of matching items",
  keyword: "maxContains",
  mark: "max-contains",
  request: "error",
} as const;
const minContains = {
  short: "min contains",
  words: "minimum number of matching items",
  keyword: "minContains",
  mark: "min-contains",
} as const;

/** Upper and lower bounds. Where none is the same as a bound, such as 0, it is moved rather than set. */
export const boundRules = {
  "max-increased": atMostMore(max),
  "max-decreased": atMostLess(max),
  "max-set": set(max),
  "max-unset": unset(max),
  "exclusive-max-increased": atMostMore(exclusiveMax),
  "exclusive-max-decreased": atMostLess(exclusiveMax),
  "exclusive-max-set": set(exclusiveMax),
  "exclusive-max-unset": unset(exclusiveMax),
  "min-increased": atLeastMore(min),
  "min-decreased": { ...decreased(min), ...looser(min.words) },
  "min-set": set(min),
  "min-unset": unset(min),
  "exclusive-min-increased": atLeastMore(exclusiveMin),
  "exclusive-min-decreased": { ...decreased(exclusiveMin), ...looser(exclusiveMin.words) },
  "exclusive-min-set": set(exclusiveMin),
  "exclusive-min-unset": unset(exclusiveMin),
  "max-length-increased": atMostMore(maxLength),
  "max-length-decreased": atMostLess(maxLength),
  "max-length-set": set(maxLength),
  "max-length-unset": unset(maxLength),
  "min-length-increased": atLeastMore(minLength),
  "min-length-decreased": atLeastLess(minLength),
  "max-items-increased": atMostMore(maxItems),
  "max-items-decreased": atMostLess(maxItems),
  "max-items-set": set(maxItems),
  "max-items-unset": unset(maxItems),
  "min-items-increased": atLeastMore(minItems),
  "min-items-decreased": { ...decreased(minItems), ...looser(minItems.words) },
  "min-items-set": set(minItems),
  "min-items-unset": unset(minItems),
  "max-properties-increased": atMostMore(maxProperties),
  "max-properties-decreased": atMostLess(maxProperties),
  "max-properties-set": set(maxProperties),
  "max-properties-unset": unset(maxProperties),
  "min-properties-increased": atLeastMore(minProperties),
  "min-properties-decreased": atLeastLess(minProperties),
  "max-contains-increased": atMostMore(maxContains),
  "max-contains-decreased": atMostLess(maxContains),
  "max-contains-set": set(maxContains),
  "max-contains-unset": unset(maxContains),
  "min-contains-increased": atLeastMore(minContains),
  "min-contains-decreased": { ...decreased(minContains), ...looser(minContains.words) },
} as const satisfies Record<string, RuleFamily>;

/** Steps, distinct items and patterns. */
export const patternRules = {
  "multiple-of-set": {
    request: "warning",
    response: "info",
    effect: "narrows",
    title: "multiple of set",
    message: "{subject} must be a multiple of {to} now.",
    brief: "only multiples of {to}",
    says: "only allows multiples of a number",
    advice: { request: "Round what you send to the step.", response: nothing },
  },
  "multiple-of-unset": {
    ...widening,
    title: "multiple of unset",
    message: "{subject} need no longer be a multiple of {from}.",
    brief: "not only multiples of {from}",
    says: "no longer only allows multiples of a number",
    advice: { request: nothing, response: "Check that your code copes with numbers between the old steps." },
    unsaid: { keyword: "multipleOf", mark: "multiple-of" },
  },
  "multiple-of-changed": {
    request: "error",
    response: "error",
    effect: "replaces",
    title: "multiple of changed",
    message: "{subject} must be a multiple of {to} instead of {from}.",
    brief: "multiples of {to} instead of {from}",
    says: "only allows multiples of another number; where the old steps are among the new ones that is compatible",
    advice: {
      request: "Round what you send to the new step.",
      response: "Check that your code copes with numbers between the old steps.",
    },
  },
  "unique-items-added": {
    request: "error",
    ...narrowing,
    title: "unique items added",
    message: "The items of {subject} must be distinct now.",
    brief: "only distinct items",
    says: "requires distinct items",
    advice: { request: "Send no item twice.", response: nothing },
  },
  "unique-items-removed": {
    ...widening,
    title: "unique items removed",
    message: "The items of {subject} need no longer be distinct.",
    brief: "items may repeat",
    says: "no longer requires distinct items",
    advice: { request: nothing, response: "Check that your code copes with an item that comes twice." },
    unsaid: { keyword: "uniqueItems", mark: "unique-items" },
  },
  "pattern-added": {
    request: "error",
    ...narrowing,
    title: "pattern added",
    message: "{subject} must match {to} now.",
    brief: "only what matches {to}",
    says: "requires a pattern",
    advice: { request: "Check that what you send matches the pattern.", response: nothing },
  },
  "pattern-removed": {
    request: "info",
    response: "warning",
    established: { response: "info" },
    effect: "widens",
    title: "pattern removed",
    message: "{subject} need no longer match {from}.",
    brief: "not only what matches {from}",
    says: "no longer requires a pattern",
    advice: { request: nothing, response: readMore },
    unsaid: { keyword: "pattern", mark: "pattern" },
  },
  "pattern-changed": {
    request: "warning",
    response: "warning",
    established: { response: "info" },
    effect: "replaces",
    title: "pattern changed",
    message: "The pattern of {subject} changed from {from} to {to}.",
    brief: "pattern {to} instead of {from}",
    says: "requires another pattern",
    advice: { request: fitRequests, response: readMore },
  },
  "pattern-generalized": {
    request: "info",
    response: "warning",
    established: { response: "info" },
    effect: "widens",
    title: "pattern generalized",
    message: "The pattern of {subject} was widened from {from} to {to}.",
    brief: "pattern {to} instead of {from}",
    says: "requires a more general pattern",
    advice: { request: nothing, response: readMore },
  },
} as const satisfies Record<string, RuleFamily>;
