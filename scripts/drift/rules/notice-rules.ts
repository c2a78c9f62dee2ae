import { askDate, leaveEarly, nothing } from "./advice.js";
import {
  deprecated,
  lostSunset,
  movedTooSoon,
  perhapsWithSunset,
  postponed,
  reactivated,
  sooner,
  tooSoon,
  unreadable,
  withoutSunset,
  withSunset,
} from "./notice-texts.js";
import type { RuleDefinition } from "./rule.js";

const operation = { direction: "none", area: "paths" } as const;
const parameter = { direction: "request", area: "parameters" } as const;

const leave = "Plan to stop calling it.";

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
    explanation: "An operation is deprecated and says when it ends, which it did not before.",
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
    explanation:
      "A deprecated operation says when it ends, with less notice than the policy asks for, or with a date that is over.",
    advice: leaveEarly,
    aboutPromises: true,
  },
  "api-sunset-date-changed-too-small": {
    ...operation,
    ...movedTooSoon,
    level: "error",
    title: "API sunset date changed too small",
    explanation:
      "The sunset date of a deprecated operation was moved to less notice than the policy asks for, or to a date that is over.",
    advice: leaveEarly,
    aboutPromises: true,
  },
  "api-sunset-date-brought-forward": {
    impact: "minor",
    ...operation,
    ...sooner,
    level: "info",
    title: "API sunset date brought forward",
    explanation:
      "A deprecated operation ends sooner than was said, with as much notice as the policy asks for, if there is one.",
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
    ...perhapsWithSunset,
    level: "info",
    title: "Request parameter deprecated",
    explanation: "A parameter is deprecated now, or says when it ends.",
    advice: "Plan to stop sending it, before that date where there is one.",
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
    explanation:
      "A deprecated parameter says when it ends, with less notice than the policy asks for, or with a date that is over.",
    advice: leaveEarly,
  },
  "request-parameter-sunset-date-changed-too-small": {
    ...parameter,
    ...movedTooSoon,
    level: "error",
    title: "Request parameter sunset date changed too small",
    explanation:
      "The sunset date of a deprecated parameter was moved to less notice than the policy asks for, or to a date that is over.",
    advice: leaveEarly,
  },
  "request-parameter-sunset-date-brought-forward": {
    impact: "minor",
    ...parameter,
    ...sooner,
    level: "info",
    title: "Request parameter sunset date brought forward",
    explanation:
      "A deprecated parameter ends sooner than was said, with as much notice as the policy asks for, if there is one.",
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
