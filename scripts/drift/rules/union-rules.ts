import { changeReading, changeRequests, checkUse, fitRequests, nothing, readMore } from "./advice.js";
import type { RuleFamily } from "./rule-family.js";

const annotating = { request: "info", response: "info", effect: "annotates" } as const;

const fewer = { request: fitRequests, response: nothing } as const;
const more = { request: nothing, response: readMore } as const;
const notes = { request: nothing, response: nothing } as const;
const branchMore = "Give your code a branch for alternatives that it does not know.";
const tags = { request: checkUse, response: "Check whether your code tells the alternatives apart by it." } as const;

/** Intersections and choices. */
export const unionRules = {
  "all-of-added": {
    request: "error",
    response: "info",
    effect: "narrows",
    title: "allOf added",
    message: [
      "{name} was added to the `allOf` of {subject}.",
      "An inline schema was added to the `allOf` of {subject}.",
    ],
    brief: ["also all of {name}", "also all of an inline schema"],
    says: "must also match another schema; where that says nothing new it is compatible",
    advice: fewer,
  },
  "all-of-removed": {
    request: "warning",
    response: "warning",
    established: { response: "info" },
    effect: "widens",
    title: "allOf removed",
    message: [
      "{name} was removed from the `allOf` of {subject}.",
      "An inline schema was removed from the `allOf` of {subject}.",
    ],
    brief: ["not all of {name}", "not all of an inline schema"],
    says: "need no longer match one of its schemas; where the others say the same it is compatible",
    advice: more,
    unsaid: { keyword: "allOf", mark: "all-of" },
  },
  "all-of-added-annotation-only": {
    ...annotating,
    title: "allOf added annotation only",
    message: [
      "{name}, which has no constraints, was added to the `allOf` of {subject}.",
      "An inline schema, which has no constraints, was added to the `allOf` of {subject}.",
    ],
    brief: ["notes of {name}", "notes of an inline schema"],
    says: "got a schema without constraints in its `allOf`",
    advice: notes,
  },
  "all-of-removed-annotation-only": {
    ...annotating,
    title: "allOf removed annotation only",
    message: [
      "{name}, which has no constraints, was removed from the `allOf` of {subject}.",
      "An inline schema, which has no constraints, was removed from the `allOf` of {subject}.",
    ],
    brief: ["no notes of {name}", "no notes of an inline schema"],
    says: "lost a schema without constraints from its `allOf`",
    advice: notes,
  },
  "any-of-added": {
    request: "info",
    response: "error",
    established: { response: "info" },
    effect: "widens",
    title: "anyOf added",
    message: "{name} was added to the alternatives of {subject}.",
    brief: { also: "name" },
    says: "has another alternative in its `anyOf`; where all of it was allowed before that is compatible",
    advice: { request: nothing, response: branchMore },
  },
  "any-of-removed": {
    request: "error",
    response: "info",
    effect: "narrows",
    title: "anyOf removed",
    message: "{name} was removed from the alternatives of {subject}.",
    brief: { without: "name" },
    says: "lost an alternative of its `anyOf`; where the others take all of it that is compatible",
    advice: fewer,
  },
  "one-of-added": {
    request: "info",
    response: "error",
    effect: "widens",
    title: "oneOf added",
    message: "{name} was added to the alternatives of {subject}.",
    brief: { also: "name" },
    says: "has another alternative in its `oneOf`; where all of it was allowed before that is compatible",
    advice: { request: nothing, response: branchMore },
  },
  "one-of-removed": {
    request: "error",
    response: "info",
    effect: "narrows",
    title: "oneOf removed",
    message: "{name} was removed from the alternatives of {subject}.",
    brief: { without: "name" },
    says: "lost an alternative of its `oneOf`; where the others take all of it that is compatible",
    advice: fewer,
  },
  "wrapped-in-one-of": {
    request: "error",
    response: "error",
    effect: "replaces",
    title: "wrapped in oneOf",
    message: "{subject} was one object and is a choice of {to} now.",
    brief: "a choice of {to} instead of one object",
    says: "was one object and is a choice of several now",
    advice: {
      request: changeRequests,
      response: changeReading,
    },
  },
  "alternatives-added": {
    request: "error",
    response: "info",
    effect: "narrows",
    title: "alternatives added",
    message: "{subject} must also match one of {to} now.",
    brief: "only what matches one of {to}",
    says: "must also match one of several alternatives now",
    advice: fewer,
  },
  "alternatives-removed": {
    request: "info",
    response: "error",
    effect: "widens",
    title: "alternatives removed",
    message: "{subject} need no longer match one of {from}.",
    brief: "not only what matches one of {from}",
    says: "need no longer match one of several alternatives",
    advice: more,
    unsaid: { keyword: "anyOf or oneOf", mark: "alternatives" },
  },
} as const satisfies Record<string, RuleFamily>;

/** What tells the alternatives of a choice apart. */
export const discriminatorRules = {
  "discriminator-added": {
    ...annotating,
    title: "discriminator added",
    message: "{subject} got the discriminator {to}.",
    brief: "discriminator {to}",
    says: "has a discriminator now",
    advice: tags,
  },
  "discriminator-removed": {
    ...annotating,
    title: "discriminator removed",
    message: "{subject} lost the discriminator {from}.",
    brief: "no discriminator {from}",
    says: "no longer has a discriminator",
    advice: tags,
    unsaid: { keyword: "discriminator", mark: "discriminator" },
  },
  "discriminator-property-name-changed": {
    ...annotating,
    title: "discriminator property name changed",
    message: "The discriminator of {subject} changed from {from} to {to}.",
    brief: "discriminator {to} instead of {from}",
    says: "is discriminated by another property",
    advice: tags,
  },
  "discriminator-mapping-added": {
    ...annotating,
    title: "discriminator mapping added",
    message: "The discriminator of {subject} maps {name} to {to} now.",
    brief: "discriminator maps {name} to {to}",
    says: "maps another value of its discriminator",
    advice: tags,
  },
  "discriminator-mapping-deleted": {
    ...annotating,
    title: "discriminator mapping deleted",
    message: "The discriminator of {subject} no longer maps {name} to {from}.",
    brief: "discriminator does not map {name} to {from}",
    says: "maps a value of its discriminator less",
    advice: tags,
  },
  "discriminator-mapping-changed": {
    ...annotating,
    title: "discriminator mapping changed",
    message: "The discriminator of {subject} maps {name} to {to} instead of {from}.",
    brief: "discriminator maps {name} to {to} instead of {from}",
    says: "maps a value of its discriminator to another schema",
    advice: tags,
  },
  "discriminator-default-mapping-added": {
    ...annotating,
    title: "discriminator default mapping added",
    message: "The discriminator of {subject} maps all other values to {to} now.",
    brief: "discriminator maps other values to {to}",
    says: "reads values whose discriminator is missing, or is not mapped, by one of its alternatives now",
    advice: tags,
  },
  "discriminator-default-mapping-removed": {
    ...annotating,
    title: "discriminator default mapping removed",
    message: "The discriminator of {subject} no longer maps all other values to {from}.",
    brief: "discriminator does not map other values to {from}",
    says: "has no alternative any more for values whose discriminator is missing, or is not mapped",
    advice: tags,
  },
  "discriminator-default-mapping-changed": {
    ...annotating,
    title: "discriminator default mapping changed",
    message: "The discriminator of {subject} maps all other values to {to} instead of {from}.",
    brief: "discriminator maps other values to {to} instead of {from}",
    says: "reads values whose discriminator is missing, or is not mapped, by another alternative",
    advice: tags,
  },
} as const satisfies Record<string, RuleFamily>;
