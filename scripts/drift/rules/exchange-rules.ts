import { changeReading, checkUse, fitRequests, nothing, readWithout, tryIt } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const body = { direction: "request", area: "request-body" } as const;
const responses = { direction: "response", area: "responses" } as const;
const headers = { direction: "response", area: "headers" } as const;

const mediaTypeAdded = {
  level: "info",
  message: "{subject} got the media type {name}.",
  brief: { also: "name" },
} as const;
const mediaTypeRemoved = {
  level: "error",
  message: "{subject} lost the media type {name}.",
  brief: { not: "name" },
} as const;
const schemaAdded = { message: "{subject} got a schema for {name}.", brief: "schema for {name}" } as const;
const schemaRemoved = { message: "{subject} lost its schema for {name}.", brief: "no schema for {name}" } as const;
const otherType = "{to} instead of {from}";

/** Bodies of requests as such; what is in them has schema rules. */
export const requestBodyRules = {
  "request-body-added-required": {
    ...body,
    level: "error",
    title: "Request body added required",
    message: "{subject} was added and is required.",
    brief: "required",
    explanation:
      "Requests, or answers to a webhook or callback, must have a body now. Requests without one are refused.",
    advice: "Send a body with every request.",
  },
  "request-body-added-optional": {
    impact: "minor",
    ...body,
    level: "info",
    title: "Request body added optional",
    message: "{subject} was added and is optional.",
    brief: "new, optional",
    explanation: "Requests may have a body now.",
    advice: nothing,
  },
  "request-body-unknown": {
    ...body,
    level: "info",
    title: "Request body unknown",
    message: "{subject} is not mentioned by the page that the description was inferred from.",
    brief: "not mentioned",
    explanation:
      "The description was inferred from a page that does not mention a request body: the provider may or may not take one.",
    advice: tryIt,
  },
  "request-body-removed": {
    impact: "major",
    ...body,
    level: "error",
    title: "Request body removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "Requests no longer take a body: one that is sent is refused or ignored.",
    advice: "Stop sending a body, and look for where its data belong now.",
  },
  "request-body-became-required": {
    ...body,
    level: "error",
    title: "Request body became required",
    message: "{subject} became required.",
    brief: "required",
    explanation: "The request body became required. Requests without one are refused.",
    advice: "Send a body with every request.",
  },
  "request-body-became-optional": {
    impact: "minor",
    ...body,
    level: "info",
    title: "Request body became optional",
    message: "{subject} became optional.",
    brief: "optional",
    explanation: "The request body became optional.",
    advice: nothing,
  },
  "request-body-media-type-added": {
    impact: "minor",
    ...body,
    ...mediaTypeAdded,
    title: "Request body media type added",
    explanation: "Requests may be sent in another media type.",
    advice: nothing,
  },
  "request-body-media-type-removed": {
    ...body,
    ...mediaTypeRemoved,
    title: "Request body media type removed",
    explanation: "Requests can no longer be sent in a media type.",
    advice: "Send the body in a media type that is still taken.",
  },
  "request-body-media-type-charset-changed": {
    ...body,
    level: "warning",
    title: "Request body media type charset changed",
    message: [
      "{name} of {subject} is written in the charset {to} instead of {from}.",
      "{name} of {subject} is written in the charset {to}.",
      "{name} of {subject} need not be written in the charset {from}.",
    ],
    brief: ["charset {to} instead of {from}", "charset {to}", "not the charset {from}"],
    explanation:
      "The text of a request body is read in another charset: characters that are written otherwise in it are lost.",
    advice: "Write the body in the charset that is described now.",
  },
  "request-body-media-type-schema-added": {
    ...body,
    ...schemaAdded,
    level: "error",
    title: "Request body media type schema added",
    explanation: "A request body that was not described has a schema now: some bodies may be refused.",
    advice: fitRequests,
  },
  "request-body-media-type-schema-removed": {
    ...body,
    ...schemaRemoved,
    level: "info",
    title: "Request body media type schema removed",
    explanation: "A request body lost its schema: nothing says any more what it may hold.",
    advice: nothing,
  },
} as const satisfies Record<string, RuleDefinition>;

