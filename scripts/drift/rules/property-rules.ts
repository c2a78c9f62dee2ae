import { checkUse, nothing, readWithout, sendIt, stopSending, tryIt } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const unknown = {
  level: "info",
  message: "{subject} is not mentioned by the page that the description was inferred from.",
  brief: "not mentioned",
  advice: tryIt,
} as const;
const addedWithDefault = "{subject} was added and is required; it has a default.";
const becameRequired = "{subject} became required.";
const defaultDoesNotHelp = "It has a default, but a request without it is invalid under the description all the same.";
const writeOnlyRemoved = {
  level: "info",
  message: "{subject}, which was write-only, was removed.",
  brief: missing,
  explanation: "A write-only property was removed; responses never held it.",
  advice: checkUse,
} as const;
const writeOnlyAdded = {
  level: "info",
  message: "{subject}, which is write-only, was added.",
  brief: "new",
  explanation: "A write-only property was added; responses do not hold it.",
  advice: nothing,
} as const;

/** Whether a property exists and is required. Who may send it is a matter of `access-rules.ts`. */
export const propertyRules = {
  "request-property-removed": {
    impact: "major",
    ...request,
    level: "warning",
    title: "Request property removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation:
      "A request property is no longer described. Clients that send it may be refused or silently ignored. It is an error where the object forbids properties that are not listed, and compatible where the property was read-only.",
    advice: stopSending,
  },
  "request-property-unknown": {
    ...request,
    ...unknown,
    title: "Request property unknown",
    explanation:
      "The description was inferred from a page that does not mention the property: the provider may or may not take it.",
  },
  "new-required-request-property": {
    ...request,
    level: "error",
    title: "New required request property",
    message: "{subject} was added and is required.",
    brief: "required",
    explanation: "Requests must hold a property that did not exist. Requests that were valid are refused.",
    advice: sendIt,
  },
  "new-required-request-property-with-default": {
    ...request,
    level: "error",
    title: "New required request property with default",
    message: addedWithDefault,
    brief: "required",
    explanation: `Requests must hold a property that did not exist. ${defaultDoesNotHelp}`,
    advice: sendIt,
  },
  "new-optional-request-property": {
    impact: "minor",
    ...request,
    level: "info",
    title: "New optional request property",
    message: "{subject} was added and is optional.",
    brief: "new, optional",
    explanation: "Requests may hold a new property.",
    advice: nothing,
  },
  "request-property-became-required": {
    ...request,
    level: "error",
    title: "Request property became required",
    message: becameRequired,
    brief: "required",
    explanation: "Requests must hold a property that was optional. Requests without it are refused.",
    advice: sendIt,
  },
  "request-property-became-required-with-default": {
    ...request,
    level: "error",
    title: "Request property became required with default",
    message: "{subject} became required; it has a default.",
    brief: "required",
    explanation: `Requests must hold a property that was optional. ${defaultDoesNotHelp}`,
    advice: sendIt,
  },
  "request-property-became-optional": {
    impact: "minor",
    ...request,
    level: "info",
    title: "Request property became optional",
    message: "{subject} became optional.",
    brief: "optional",
    explanation: "A required request property is optional now.",
    advice: nothing,
  },
  "response-required-property-removed": {
    impact: "major",
    ...response,
    level: "error",
    title: "Response required property removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "Responses no longer hold a property that clients could rely on.",
    advice: readWithout,
  },
  "response-optional-property-removed": {
    impact: "major",
    ...response,
    level: "warning",
    title: "Response optional property removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "Responses no longer describe a property that clients may use where it is there.",
    advice: readWithout,
  },
  "response-property-unknown": {
    ...response,
    ...unknown,
    title: "Response property unknown",
    explanation:
      "The description was inferred from a page that does not mention the property: the provider may or may not return it.",
  },
  "response-required-write-only-property-removed": {
    impact: "major",
    ...response,
    ...writeOnlyRemoved,
    title: "Response required write only property removed",
  },
  "response-optional-write-only-property-removed": {
    impact: "major",
    ...response,
    ...writeOnlyRemoved,
    title: "Response optional write only property removed",
  },
  "response-required-property-added": {
    impact: "minor",
    ...response,
    level: "info",
    title: "Response required property added",
    message: "{subject} was added.",
    brief: "new",
    explanation:
      "Responses hold a new property. It is a warning where the old description forbids properties that it does not list: a client that checks strictly refuses it.",
    advice: "Check that your code ignores properties that it does not know.",
  },
  "response-optional-property-added": {
    impact: "minor",
    ...response,
    level: "info",
    title: "Response optional property added",
    message: "{subject} was added and is optional.",
    brief: "new, optional",
    explanation:
      "Responses may hold a new property. It is a warning where the old description forbids properties that it does not list: a client that checks strictly refuses it.",
    advice: "Check that your code ignores properties that it does not know.",
  },
  "response-required-write-only-property-added": {
    impact: "minor",
    ...response,
    ...writeOnlyAdded,
    title: "Response required write only property added",
  },
  "response-optional-write-only-property-added": {
    impact: "minor",
    ...response,
    ...writeOnlyAdded,
    title: "Response optional write only property added",
  },
  "response-property-became-optional": {
    ...response,
    level: "error",
    title: "Response property became optional",
    message: "{subject} became optional.",
    brief: "may be missing",
    explanation: "Responses may lack a property that clients could rely on.",
    advice: readWithout,
  },
  "response-property-became-required": {
    ...response,
    level: "info",
    title: "Response property became required",
    message: becameRequired,
    brief: "always there",
    explanation: "Responses always hold the property now.",
    advice: nothing,
  },
  "response-write-only-property-became-optional": {
    ...response,
    level: "info",
    title: "Response write only property became optional",
    message: "{subject}, which is or was write-only, became optional.",
    brief: "optional",
    explanation: "A property that is or was write-only became optional; responses do not hold it.",
    advice: nothing,
  },
  "response-write-only-property-became-required": {
    ...response,
    level: "info",
    title: "Response write only property became required",
    message: "{subject}, which is or was write-only, became required.",
    brief: "required",
    explanation: "A property that is or was write-only became required; responses do not hold it.",
    advice: nothing,
  },
} as const satisfies Record<string, RuleDefinition>;
