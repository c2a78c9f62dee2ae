import type { Rule } from "./rule.js";
import { rule } from "./rule.js";

const parameters = { direction: "request", area: "parameters" } as const;
const body = { direction: "request", area: "request-body" } as const;
const responses = { direction: "response", area: "responses" } as const;
const headers = { direction: "response", area: "headers" } as const;

const nothing = "Nothing: clients go on working.";
const optional = "Make it optional, with the old behaviour when it is absent.";
const accept = "Keep accepting it, or release the change as a new version of the API.";
const send = "Keep returning it, or release the change as a new version of the API.";
const date = "Write it as a date (`2026-12-31`) or a date and time (RFC 3339).";

/** Parameters, bodies, status codes, media types and headers as such; what is in them has schema rules. */
export const exchangeRules: readonly Rule[] = [
  rule("new-required-request-parameter", "error", parameters, ["Requests must have a new parameter.", optional]),
  rule("new-optional-request-parameter", "info", parameters, ["Requests may have a new parameter.", nothing]),
  rule("new-request-path-parameter", "error", parameters, ["The path has a new parameter.", accept]),
  rule("new-required-request-default-parameter-to-existing-path", "error", parameters, [
    "All operations of a path must have a new parameter.",
    optional,
  ]),
  rule("new-optional-request-default-parameter-to-existing-path", "info", parameters, [
    "All operations of a path may have a new parameter.",
    nothing,
  ]),
  rule("new-required-request-header-property", "error", parameters, [
    "A header parameter must hold a new property.",
    optional,
  ]),
  rule("request-header-property-became-required", "error", parameters, [
    "A property of a header parameter became required.",
    optional,
  ]),
  rule("request-header-property-became-enum", "error", parameters, [
    "A property of a header parameter was restricted to listed values.",
    accept,
  ]),
  rule("request-parameter-removed", "warning", parameters, [
    "A parameter is no longer described. Clients that send it may be refused or silently ignored.",
    accept,
  ]),
  rule("request-parameter-unknown", "info", parameters, [
    "The description was inferred from a page that does not mention the parameter: the provider may or may not take it.",
    "Try it, or ask the provider.",
  ]),
  rule("request-parameter-removed-with-deprecation", "info", parameters, [
    "A parameter was removed after it had been deprecated.",
    nothing,
  ]),
  rule("request-parameter-removed-before-sunset", "error", parameters, [
    "A parameter was removed before its sunset date.",
    "Keep it until that date.",
  ]),
  rule("request-parameter-sunset-parse", "error", parameters, ["The sunset date of a parameter cannot be read.", date]),
  rule("request-parameter-became-required", "error", parameters, ["An optional parameter became required.", optional]),
  rule("request-parameter-became-optional", "info", parameters, ["A required parameter became optional.", nothing]),
  rule("request-parameter-style-changed", "error", parameters, [
    "A parameter is written otherwise on the wire (`style`, `explode` or media type).",
    accept,
  ]),
  rule("request-parameter-deprecated", "info", parameters, [
    "A parameter is deprecated now.",
    "Plan to stop sending it.",
  ]),
  rule("request-parameter-reactivated", "info", parameters, ["A parameter is no longer deprecated.", nothing]),
  rule("request-parameter-deprecated-sunset-missing", "error", parameters, [
    "A parameter was deprecated without the sunset date that the policy asks for.",
    "Add `x-sunset`.",
  ]),
  rule("request-parameter-sunset-date-too-small", "error", parameters, [
    "A parameter was deprecated with less notice than the policy asks for.",
    "Move the sunset date.",
  ]),
  rule("request-parameter-sunset-deleted", "error", parameters, [
    "A deprecated parameter lost its sunset date but is still deprecated.",
    "Restore the date, or reactivate the parameter.",
  ]),
  rule("request-parameter-sunset-date-changed-too-small", "error", parameters, [
    "The sunset date of a deprecated parameter was moved to less notice than the policy asks for.",
    "Move it back.",
  ]),
  rule("request-body-added-required", "error", body, ["Requests must have a body now.", optional]),
  rule("request-body-added-optional", "info", body, ["Requests may have a body now.", nothing]),
  rule("request-body-unknown", "info", body, [
    "The description was inferred from a page that does not mention a request body: the provider may or may not take one.",
    "Try it, or ask the provider.",
  ]),
  rule("request-body-removed", "error", body, ["Requests no longer take a body.", accept]),
  rule("request-body-became-required", "error", body, ["The request body became required.", optional]),
  rule("request-body-became-optional", "info", body, ["The request body became optional.", nothing]),
  rule("request-body-media-type-added", "info", body, ["Requests may be sent in another media type.", nothing]),
  rule("request-body-media-type-removed", "error", body, ["Requests can no longer be sent in a media type.", accept]),
  rule("request-body-media-type-schema-added", "error", body, [
    "A request body that was not described has a schema now: some bodies may be refused.",
    accept,
  ]),
  rule("request-body-media-type-schema-removed", "info", body, ["A request body lost its schema.", nothing]),
  rule("response-body-media-type-schema-added", "info", responses, ["A response body has a schema now.", nothing]),
  rule("response-body-media-type-schema-removed", "warning", responses, [
    "A response body lost its schema: anything may be returned.",
    "Describe what is returned.",
  ]),
  rule("response-success-status-removed", "error", responses, ["A success status is no longer returned.", send]),
  rule("response-success-status-added", "info", responses, ["Another success status may be returned.", nothing]),
  rule("response-non-success-status-removed", "info", responses, ["An error status is no longer described.", nothing]),
  rule("response-non-success-status-added", "info", responses, ["Another error status may be returned.", nothing]),
  rule("response-media-type-removed", "error", responses, ["A response is no longer sent in a media type.", send]),
  rule("response-media-type-added", "info", responses, ["A response may be sent in another media type.", nothing]),
  rule("response-media-type-name-changed", "info", responses, [
    "A response has another, compatible media type.",
    nothing,
  ]),
  rule("response-media-type-name-generalized", "error", responses, ["A response has a more general media type.", send]),
  rule("response-media-type-name-specialized", "info", responses, [
    "A response has a more specific media type.",
    nothing,
  ]),
  rule("required-response-header-removed", "error", headers, ["A response lost a header that it always had.", send]),
  rule("optional-response-header-removed", "warning", headers, ["A response lost a header that it could have.", send]),
  rule("response-header-added", "info", headers, ["A response has another header.", nothing]),
  rule("response-header-became-optional", "error", headers, ["A response may lack a header that it always had.", send]),
  rule("response-header-became-required", "info", headers, ["A response always has the header now.", nothing]),
];

