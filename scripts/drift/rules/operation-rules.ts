import type { Rule } from "./rule.js";
import { rule } from "./rule.js";

const paths = { direction: "none", area: "paths" } as const;
const none = (area: Rule["area"]) => ({ direction: "none", area }) as const;

const nothing = "Nothing: clients go on working.";
const announce = "Deprecate the operation first and give a sunset date (`x-sunset`); remove it after that date.";

/** Operations as a whole, what announces their end, and what the description says about itself. */
export const operationRules: readonly Rule[] = [
  rule("endpoint-added", "info", paths, ["There is a new operation.", nothing]),
  rule("endpoint-moved", "error", paths, [
    "An operation has another path or method: calls of the old one fail. It was recognised by its operationId or by its identical request and responses.",
    "Answer under the old path too, or redirect to the new one.",
  ]),
  rule("endpoint-unknown", "info", paths, [
    "The description was inferred from a page that does not mention the operation: the provider may or may not have it.",
    "Try it, or ask the provider.",
  ]),
  rule("api-path-removed-without-deprecation", "error", paths, ["A path was removed without notice.", announce]),
  rule("api-path-removed-with-deprecation", "info", paths, [
    "A path was removed after it had been deprecated.",
    nothing,
  ]),
  rule("api-path-removed-before-sunset", "error", paths, ["A path was removed before its sunset date.", announce]),
  rule("api-path-sunset-parse", "error", paths, [
    "The sunset date of a removed path cannot be read.",
    "Write it as a date (`2026-12-31`) or a date and time (RFC 3339).",
  ]),
  rule("api-removed-without-deprecation", "error", paths, ["An operation was removed without notice.", announce]),
  rule("api-removed-with-deprecation", "info", paths, [
    "An operation was removed after it had been deprecated.",
    nothing,
  ]),
  rule("api-removed-before-sunset", "error", paths, ["An operation was removed before its sunset date.", announce]),
  rule("endpoint-deprecated", "info", paths, ["An operation is deprecated now.", "Plan to stop calling it."]),
  rule("endpoint-deprecated-with-sunset", "info", paths, [
    "An operation is deprecated now and says when it ends.",
    "Stop calling it before that date.",
  ]),
  rule("endpoint-reactivated", "info", paths, ["An operation is no longer deprecated.", nothing]),
  rule("api-deprecated-sunset-parse", "error", paths, [
    "The sunset date of a deprecated operation cannot be read.",
    "Write it as a date (`2026-12-31`) or a date and time (RFC 3339).",
  ]),
  rule("api-deprecated-sunset-missing", "error", paths, [
    "An operation was deprecated without the sunset date that the policy asks for.",
    "Add `x-sunset`.",
  ]),
  rule("api-sunset-date-too-small", "error", paths, [
    "An operation was deprecated with less notice than the policy asks for.",
    "Move the sunset date.",
  ]),
  rule("api-sunset-date-changed-too-small", "error", paths, [
    "The sunset date of a deprecated operation was moved to less notice than the policy asks for.",
    "Move it back.",
  ]),
  rule("sunset-deleted", "error", paths, [
    "A deprecated operation lost its sunset date but is still deprecated.",
    "Restore the date, or reactivate the operation.",
  ]),
  rule("api-invalid-stability-level", "error", paths, [
    "The stability of an operation or a property is not one of draft, alpha, beta and stable.",
    "Correct `x-stability-level`.",
  ]),
  rule("api-stability-decreased", "error", paths, [
    "An operation promises less stability than before.",
    "Keep the level, or announce the change.",
  ]),
  rule("api-stability-increased", "info", paths, ["An operation promises more stability than before.", nothing]),
  rule("api-operation-id-removed", "info", paths, [
    "The operationId was removed or replaced: generated clients may name the method otherwise.",
    "Keep the operationId if generated clients matter.",
  ]),
  rule("api-operation-id-added", "info", paths, ["The operation has an operationId now.", nothing]),
  rule("api-tag-removed", "info", none("tags"), ["The operation lost a tag.", nothing]),
  rule("api-tag-added", "info", none("tags"), ["The operation got a tag.", nothing]),
  rule("webhook-added", "info", none("components"), ["There is a new webhook.", "Handle it if you need it."]),
  rule("webhook-removed", "error", none("components"), [
    "A webhook was removed: clients that wait for it no longer hear of the event.",
    "Keep sending it, or announce its end.",
  ]),
  rule("callback-added", "info", paths, ["An operation has a new callback.", "Handle it if you need it."]),
  rule("callback-removed", "error", paths, [
    "An operation lost a callback: clients that wait for it no longer hear of the event.",
    "Keep sending it, or announce its end.",
  ]),
  rule("api-schema-removed", "info", none("components"), [
    "A named schema was removed and nothing took its name. Generated types may change their names.",
    nothing,
  ]),
  rule("api-version-not-bumped", "info", none("info"), [
    "The description changed in a breaking way under the same version.",
    "Raise the major version.",
  ]),
  rule("api-version-decreased", "info", none("info"), ["The version is lower than before.", "Correct the version."]),
  rule("api-major-version-not-bumped", "info", none("info"), [
    "The description changed in a breaking way and only its minor or patch version was raised.",
    "Raise the major version.",
  ]),
];

const security = none("security");

export const securityRules: readonly Rule[] = [
  rule("api-security-added", "info", security, ["An operation accepts another security scheme.", nothing]),
  rule("api-security-removed", "info", security, [
    "An operation no longer accepts a security scheme.",
    "Check how clients authenticate.",
  ]),
  rule("api-security-scope-added", "info", security, ["An operation asks for another scope.", "Request the scope."]),
  rule("api-security-scope-removed", "info", security, ["An operation asks for a scope less.", nothing]),
  rule("api-global-security-added", "info", security, ["The API accepts another security scheme.", nothing]),
  rule("api-global-security-removed", "info", security, [
    "The API no longer accepts a security scheme.",
    "Check how clients authenticate.",
  ]),
  rule("api-global-security-scope-added", "info", security, ["The API asks for another scope.", "Request the scope."]),
  rule("api-global-security-scope-removed", "info", security, ["The API asks for a scope less.", nothing]),
  rule("api-security-component-added", "info", security, ["A security scheme was defined.", nothing]),
  rule("api-security-component-removed", "info", security, ["A security scheme is no longer defined.", nothing]),
  rule("api-security-component-type-changed", "info", security, [
    "A security scheme has another type.",
    "Check how clients authenticate.",
  ]),
  rule("api-security-component-oauth-url-changed", "info", security, [
    "The authorization URL of an OAuth flow changed.",
    "Check how clients authenticate.",
  ]),
  rule("api-security-component-oauth-token-url-changed", "info", security, [
    "The token URL of an OAuth flow changed.",
    "Check how clients authenticate.",
  ]),
  rule("api-security-component-oauth-scope-added", "info", security, ["An OAuth flow has another scope.", nothing]),
  rule("api-security-component-oauth-scope-removed", "info", security, ["An OAuth flow lost a scope.", nothing]),
  rule("api-security-component-oauth-scope-changed", "info", security, [
    "The meaning of an OAuth scope is described otherwise.",
    nothing,
  ]),
];
