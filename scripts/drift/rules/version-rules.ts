import type { RuleDefinition } from "./rule.js";

const info = { direction: "none", area: "info" } as const;

/** What the version of a description says about its changes. */
export const versionRules = {
  "api-version-not-bumped": {
    ...info,
    level: "info",
    title: "API version not bumped",
    message: "The version is still {to}, but the API changed in a breaking way.",
    brief: "breaking under the version {to}",
    explanation: "The description changed in a breaking way under the same version.",
    advice: "Do not trust the version number: compare the descriptions before you take an update.",
  },
  "api-version-decreased": {
    ...info,
    level: "info",
    title: "API version decreased",
    message: "The version was lowered from {from} to {to}.",
    brief: "version {to} instead of {from}",
    explanation: "The version is lower than before.",
    advice: "Check that this is the description which you meant to compare.",
  },
  "api-major-version-not-bumped": {
    ...info,
    level: "info",
    title: "API major version not bumped",
    message: "The version was only raised from {from} to {to}, but the API changed in a breaking way.",
    brief: "breaking under the version {to} after {from}",
    explanation: "The description changed in a breaking way and only its minor or patch version was raised.",
    advice: "Do not trust the version number: compare the descriptions before you take an update.",
  },
} as const satisfies Record<string, RuleDefinition>;
