import { askDate, leaveEarly, nothing } from "./advice.js";
import type { RuleDefinition } from "./rule.js";

const operation = { direction: "none", area: "paths" } as const;
const parameter = { direction: "request", area: "parameters" } as const;
const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const deprecated = { message: "{subject} is deprecated.", brief: "deprecated" } as const;
const withSunset = {
  message: "{subject} is deprecated, and its sunset date is {to}.",
  brief: "deprecated, ends {to}",
} as const;
const reactivated = { message: "{subject} is no longer deprecated.", brief: "not deprecated" } as const;
const withoutSunset = {
  message: "{subject} was deprecated without a sunset date.",
  brief: "deprecated without a sunset date",
} as const;
const unreadable = {
  message: "The sunset date {to} of {subject} is not a date.",
  brief: "sunset date {to}, which is none",
} as const;
const tooSoon = {
  message: [
    "{subject} was deprecated with the sunset date {to}, sooner than the {notice} days that the policy asks for.",
    "{subject} was deprecated with the sunset date {to}, which is over.",
  ],
  brief: ["sunset date {to}, sooner than {notice} days", "sunset date {to}, which is over"],
} as const;
const movedTooSoon = {
  message: [
    "The sunset date of {subject} was moved from {from} to {to}, sooner than the {notice} days that the policy asks for.",
    "The sunset date of {subject} was moved from {from} to {to}, which is over.",
  ],
  brief: [
    "sunset date {to} instead of {from}, sooner than {notice} days",
    "sunset date {to} instead of {from}, which is over",
  ],
} as const;
const sooner = {
  message:
    "The sunset date of {subject} was brought forward from {from} to {to}, with the notice that the policy asks for.",
  brief: "sunset date {to} instead of {from}",
} as const;
const postponed = {
  message: "The sunset date of {subject} was put off from {from} to {to}.",
  brief: "sunset date {to} instead of {from}",
} as const;
const lostSunset = {
  message: "{subject} is deprecated but lost its sunset date {from}.",
  brief: "deprecated without the sunset date {from}",
} as const;

const leave = "Plan to stop calling it.";
const stopUsing = "Plan to stop using it.";

/** What announces the end of an operation. */
export const operationNoticeRules = {
  "endpoint-deprecated": {
    impact: "minor",
    ...operation,
    ...deprecated,
    level: "info",
    title: "Endpoint deprecated",
    explanation: "An operation is deprecated now.",
    advice: leave,
  },
  "endpoint-deprecated-with-sunset": {
    impact: "minor",
    ...operation,
    ...withSunset,
    level: "info",
    title: "Endpoint deprecated with sunset",
    explanation: "An operation is deprecated now and says when it ends.",
    advice: "Stop calling it before that date.",
  },
  "endpoint-reactivated": {
    ...operation,
    ...reactivated,
    level: "info",
    title: "Endpoint reactivated",
    explanation: "An operation is no longer deprecated.",
    advice: nothing,
  },
  "api-deprecated-sunset-parse": {
    ...operation,
    ...unreadable,
    level: "error",
    title: "API deprecated sunset parse",
    explanation: "The sunset date of a deprecated operation cannot be read: nobody can tell when it ends.",
    advice: askDate,
    aboutPromises: true,
  },
  "api-deprecated-sunset-missing": {
    ...operation,
    ...withoutSunset,
    level: "error",
    title: "API deprecated sunset missing",
    explanation: "An operation was deprecated without the sunset date that the policy asks for.",
    advice: askDate,
    aboutPromises: true,
  },
  "api-sunset-date-too-small": {
    ...operation,
    ...tooSoon,
    level: "error",
    title: "API sunset date too small",
    explanation: "An operation was deprecated with less notice than the policy asks for.",
    advice: leaveEarly,
    aboutPromises: true,
  },
  "api-sunset-date-changed-too-small": {
    ...operation,
    ...movedTooSoon,
    level: "error",
    title: "API sunset date changed too small",
    explanation: "The sunset date of a deprecated operation was moved to less notice than the policy asks for.",
    advice: leaveEarly,
    aboutPromises: true,
  },
  "api-sunset-date-brought-forward": {
    impact: "minor",
    ...operation,
    ...sooner,
    level: "info",
    title: "API sunset date brought forward",
    explanation: "A deprecated operation ends sooner than was said, with as much notice as the policy asks for.",
    advice: "Stop calling it before that date.",
  },
  "api-sunset-date-put-off": {
    ...operation,
    ...postponed,
    level: "info",
    title: "API sunset date put off",
    explanation: "A deprecated operation ends later than was said.",
    advice: nothing,
  },
  "sunset-deleted": {
    ...operation,
    ...lostSunset,
    level: "error",
    title: "Sunset deleted",
    explanation: "A deprecated operation lost its sunset date but is still deprecated: nobody can tell when it ends.",
    advice: askDate,
  },
} as const satisfies Record<string, RuleDefinition>;

/** What announces the end of a parameter. */
export const parameterNoticeRules = {
  "request-parameter-deprecated": {
    impact: "minor",
    ...parameter,
    ...deprecated,
    level: "info",
    title: "Request parameter deprecated",
    explanation: "A parameter is deprecated now.",
    advice: "Plan to stop sending it.",
  },
  "request-parameter-reactivated": {
    ...parameter,
    ...reactivated,
    level: "info",
    title: "Request parameter reactivated",
    explanation: "A parameter is no longer deprecated.",
    advice: nothing,
  },
  "request-parameter-sunset-parse": {
    ...parameter,
    ...unreadable,
    level: "error",
    title: "Request parameter sunset parse",
    explanation:
      "The sunset date of a deprecated or removed parameter cannot be read: nobody can tell when it ends, or whether it went too early.",
    advice: askDate,
  },
  "request-parameter-deprecated-sunset-missing": {
    ...parameter,
    ...withoutSunset,
    level: "error",
    title: "Request parameter deprecated sunset missing",
    explanation: "A parameter was deprecated without the sunset date that the policy asks for.",
    advice: askDate,
  },
  "request-parameter-sunset-date-too-small": {
    ...parameter,
    ...tooSoon,
    level: "error",
    title: "Request parameter sunset date too small",
    explanation: "A parameter was deprecated with less notice than the policy asks for.",
    advice: leaveEarly,
  },
  "request-parameter-sunset-date-changed-too-small": {
    ...parameter,
    ...movedTooSoon,
    level: "error",
    title: "Request parameter sunset date changed too small",
    explanation: "The sunset date of a deprecated parameter was moved to less notice than the policy asks for.",
    advice: leaveEarly,
  },
  "request-parameter-sunset-date-brought-forward": {
    impact: "minor",
    ...parameter,
    ...sooner,
    level: "info",
    title: "Request parameter sunset date brought forward",
    explanation: "A deprecated parameter ends sooner than was said, with as much notice as the policy asks for.",
    advice: "Stop sending it before that date.",
  },
  "request-parameter-sunset-date-put-off": {
    ...parameter,
    ...postponed,
    level: "info",
    title: "Request parameter sunset date put off",
    explanation: "A deprecated parameter ends later than was said.",
    advice: nothing,
  },
  "request-parameter-sunset-deleted": {
    ...parameter,
    ...lostSunset,
    level: "error",
    title: "Request parameter sunset deleted",
    explanation: "A deprecated parameter lost its sunset date but is still deprecated: nobody can tell when it ends.",
    advice: askDate,
  },
} as const satisfies Record<string, RuleDefinition>;

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
