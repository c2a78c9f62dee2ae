import { nothing, readWithout } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const paths = { direction: "none", area: "paths" } as const;
const components = { direction: "none", area: "components" } as const;
const calls = { direction: "response", area: "responses" } as const;

const verifyOtherwise = "Change how you verify that a call is the provider's.";

/** What is said of webhooks and callbacks alike. */
const came = {
  impact: "minor",
  level: "info",
  message: "{subject} was added.",
  advice: "Handle it if you need it.",
} as const;

const went = {
  impact: "major",
  level: "error",
  message: "{subject} was removed.",
  brief: missing,
  advice: "Find another way to learn of the event, such as polling.",
} as const;

const verified = {
  impact: "minor",
  level: "info",
  message: "{subject} is authenticated by {to} now.",
  brief: "authenticated by {to}",
  advice: "Verify it, so that nobody else can call in the name of the provider.",
} as const;

const unverified = {
  level: "warning",
  message: "{subject} may come without {from} now.",
  brief: "not always {from}",
  advice: verifyOtherwise,
} as const;

const verifiedOtherwise = {
  level: "warning",
  message: "{subject} is authenticated by {to} instead of {from}.",
  brief: "authenticated by {to} instead of {from}",
  advice: verifyOtherwise,
} as const;

const alwaysHeld = {
  impact: "minor",
  ...calls,
  level: "info",
  message: "{subject} is always there now.",
  brief: "always there",
  advice: nothing,
} as const;

const notAlwaysHeld = {
  ...calls,
  level: "error",
  message: "{subject} may be missing now.",
  brief: "may be missing",
  advice: readWithout,
} as const;

/** Calls of the provider. */
export const hookRules = {
  "webhook-added": {
    ...came,
    ...components,
    title: "Webhook added",
    brief: "new webhook",
    explanation: "There is a new webhook, or another method of one.",
  },
  "webhook-removed": {
    ...went,
    ...components,
    title: "Webhook removed",
    explanation: "A webhook was removed: clients that wait for it no longer hear of the event.",
  },
  "webhook-security-added": {
    ...verified,
    ...components,
    title: "Webhook security added",
    explanation: "The calls of a webhook are authenticated by something that they came without.",
  },
  "webhook-security-removed": {
    ...unverified,
    ...components,
    title: "Webhook security removed",
    explanation: "The calls of a webhook may lack what authenticated them: receivers that verify it refuse them.",
  },
  "webhook-security-changed": {
    ...verifiedOtherwise,
    ...components,
    title: "Webhook security changed",
    explanation:
      "The calls of a webhook are authenticated by something else: receivers that verify what they had refuse them, unless it is among what comes now.",
  },
  "webhook-body-became-required": {
    ...alwaysHeld,
    title: "Webhook body became required",
    explanation: "A webhook always has its body, which could be missing.",
  },
  "webhook-body-became-optional": {
    ...notAlwaysHeld,
    title: "Webhook body became optional",
    explanation: "A webhook may lack its body, which it always had.",
  },
  "callback-added": {
    ...came,
    ...paths,
    title: "Callback added",
    brief: "new callback",
    explanation: "An operation has a new callback, or another method of one.",
  },
  "callback-removed": {
    ...went,
    ...paths,
    title: "Callback removed",
    explanation: "An operation lost a callback: clients that wait for it no longer hear of the event.",
  },
  "callback-security-added": {
    ...verified,
    ...paths,
    title: "Callback security added",
    explanation: "The calls of a callback are authenticated by something that they came without.",
  },
  "callback-security-removed": {
    ...unverified,
    ...paths,
    title: "Callback security removed",
    explanation: "The calls of a callback may lack what authenticated them: receivers that verify it refuse them.",
  },
  "callback-security-changed": {
    ...verifiedOtherwise,
    ...paths,
    title: "Callback security changed",
    explanation:
      "The calls of a callback are authenticated by something else: receivers that verify what they had refuse them, unless it is among what comes now.",
  },
  "callback-body-became-required": {
    ...alwaysHeld,
    title: "Callback body became required",
    explanation: "A callback always has its body, which could be missing.",
  },
  "callback-body-became-optional": {
    ...notAlwaysHeld,
    title: "Callback body became optional",
    explanation: "A callback may lack its body, which it always had.",
  },
} as const satisfies Record<string, RuleDefinition>;
