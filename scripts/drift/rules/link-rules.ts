import { nothing } from "./advice.js";
import type { RuleDefinition } from "./rule.js";

const links = { direction: "response", area: "responses", level: "info", impact: "patch" } as const;

/** What responses say of the calls that may follow (`links`): nothing that is sent, and perhaps what code goes by. */
export const linkRules = {
  "response-link-removed": {
    ...links,
    title: "Response link removed",
    message: "{subject} lost the link {name}.",
    brief: { not: "name" },
    explanation: "A response no longer says which call may follow by this link. What is sent is the same.",
    advice: "If your code goes by the links of the description, check that it does without.",
  },
  "response-link-added": {
    ...links,
    title: "Response link added",
    message: "{subject} got the link {name}.",
    brief: { also: "name" },
    explanation: "A response says of another call that it may follow.",
    advice: nothing,
  },
  "response-link-changed": {
    ...links,
    title: "Response link changed",
    message: "The link {name} of {subject} changed.",
    brief: "another link {name}",
    explanation:
      "A link of a response leads to another operation, or hands it other parameters or another body. What is sent is the same.",
    advice: "If your code goes by the links of the description, check where this one leads now.",
  },
} as const satisfies Record<string, RuleDefinition>;
