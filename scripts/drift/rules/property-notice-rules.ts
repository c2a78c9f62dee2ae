import { askDate, leaveEarly, nothing } from "./advice.js";
import { deprecated, reactivated, stopUsing, tooSoon, unreadable, withoutSunset, withSunset } from "./notice-texts.js";
import type { RuleDefinition } from "./rule.js";

const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const noticed = { level: "info", ...deprecated, advice: stopUsing } as const;
const dated = { level: "info", ...withSunset, advice: "Stop using it before that date." } as const;
const undated = { level: "error", ...withoutSunset, advice: askDate } as const;
const misdated = { level: "error", ...unreadable, advice: askDate } as const;
const soon = { level: "error", ...tooSoon, advice: leaveEarly } as const;
const back = { level: "info", ...reactivated, advice: nothing } as const;
const lessStable = {
  level: "error",
  message: "The stability of {subject} was decreased from {from} to {to}.",
  brief: "{to} instead of {from}",
  advice: "Expect changes without notice: check whether your code should go on relying on it.",
} as const;
const moreStable = {
  level: "info",
  message: "The stability of {subject} was increased from {from} to {to}.",
  brief: "{to} instead of {from}",
  advice: nothing,
} as const;

/** What announces the end of a property. */
export const propertyNoticeRules = {
  "request-property-deprecated": {
    impact: "minor",
    ...request,
    ...noticed,
    title: "Request property deprecated",
    explanation: "A request property is deprecated now.",
  },
  "response-property-deprecated": {
    impact: "minor",
    ...response,
    ...noticed,
    title: "Response property deprecated",
    explanation: "A response property is deprecated now.",
  },
  "request-property-deprecated-with-sunset": {
    impact: "minor",
    ...request,
    ...dated,
    title: "Request property deprecated with sunset",
    explanation: "A request property is deprecated now and says when it ends.",
  },
  "response-property-deprecated-with-sunset": {
    impact: "minor",
    ...response,
    ...dated,
    title: "Response property deprecated with sunset",
    explanation: "A response property is deprecated now and says when it ends.",
  },
  "request-property-deprecated-sunset-missing": {
    ...request,
    ...undated,
    title: "Request property deprecated sunset missing",
    explanation: "A request property was deprecated without the sunset date that the policy asks for.",
  },
  "response-property-deprecated-sunset-missing": {
    ...response,
    ...undated,
    title: "Response property deprecated sunset missing",
    explanation: "A response property was deprecated without the sunset date that the policy asks for.",
  },
  "request-property-deprecated-sunset-invalid": {
    ...request,
    ...misdated,
    title: "Request property deprecated sunset invalid",
    explanation: "The sunset date of a request property cannot be read: nobody can tell when it ends.",
  },
  "response-property-deprecated-sunset-invalid": {
    ...response,
    ...misdated,
    title: "Response property deprecated sunset invalid",
    explanation: "The sunset date of a response property cannot be read: nobody can tell when it ends.",
  },
  "request-property-sunset-date-too-small": {
    ...request,
    ...soon,
    title: "Request property sunset date too small",
    explanation: "A request property was deprecated with less notice than the policy asks for.",
  },
  "response-property-sunset-date-too-small": {
    ...response,
    ...soon,
    title: "Response property sunset date too small",
    explanation: "A response property was deprecated with less notice than the policy asks for.",
  },
  "request-property-reactivated": {
    ...request,
    ...back,
    title: "Request property reactivated",
    explanation: "A request property is no longer deprecated.",
  },
  "response-property-reactivated": {
    ...response,
    ...back,
    title: "Response property reactivated",
    explanation: "A response property is no longer deprecated.",
  },
  "request-property-stability-decreased": {
    ...request,
    ...lessStable,
    title: "Request property stability decreased",
    explanation: "A request property promises less stability than before.",
  },
  "response-property-stability-decreased": {
    ...response,
    ...lessStable,
    title: "Response property stability decreased",
    explanation: "A response property promises less stability than before.",
  },
  "request-property-stability-increased": {
    ...request,
    ...moreStable,
    title: "Request property stability increased",
    explanation: "A request property promises more stability than before.",
  },
  "response-property-stability-increased": {
    ...response,
    ...moreStable,
    title: "Response property stability increased",
    explanation: "A response property promises more stability than before.",
  },
} as const satisfies Record<string, RuleDefinition>;
