import type { RuleFamily } from "./rule.js";

/** What a description that was inferred from a page leaves open where base is definite: nobody took it away. */
export const pageRules: readonly RuleFamily[] = [
  {
    suffix: "null-unknown",
    request: "info",
    response: "info",
    effect: "unsaid",
    says: "allowed null, which the page does not mention",
    message: "The page that the description was inferred from does not say whether {where} may be null.",
  },
  {
    suffix: "alternative-unknown",
    request: "info",
    response: "info",
    effect: "unsaid",
    says: "had an alternative that the page does not mention, though it names its type",
    message: "The page that the description was inferred from does not say whether {where} may be {name}.",
  },
  {
    suffix: "restriction-unknown",
    request: "info",
    response: "info",
    effect: "unsaid",
    says: "had a restriction or a default that the page does not mention",
    message: "The page that the description was inferred from does not say whether {where} still has {name}.",
  },
];
