import { fitRequests, nothing, sendIt, stopSending, tryIt } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const parameters = { direction: "request", area: "parameters" } as const;

const addedRequired = { level: "error", message: "{subject} was added and is required.", brief: "required" } as const;
const becameRequired = { level: "error", message: "{subject} became required.", brief: "required" } as const;

/** Whether a parameter exists, is required, and how it is written. Its deprecation is a matter of `notice-rules.ts`. */
export const parameterRules = {
  "new-required-request-parameter": {
    ...parameters,
    ...addedRequired,
    title: "New required request parameter",
    explanation: "Requests must have a new parameter. Requests without it are refused.",
    advice: sendIt,
  },
  "new-optional-request-parameter": {
    ...parameters,
    level: "info",
    title: "New optional request parameter",
    message: "{subject} was added and is optional.",
    brief: "new, optional",
    explanation: "Requests may have a new parameter.",
    advice: nothing,
  },
  "new-request-path-parameter": {
    ...parameters,
    level: "error",
    title: "New request path parameter",
    message: "{subject} was added.",
    brief: "required",
    explanation: "The path has a new parameter: calls of the old path fail.",
    advice: "Call the new path, and give the parameter a value.",
  },
  "new-required-request-default-parameter-to-existing-path": {
    ...parameters,
    level: "error",
    title: "New required request default parameter to existing path",
    message: "{subject} was added to all operations of the path and is required.",
    brief: "required",
    explanation: "All operations of a path must have a new parameter. Requests without it are refused.",
    advice: sendIt,
    formerly: "{subject} was added and is required.",
  },
  "new-optional-request-default-parameter-to-existing-path": {
    ...parameters,
    level: "info",
    title: "New optional request default parameter to existing path",
    message: "{subject} was added to all operations of the path and is optional.",
    brief: "new, optional",
    explanation: "All operations of a path may have a new parameter.",
    advice: nothing,
    formerly: "{subject} was added and is optional.",
  },
  "new-required-request-header-property": {
    ...parameters,
    ...addedRequired,
    title: "New required request header property",
    explanation: "A header parameter must hold a new property. Requests without it are refused.",
    advice: sendIt,
  },
  "request-header-property-became-required": {
    ...parameters,
    ...becameRequired,
    title: "Request header property became required",
    explanation: "A property of a header parameter became required. Requests without it are refused.",
    advice: sendIt,
  },
  "request-header-property-became-enum": {
    ...parameters,
    level: "error",
    title: "Request header property became enum",
    message: "{subject} was restricted to {to}.",
    brief: "only {to}",
    explanation: "A property of a header parameter was restricted to listed values. Other values are refused.",
    advice: fitRequests,
  },
  "request-parameter-removed": {
    ...parameters,
    level: "warning",
    title: "Request parameter removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation:
      "A parameter is no longer described. Clients that send it may be refused or silently ignored. It is compatible where the parameter or its operation was a draft or an alpha.",
    advice: stopSending,
  },
  "request-parameter-unknown": {
    ...parameters,
    level: "info",
    title: "Request parameter unknown",
    message: "{subject} is not mentioned by the page that the description was inferred from.",
    brief: "not mentioned",
    explanation:
      "The description was inferred from a page that does not mention the parameter: the provider may or may not take it.",
    advice: tryIt,
  },
  "request-parameter-removed-with-deprecation": {
    ...parameters,
    level: "info",
    title: "Request parameter removed with deprecation",
    message: "{subject} was removed after its deprecation.",
    brief: missing,
    explanation: "A parameter was removed after it had been deprecated.",
    advice: stopSending,
  },
  "request-parameter-removed-before-sunset": {
    ...parameters,
    level: "error",
    title: "Request parameter removed before sunset",
    message: "{subject} was removed before its sunset date {to}.",
    brief: missing,
    explanation: "A parameter was removed before the day that had been announced.",
    advice: stopSending,
  },
  "request-parameter-became-required": {
    ...parameters,
    ...becameRequired,
    title: "Request parameter became required",
    explanation: "An optional parameter became required. Requests without it are refused.",
    advice: sendIt,
  },
  "request-parameter-became-optional": {
    ...parameters,
    level: "info",
    title: "Request parameter became optional",
    message: "{subject} became optional.",
    brief: "optional",
    explanation: "A required parameter became optional.",
    advice: nothing,
  },
  "request-parameter-style-changed": {
    ...parameters,
    level: "error",
    title: "Request parameter style changed",
    message: "{subject} is written as {to} instead of {from}.",
    brief: "written as {to} instead of {from}",
    explanation: "A parameter is written otherwise on the wire (`style`, `explode` or media type).",
    advice: "Write the parameter as it is described now.",
  },
} as const satisfies Record<string, RuleDefinition>;
