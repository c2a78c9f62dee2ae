import { askDate, leaveEarly, nothing } from "./advice.js";
import {
  deprecated,
  lostSunset,
  movedTooSoon,
  postponed,
  reactivated,
  sooner,
  stopUsing,
  tooSoon,
  unreadable,
  withoutSunset,
  withSunset,
} from "./notice-texts.js";
import type { RuleDefinition } from "./rule.js";

const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const noticed = { level: "info", ...deprecated, advice: stopUsing } as const;
const dated = { level: "info", ...withSunset, advice: "Stop using it before that date." } as const;
const undated = { level: "error", ...withoutSunset, advice: askDate } as const;
const misdated = { level: "error", ...unreadable, advice: askDate } as const;
const soon = { level: "error", ...tooSoon, advice: leaveEarly } as const;
const moved = { level: "error", ...movedTooSoon, advice: leaveEarly } as const;
const earlier = { level: "info", ...sooner, advice: dated.advice } as const;
const later = { level: "info", ...postponed, advice: nothing } as const;
const forgotten = { level: "error", ...lostSunset, advice: askDate } as const;
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
    explanation: "A response property or header is deprecated now.",
  },
  "request-property-deprecated-with-sunset": {
    impact: "minor",
    ...request,
    ...dated,
    title: "Request property deprecated with sunset",
    explanation: "A request property is deprecated and says when it ends, which it did not before.",
  },
  "response-property-deprecated-with-sunset": {
    impact: "minor",
    ...response,
    ...dated,
    title: "Response property deprecated with sunset",
    explanation: "A response property or header is deprecated and says when it ends, which it did not before.",
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
    explanation:
      "A deprecated request property says when it ends, with less notice than the policy asks for, or with a date that is over.",
  },
  "response-property-sunset-date-too-small": {
    ...response,
    ...soon,
    title: "Response property sunset date too small",
    explanation:
      "A deprecated response property or header says when it ends, with less notice than the policy asks for, or with a date that is over.",
  },
  "request-property-sunset-date-changed-too-small": {
    ...request,
    ...moved,
    title: "Request property sunset date changed too small",
    explanation:
      "The sunset date of a deprecated request property was moved to less notice than the policy asks for, or to a date that is over.",
  },
  "response-property-sunset-date-changed-too-small": {
    ...response,
    ...moved,
    title: "Response property sunset date changed too small",
    explanation:
      "The sunset date of a deprecated response property or header was moved to less notice than the policy asks for, or to a date that is over.",
  },
  "request-property-sunset-date-brought-forward": {
    impact: "minor",
    ...request,
    ...earlier,
    title: "Request property sunset date brought forward",
    explanation:
      "A deprecated request property ends sooner than was said, with as much notice as the policy asks for, if there is one.",
  },
  "response-property-sunset-date-brought-forward": {
    impact: "minor",
    ...response,
    ...earlier,
    title: "Response property sunset date brought forward",
    explanation:
      "A deprecated response property or header ends sooner than was said, with as much notice as the policy asks for, if there is one.",
  },
  "request-property-sunset-date-put-off": {
    ...request,
    ...later,
    title: "Request property sunset date put off",
    explanation: "A deprecated request property ends later than was said.",
  },
  "response-property-sunset-date-put-off": {
    ...response,
    ...later,
    title: "Response property sunset date put off",
    explanation: "A deprecated response property or header ends later than was said.",
  },
  "request-property-sunset-deleted": {
    ...request,
    ...forgotten,
    title: "Request property sunset deleted",
    explanation:
      "A deprecated request property lost its sunset date but is still deprecated: nobody can tell when it ends.",
  },
  "response-property-sunset-deleted": {
    ...response,
    ...forgotten,
    title: "Response property sunset deleted",
    explanation:
      "A deprecated response property or header lost its sunset date but is still deprecated: nobody can tell when it ends.",
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
    explanation: "A response property or header is no longer deprecated.",
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
