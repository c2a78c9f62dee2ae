import type { Rule } from "./rule.js";
import { rule } from "./rule.js";

const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const keep = "Keep accepting it, or release the change as a new version of the API.";
const nothing = "Nothing: clients go on working.";
const optional = "Make it optional, with the old behaviour when it is absent.";
const returning = "Keep returning it, or release the change as a new version of the API.";

/** Whether a property exists, is required, and who may send it. */
export const propertyRules: readonly Rule[] = [
  rule("request-property-removed", "warning", request, [
    "A request property is no longer described. Clients that send it may be refused or silently ignored. It is an error where the object forbids properties that are not listed.",
    keep,
  ]),
  rule("request-property-unknown", "info", request, [
    "The description was inferred from a page that does not mention the property: the provider may or may not take it.",
    "Try it, or ask the provider.",
  ]),
  rule("new-required-request-property", "error", request, [
    "Requests must hold a property that did not exist. Requests that were valid are refused.",
    optional,
  ]),
  rule("new-required-request-property-with-default", "error", request, [
    "Requests must hold a property that did not exist. It has a default, but a request without it is invalid under the description all the same.",
    optional,
  ]),
  rule("new-optional-request-property", "info", request, ["Requests may hold a new property.", nothing]),
  rule("request-property-became-required", "error", request, [
    "Requests must hold a property that was optional. Requests without it are refused.",
    optional,
  ]),
  rule("request-property-became-required-with-default", "error", request, [
    "Requests must hold a property that was optional. It has a default, but a request without it is invalid under the description all the same.",
    optional,
  ]),
  rule("request-property-became-optional", "info", request, ["A required request property is optional now.", nothing]),
  rule("response-required-property-removed", "error", response, [
    "Responses no longer hold a property that clients could rely on.",
    returning,
  ]),
  rule("response-optional-property-removed", "warning", response, [
    "Responses no longer describe a property that clients may use where it is there.",
    returning,
  ]),
  rule("response-property-unknown", "info", response, [
    "The description was inferred from a page that does not mention the property: the provider may or may not return it.",
    "Try it, or ask the provider.",
  ]),
  rule("response-required-write-only-property-removed", "info", response, [
    "A write-only property was removed; responses never held it.",
    nothing,
  ]),
  rule("response-optional-write-only-property-removed", "info", response, [
    "A write-only property was removed; responses never held it.",
    nothing,
  ]),
  rule("response-required-property-added", "info", response, ["Responses hold a new property.", nothing]),
  rule("response-optional-property-added", "info", response, [
    "Responses may hold a new property. It is a warning where the old description forbids properties that it does not list: a client that checks strictly refuses it.",
    nothing,
  ]),
  rule("response-required-write-only-property-added", "info", response, [
    "A write-only property was added; responses do not hold it.",
    nothing,
  ]),
  rule("response-optional-write-only-property-added", "info", response, [
    "A write-only property was added; responses do not hold it.",
    nothing,
  ]),
  rule("response-property-became-optional", "error", response, [
    "Responses may lack a property that clients could rely on.",
    "Keep returning it always, or release the change as a new version of the API.",
  ]),
  rule("response-property-became-required", "info", response, ["Responses always hold the property now.", nothing]),
  rule("response-write-only-property-became-optional", "info", response, [
    "A write-only property became optional; responses never held it.",
    nothing,
  ]),
  rule("response-write-only-property-became-required", "info", response, [
    "A write-only property became required; responses never held it.",
    nothing,
  ]),
  ...["optional", "required"].flatMap((need) => [
    rule(`request-${need}-property-became-read-only`, "info", request, [
      `A ${need} request property is read-only now: what clients send is ignored.`,
      "Check that no client relies on setting it.",
    ]),
    rule(`request-${need}-property-became-not-read-only`, "info", request, [
      `A ${need} request property is no longer read-only: clients may set it.`,
      nothing,
    ]),
    rule(`request-${need}-property-became-write-only`, "info", request, [
      `A ${need} request property is write-only now: responses no longer hold it.`,
      "Check that no client reads it back.",
    ]),
    rule(`request-${need}-property-became-not-write-only`, "info", request, [
      `A ${need} request property is no longer write-only.`,
      nothing,
    ]),
    rule(`response-${need}-property-became-read-only`, "info", response, [
      `A ${need} response property is read-only now.`,
      nothing,
    ]),
    rule(`response-${need}-property-became-not-read-only`, "info", response, [
      `A ${need} response property is no longer read-only.`,
      nothing,
    ]),
    rule(`response-${need}-property-became-write-only`, "info", response, [
      `A ${need} response property is write-only now: responses no longer hold it.`,
      "Check that no client reads it.",
    ]),
    rule(`response-${need}-property-became-not-write-only`, need === "required" ? "warning" : "info", response, [
      `A ${need} response property is no longer write-only: responses hold it now.`,
      "Check that clients expect it.",
    ]),
  ]),
];

/** Rules of the established catalogue for constraints on values that only the other side may send. */
export const oneSidedRules: readonly Rule[] = [
  ...[
    "enum-value-removed",
    "max-decreased",
    "exclusive-max-decreased",
    "max-length-decreased",
    "min-increased",
    "exclusive-min-increased",
  ].map((suffix) =>
    rule(`request-read-only-property-${suffix}`, "info", request, [
      "A read-only property allows fewer values; clients never send it.",
      nothing,
    ]),
  ),
  rule("response-write-only-property-enum-value-added", "info", response, [
    "A write-only property allows another value; responses never hold it.",
    nothing,
  ]),
];
