import { changeReading, changeRequests, checkUse, fitRequests, nothing, readMore } from "./advice.js";
import type { RuleFamily } from "./rule-family.js";

const narrowing = { request: "error", response: "info", effect: "narrows" } as const;
const widening = { request: "info", response: "error", effect: "widens" } as const;
const replacing = { request: "error", response: "error", effect: "replaces" } as const;
const annotating = { request: "info", response: "info", effect: "annotates" } as const;

const fewer = { request: fitRequests, response: nothing } as const;
const more = { request: nothing, response: readMore } as const;
const instead = "{to} instead of {from}";

/** A changed default of a parameter changes what a request without it means; of a property it is reported only. */
const parameterDefaults = {
  levels: { "request-parameter": "error" },
  because:
    "A request that leaves it out is no longer the same request, though no value of it is refused. Of bodies, and of another provider, it is compatible.",
} as const;
const sendDefault = {
  request: "Send the value that your code counts on instead of leaving it out.",
  response: checkUse,
} as const;

/** A side without a type allows no value, which is no type to name. */
const typeMessage = <const Text extends string>(text: Text) =>
  [
    text,
    "{subject}, whose type was {from}, may have no value now.",
    "{subject}, which could have no value, has the type {to} now.",
  ] as const;
/** Of a text that is sent as before, and is refused where it does not look as its receiver asks. */
const restricted = {
  request: "The type of {subject} changed from {from} to {to}, of which more is asked ({name}).",
  response: "The type of {subject} changed from {from}, of which more was asked ({name}), to {to}.",
} as const;
const typeBrief = [instead, "no value, instead of {from}", "{to} instead of no value"] as const;

/** Types and formats. */
export const typeRules = {
  "type-changed": {
    ...replacing,
    levels: { "request-parameter-property": "warning" },
    title: "type changed",
    message: typeMessage("The type of {subject} changed from {from} to {to}."),
    brief: typeBrief,
    says: "has another type or format; where nobody checks the format that is not as grave",
    advice: { request: changeRequests, response: changeReading },
  },
  "type-generalized": {
    ...widening,
    title: "type generalized",
    message: typeMessage("The type of {subject} was widened from {from} to {to}."),
    fuller: restricted,
    brief: typeBrief,
    says: "has a wider type or format",
    advice: more,
  },
  "type-specialized": {
    ...narrowing,
    title: "type specialized",
    message: typeMessage("The type of {subject} was narrowed from {from} to {to}."),
    brief: typeBrief,
    says: "has a narrower type or format",
    advice: fewer,
  },
  "type-compatible": {
    ...annotating,
    title: "type compatible",
    message: typeMessage("The type of {subject} changed from {from} to {to}, which is the same text on the wire."),
    fuller: restricted,
    brief: typeBrief,
    says: "has another type that looks the same on the wire, where everything is text",
    advice: { request: nothing, response: nothing },
  },
  "list-of-types-widened": {
    ...widening,
    title: "list of types widened",
    message: typeMessage("The types of {subject} were widened from {from} to {to}."),
    brief: typeBrief,
    says: "has more types in its union",
    advice: more,
  },
  "list-of-types-narrowed": {
    ...narrowing,
    title: "list of types narrowed",
    message: typeMessage("The types of {subject} were narrowed from {from} to {to}."),
    brief: typeBrief,
    says: "has fewer types in its union",
    advice: fewer,
  },
} as const satisfies Record<string, RuleFamily>;