const property = (direction: "request" | "response") => ({ direction, area: "schema" }) as const;

/** Announcements about single properties, the same for requests and responses. */
export const propertyLifecycleRules: readonly Rule[] = (["request", "response"] as const).flatMap((direction) => [
  rule(`${direction}-property-deprecated`, "info", property(direction), [
    `A ${direction} property is deprecated now.`,
    "Plan to stop using it.",
  ]),
  rule(`${direction}-property-deprecated-with-sunset`, "info", property(direction), [
    `A ${direction} property is deprecated now and says when it ends.`,
    "Stop using it before that date.",
  ]),
  rule(`${direction}-property-deprecated-sunset-missing`, "error", property(direction), [
    `A ${direction} property was deprecated without the sunset date that the policy asks for.`,
    "Add `x-sunset`.",
  ]),
  rule(`${direction}-property-deprecated-sunset-invalid`, "error", property(direction), [
    `The sunset date of a ${direction} property cannot be read.`,
    date,
  ]),
  rule(`${direction}-property-sunset-date-too-small`, "error", property(direction), [
    `A ${direction} property was deprecated with less notice than the policy asks for.`,
    "Move the sunset date.",
  ]),
  rule(`${direction}-property-reactivated`, "info", property(direction), [
    `A ${direction} property is no longer deprecated.`,
    nothing,
  ]),
  rule(`${direction}-property-stability-decreased`, "error", property(direction), [
    `A ${direction} property promises less stability than before.`,
    "Keep the level, or announce the change.",
  ]),
  rule(`${direction}-property-stability-increased`, "info", property(direction), [
    `A ${direction} property promises more stability than before.`,
    nothing,
  ]),
]);
