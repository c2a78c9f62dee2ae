import { nothing } from "./advice.js";
import type { RuleDefinition } from "./rule.js";

const request = { direction: "request", area: "schema" } as const;
const response = { direction: "response", area: "schema" } as const;

const readOnly = { message: "{subject} became read-only.", brief: "read-only" } as const;
const notReadOnly = { message: "{subject} is no longer read-only.", brief: "not read-only" } as const;
const writeOnly = { message: "{subject} became write-only.", brief: "write-only" } as const;
const notWriteOnly = { message: "{subject} is no longer write-only.", brief: "not write-only" } as const;

const stopSetting = "Stop sending it, and check that no code relies on setting it.";
const stopReading = "Check that no code reads it back.";
const readsMore = "Check that your code is ready to find it in responses, where its value may be a secret.";

/** Who may send a property. */
export const accessRules = {
  "request-optional-property-became-read-only": {
    impact: "major",
    ...request,
    ...readOnly,
    level: "info",
    title: "Request optional property became read only",
    explanation: "An optional request property is read-only now: what clients send is ignored.",
    advice: stopSetting,
  },
  "request-required-property-became-read-only": {
    impact: "major",
    ...request,
    ...readOnly,
    level: "info",
    title: "Request required property became read only",
    explanation: "A required request property is read-only now: what clients send is ignored.",
    advice: stopSetting,
  },
  "request-optional-property-became-not-read-only": {
    impact: "minor",
    ...request,
    ...notReadOnly,
    level: "info",
    title: "Request optional property became not read only",
    explanation: "An optional request property is no longer read-only: clients may set it.",
    advice: nothing,
  },
  "request-required-property-became-not-read-only": {
    impact: "minor",
    ...request,
    ...notReadOnly,
    level: "error",
    established: "info",
    title: "Request required property became not read only",
    explanation:
      "A required request property is no longer read-only: requests have to hold it, and those without it are refused.",
    advice: "Send it: requests must hold it now.",
  },
  "request-optional-property-became-write-only": {
    ...request,
    ...writeOnly,
    level: "info",
    title: "Request optional property became write only",
    explanation: "An optional request property is write-only now: responses no longer hold it.",
    advice: stopReading,
  },
  "request-required-property-became-write-only": {
    ...request,
    ...writeOnly,
    level: "info",
    title: "Request required property became write only",
    explanation: "A required request property is write-only now: responses no longer hold it.",
    advice: stopReading,
  },
  "request-optional-property-became-not-write-only": {
    ...request,
    ...notWriteOnly,
    level: "info",
    title: "Request optional property became not write only",
    explanation: "An optional request property is no longer write-only: responses may hold it.",
    advice: nothing,
  },
  "request-required-property-became-not-write-only": {
    ...request,
    ...notWriteOnly,
    level: "info",
    title: "Request required property became not write only",
    explanation: "A required request property is no longer write-only: responses may hold it.",
    advice: nothing,
  },
  "response-optional-property-became-read-only": {
    ...response,
    ...readOnly,
    level: "info",
    title: "Response optional property became read only",
    explanation: "An optional response property is read-only now: only the provider sets it.",
    advice: nothing,
  },
  "response-required-property-became-read-only": {
    ...response,
    ...readOnly,
    level: "info",
    title: "Response required property became read only",
    explanation: "A required response property is read-only now: only the provider sets it.",
    advice: nothing,
  },
  "response-optional-property-became-not-read-only": {
    ...response,
    ...notReadOnly,
    level: "info",
    title: "Response optional property became not read only",
    explanation: "An optional response property is no longer read-only: clients may set it.",
    advice: nothing,
  },
  "response-required-property-became-not-read-only": {
    ...response,
    ...notReadOnly,
    level: "info",
    title: "Response required property became not read only",
    explanation: "A required response property is no longer read-only: clients may set it.",
    advice: nothing,
  },
  "response-optional-property-became-write-only": {
    impact: "major",
    ...response,
    ...writeOnly,
    level: "info",
    title: "Response optional property became write only",
    explanation: "An optional response property is write-only now: responses no longer hold it.",
    advice: stopReading,
  },
  "response-required-property-became-write-only": {
    impact: "major",
    ...response,
    ...writeOnly,
    level: "info",
    title: "Response required property became write only",
    explanation: "A required response property is write-only now: responses no longer hold it.",
    advice: stopReading,
  },
  "response-optional-property-became-not-write-only": {
    impact: "minor",
    ...response,
    ...notWriteOnly,
    level: "info",
    title: "Response optional property became not write only",
    explanation: "An optional response property is no longer write-only: responses may hold it now.",
    advice: readsMore,
  },
  "response-required-property-became-not-write-only": {
    impact: "minor",
    ...response,
    ...notWriteOnly,
    level: "warning",
    title: "Response required property became not write only",
    explanation: "A required response property is no longer write-only: responses hold it now.",
    advice: readsMore,
  },
} as const satisfies Record<string, RuleDefinition>;

const narrowerReadOnly = {
  ...request,
  level: "info",
  explanation: "A property that is or was read-only allows fewer values; clients do not send it.",
  advice: nothing,
} as const;

const lowered = <const Limit extends string>(limit: Limit) =>
  ({
    message: `The ${limit} of {subject}, which is or was read-only, was decreased from {from} to {to}.`,
    brief: `${limit} {to} instead of {from}`,
  }) as const;
const raised = <const Limit extends string>(limit: Limit) =>
  ({
    message: `The ${limit} of {subject}, which is or was read-only, was increased from {from} to {to}.`,
    brief: `${limit} {to} instead of {from}`,
  }) as const;

/** Rules of the established catalogue for constraints on values that only the other side may send. */
export const oneSidedRules = {
  "request-read-only-property-enum-value-removed": {
    ...narrowerReadOnly,
    title: "Request read only property enum value removed",
    message: "The value {name} was removed from {subject}, which is or was read-only.",
    brief: { not: "name" },
  },
  "request-read-only-property-max-decreased": {
    ...narrowerReadOnly,
    ...lowered("maximum"),
    title: "Request read only property max decreased",
  },
  "request-read-only-property-exclusive-max-decreased": {
    ...narrowerReadOnly,
    ...lowered("exclusive maximum"),
    title: "Request read only property exclusive max decreased",
  },
  "request-read-only-property-max-length-decreased": {
    ...narrowerReadOnly,
    ...lowered("maximum length"),
    title: "Request read only property max length decreased",
  },
  "request-read-only-property-min-increased": {
    ...narrowerReadOnly,
    ...raised("minimum"),
    title: "Request read only property min increased",
  },
  "request-read-only-property-exclusive-min-increased": {
    ...narrowerReadOnly,
    ...raised("exclusive minimum"),
    title: "Request read only property exclusive min increased",
  },
  "response-write-only-property-enum-value-added": {
    ...response,
    level: "info",
    title: "Response write only property enum value added",
    message: "The value {name} was added to {subject}, which is or was write-only.",
    brief: { also: "name" },
    explanation: "A property that is or was write-only allows another value; responses do not hold it.",
    advice: nothing,
  },
} as const satisfies Record<string, RuleDefinition>;