/** Null, enumerations, constants and defaults. */
export const valueRules = {
  "became-nullable": {
    ...widening,
    title: "became nullable",
    message: "{subject} became nullable.",
    brief: "may be null",
    says: "allows null now",
    advice: { request: nothing, response: "Make the code that reads it work with null." },
  },
  "became-not-nullable": {
    ...narrowing,
    title: "became not nullable",
    message: "{subject} is no longer nullable.",
    brief: "not null",
    says: "no longer allows null",
    advice: { request: "Leave it out, or send a value, where you send null.", response: nothing },
  },
  "became-enum": {
    ...narrowing,
    title: "became enum",
    message: "{subject} was restricted to {to}.",
    brief: "only {to}",
    says: "is restricted to listed values",
    advice: fewer,
  },
  "became-not-enum": {
    ...widening,
    response: "warning",
    title: "became not enum",
    message: "{subject} is no longer restricted to {from}.",
    brief: "not only {from}",
    says: "is no longer restricted to listed values",
    advice: more,
    unsaid: { keyword: "enum", mark: "enum" },
  },
  "enum-value-added": {
    ...widening,
    response: "warning",
    ids: { "response-body": "response-mediatype-enum-value-added" },
    title: "enum value added",
    message: "The value {name} was added to {subject}.",
    brief: { also: "name" },
    says: "lists another value",
    advice: { request: nothing, response: "Give your code a branch for values that it does not know." },
  },
  "enum-value-removed": {
    ...narrowing,
    ids: { "response-body": "response-mediatype-enum-value-removed" },
    title: "enum value removed",
    message: "The value {name} was removed from {subject}.",
    brief: { not: "name" },
    says: "lists a value less",
    advice: { request: "Change the calls that send the value.", response: nothing },
  },
  "const-added": {
    ...narrowing,
    title: "const added",
    message: "{subject} was fixed to {to}.",
    brief: "only {to}",
    says: "is fixed to one value",
    advice: fewer,
  },
  "const-removed": {
    ...widening,
    title: "const removed",
    message: "{subject} is no longer fixed to {from}.",
    brief: "not only {from}",
    says: "is no longer fixed to one value",
    advice: more,
    unsaid: { keyword: "const", mark: "const" },
  },
  "const-changed": {
    ...replacing,
    title: "const changed",
    message: "The fixed value of {subject} changed from {from} to {to}.",
    brief: instead,
    says: "is fixed to another value",
    advice: { request: changeRequests, response: changeReading },
  },
  "default-value-added": {
    ...annotating,
    ...parameterDefaults,
    title: "default value added",
    message: "{subject} got the default {to}.",
    brief: "default {to}",
    says: "has a default now",
    advice: sendDefault,
  },
  "default-value-removed": {
    ...annotating,
    ...parameterDefaults,
    title: "default value removed",
    message: "{subject} lost the default {from}.",
    brief: "no default {from}",
    says: "no longer has a default",
    advice: sendDefault,
    unsaid: { keyword: "default", mark: "default" },
  },
  "default-value-changed": {
    ...annotating,
    ...parameterDefaults,
    title: "default value changed",
    message: "The default of {subject} changed from {from} to {to}.",
    brief: "default {to} instead of {from}",
    says: "has another default",
    advice: sendDefault,
  },
  "known-value-added": {
    ...annotating,
    title: "known value added",
    message: "The known value {name} was added to {subject}.",
    brief: "known value {name}",
    says: "is an open enumeration that lists another known value; it took any before",
    advice: { request: nothing, response: "Give your code a branch for it if it tells known values apart." },
  },
  "known-value-removed": {
    ...annotating,
    title: "known value removed",
    message: "{name} is no longer a known value of {subject}.",
    brief: "{name} no longer known",
    says: "is an open enumeration that lists a known value less; that others are taken says nothing of this one",
    advice: {
      request: "If you send the value, ask the provider whether it goes on: a model that is retired goes so.",
      response: nothing,
    },
  },
  "x-extensible-enum-value-removed": {
    request: "info",
    response: "info",
    established: { request: "error" },
    effect: "annotates",
    title: "x-extensible-enum value removed",
    message: "The value {name} was removed from the extensible enumeration of {subject}.",
    brief: { not: "name" },
    says: "lists a known value (`x-extensible-enum`) less",
    advice: { request: "Change the calls that send the value.", response: nothing },
  },
} as const satisfies Record<string, RuleFamily>;

const unsaid = { request: "info", response: "info", effect: "unsaid" } as const;
const trying = {
  request: "Try it, or ask the provider, before your code relies on it.",
  response: "Make the code that reads it work either way, or ask the provider.",
} as const;

/** What a description that was inferred from a page leaves open where base is definite: nobody took it away. */
export const pageRules = {
  "null-unknown": {
    ...unsaid,
    title: "null unknown",
    message: "The page that the description was inferred from does not say whether {subject} may be null.",
    brief: "perhaps not null",
    says: "allowed null, which the page does not mention",
    advice: trying,
  },
  "alternative-unknown": {
    ...unsaid,
    title: "alternative unknown",
    message: "The page that the description was inferred from does not say whether {subject} may be {name}.",
    brief: "perhaps not {name}",
    says: "had an alternative that the page does not mention, though it names its type",
    advice: trying,
  },
  "restriction-unknown": {
    ...unsaid,
    title: "restriction unknown",
    message: [
      "The page that the description was inferred from does not mention the {name} of {subject}, which was {from}.",
      "The page that the description was inferred from does not mention the {name} of {subject}.",
    ],
    brief: ["perhaps no {name} {from}", "perhaps no {name}"],
    says: "had a restriction or a default that the page does not mention",
    advice: trying,
  },
} as const satisfies Record<string, RuleFamily>;
