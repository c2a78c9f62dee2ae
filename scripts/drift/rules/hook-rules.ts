import { nothing, readWithout } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const paths = { direction: "none", area: "paths" } as const;
const components = { direction: "none", area: "components" } as const;
const calls = { direction: "response", area: "responses" } as const;

const listen = "Handle it if you need it.";
const findOther = "Find another way to learn of the event, such as polling.";

const verify = "Verify it, so that nobody else can call in the name of the provider.";
const verifyOtherwise = "Change how you verify that a call is the provider's.";

/** Calls of the provider. */
export const hookRules = {
  "webhook-added": {
    impact: "minor",
    ...components,
    level: "info",
    title: "Webhook added",
    message: "{subject} was added.",
    brief: "new webhook",
    explanation: "There is a new webhook, or another method of one.",
    advice: listen,
  },
  "webhook-removed": {
    impact: "major",
    ...components,
    level: "error",
    title: "Webhook removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "A webhook was removed: clients that wait for it no longer hear of the event.",
    advice: findOther,
  },
  "webhook-security-added": {
    impact: "minor",
    ...components,
    level: "info",
    title: "Webhook security added",
    message: "{subject} is authenticated by {to} now.",
    brief: "authenticated by {to}",
    explanation: "The calls of a webhook are authenticated by something that they came without.",
    advice: verify,
  },
  "webhook-security-removed": {
    ...components,
    level: "warning",
    title: "Webhook security removed",
    message: "{subject} may come without {from} now.",
    brief: "not always {from}",
    explanation: "The calls of a webhook may lack what authenticated them: receivers that verify it refuse them.",
    advice: verifyOtherwise,
  },
  "webhook-security-changed": {
    ...components,
    level: "warning",
    title: "Webhook security changed",
    message: "{subject} is authenticated by {to} instead of {from}.",
    brief: "authenticated by {to} instead of {from}",
    explanation:
      "The calls of a webhook are authenticated by something else: receivers that verify what they had refuse them, unless it is among what comes now.",
    advice: verifyOtherwise,
  },
  "webhook-body-became-required": {
    impact: "minor",
    ...calls,
    level: "info",
    title: "Webhook body became required",
    message: "{subject} is always there now.",
    brief: "always there",
    explanation: "A webhook always has its body, which could be missing.",
    advice: nothing,
  },
  "webhook-body-became-optional": {
    ...calls,
    level: "error",
    title: "Webhook body became optional",
    message: "{subject} may be missing now.",
    brief: "may be missing",
    explanation: "A webhook may lack its body, which it always had.",
    advice: readWithout,
  },
  "callback-added": {
    impact: "minor",
    ...paths,
    level: "info",
    title: "Callback added",
    message: "{subject} was added.",
    brief: "new callback",
    explanation: "An operation has a new callback, or another method of one.",
    advice: listen,
  },
  "callback-removed": {
    impact: "major",
    ...paths,
    level: "error",
    title: "Callback removed",
    message: "{subject} was removed.",
    brief: missing,
    explanation: "An operation lost a callback: clients that wait for it no longer hear of the event.",
    advice: findOther,
  },
  "callback-security-added": {
    impact: "minor",
    ...paths,
    level: "info",
    title: "Callback security added",
    message: "{subject} is authenticated by {to} now.",
    brief: "authenticated by {to}",
    explanation: "The calls of a callback are authenticated by something that they came without.",
    advice: verify,
  },
  "callback-security-removed": {
    ...paths,
    level: "warning",
    title: "Callback security removed",
    message: "{subject} may come without {from} now.",
    brief: "not always {from}",
    explanation: "The calls of a callback may lack what authenticated them: receivers that verify it refuse them.",
    advice: verifyOtherwise,
  },
  "callback-security-changed": {
    ...paths,
    level: "warning",
    title: "Callback security changed",
    message: "{subject} is authenticated by {to} instead of {from}.",
    brief: "authenticated by {to} instead of {from}",
    explanation:
      "The calls of a callback are authenticated by something else: receivers that verify what they had refuse them, unless it is among what comes now.",
    advice: verifyOtherwise,
  },
  "callback-body-became-required": {
    impact: "minor",
    ...calls,
    level: "info",
    title: "Callback body became required",
    message: "{subject} is always there now.",
    brief: "always there",
    explanation: "A callback always has its body, which could be missing.",
    advice: nothing,
  },
  "callback-body-became-optional": {
    ...calls,
    level: "error",
    title: "Callback body became optional",
    message: "{subject} may be missing now.",
    brief: "may be missing",
    explanation: "A callback may lack its body, which it always had.",
    advice: readWithout,
  },
} as const satisfies Record<string, RuleDefinition>;
