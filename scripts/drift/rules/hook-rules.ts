import { nothing, readWithout } from "./advice.js";
import { missing, type RuleDefinition } from "./rule.js";

const paths = { direction: "none", area: "paths" } as const;
const components = { direction: "none", area: "components" } as const;
const calls = { direction: "response", area: "responses" } as const;

const listen = "Handle it if you need it.";
const findOther = "Find another way to learn of the event, such as polling.";

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