/** Status codes, media types and headers of responses as such; what is in them has schema rules. */
export const responseRules = {
  "response-body-media-type-schema-added": {
    impact: "minor",
    ...responses,
    ...schemaAdded,
    level: "info",
    title: "Response body media type schema added",
    explanation: "A response body has a schema now.",
    advice: nothing,
  },
  "response-body-media-type-schema-removed": {
    ...responses,
    ...schemaRemoved,
    level: "warning",
    title: "Response body media type schema removed",
    explanation: "A response body lost its schema: anything may be returned.",
    advice: "Check what is returned before you read it.",
  },
  "response-success-status-removed": {
    ...responses,
    level: "error",
    title: "Response success status removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "A success status is no longer returned, or no longer taken as the answer to a webhook or callback.",
    advice: "Find out what is returned, or taken, in its place, and handle that.",
  },
  "response-success-status-added": {
    impact: "minor",
    ...responses,
    level: "info",
    title: "Response success status added",
    message: "{subject} was added.",
    brief: "new status",
    explanation: "Another success status may be returned, or answered to a webhook or callback.",
    advice: "Check that your code takes it for a success.",
  },
  "response-non-success-status-removed": {
    impact: "major",
    ...responses,
    level: "info",
    title: "Response non success status removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "An error status is no longer described.",
    advice: checkUse,
  },
  "response-non-success-status-added": {
    impact: "minor",
    ...responses,
    level: "info",
    title: "Response non success status added",
    message: "{subject} was added.",
    brief: "new status",
    explanation: "Another error status may be returned.",
    advice: "Check that your code takes it for an error.",
  },
  "response-media-type-removed": {
    impact: "major",
    ...responses,
    ...mediaTypeRemoved,
    title: "Response media type removed",
    explanation: "A response is no longer sent in a media type.",
    advice: "Ask for a media type that is still sent, and read that.",
  },
  "response-media-type-added": {
    impact: "minor",
    ...responses,
    ...mediaTypeAdded,
    title: "Response media type added",
    explanation:
      "A response may be sent in another media type. A range in the place of one that was named is a warning: anything of it may come.",
    advice: "Ask for the media type that your code reads (`Accept`).",
  },
  "response-media-type-name-changed": {
    ...responses,
    level: "info",
    title: "Response media type name changed",
    message: "The media type of {subject} changed from {from} to {to}.",
    brief: otherType,
    explanation: "A response has another, compatible media type.",
    advice: "Check that your code does not insist on the old name.",
  },
  "response-media-type-name-generalized": {
    ...responses,
    level: "error",
    title: "Response media type name generalized",
    message: "The media type of {subject} was widened from {from} to {to}.",
    brief: otherType,
    explanation: "A response has a more general media type: it may hold what clients were not written for.",
    advice: changeReading,
  },
  "response-media-type-name-specialized": {
    ...responses,
    level: "info",
    title: "Response media type name specialized",
    message: "The media type of {subject} was narrowed from {from} to {to}.",
    brief: otherType,
    explanation: "A response has a more specific media type.",
    advice: "Check that your code does not insist on the old name.",
  },
} as const satisfies Record<string, RuleDefinition>;

export const headerRules = {
  "required-response-header-removed": {
    ...headers,
    level: "error",
    title: "Required response header removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "A response lost a header that it always had, or a webhook or callback a parameter.",
    advice: readWithout,
  },
  "optional-response-header-removed": {
    impact: "major",
    ...headers,
    level: "warning",
    title: "Optional response header removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "A response lost a header that it could have, or a webhook or callback a parameter.",
    advice: readWithout,
  },
  "response-header-added": {
    impact: "minor",
    ...headers,
    level: "info",
    title: "Response header added",
    message: "{subject} was added.",
    brief: "new",
    explanation: "A response has another header, or a webhook or callback another parameter.",
    advice: nothing,
  },
  "response-header-became-optional": {
    ...headers,
    level: "error",
    title: "Response header became optional",
    message: "{subject} became optional.",
    brief: "may be missing",
    explanation: "A response may lack a header that it always had, or a webhook or callback a parameter.",
    advice: readWithout,
  },
  "response-header-became-required": {
    ...headers,
    level: "info",
    title: "Response header became required",
    message: "{subject} became required.",
    brief: "always there",
    explanation: "A response always has the header now, or a webhook or callback the parameter.",
    advice: nothing,
  },
  "response-header-style-changed": {
    ...headers,
    level: "error",
    title: "Response header style changed",
    message: "{subject} is written as {to} instead of {from}.",
    brief: "written as {to} instead of {from}",
    explanation:
      "A header of a response, or a parameter of a webhook or callback, is written otherwise on the wire (`style`, `explode` or media type).",
    advice: "Read it as it is described now.",
  },
} as const satisfies Record<string, RuleDefinition>;
