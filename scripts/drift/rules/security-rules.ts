import { checkLogin, nothing } from "./advice.js";
import type { RuleDefinition } from "./rule.js";

const security = { level: "info", direction: "none", area: "security" } as const;
/** Calls in the old way are refused; where another way makes up for it, it is told as compatible. */
const refusing = { ...security, level: "error", established: "info" } as const;

const accepted = {
  message: [
    "{subject} asks for {name} alone now, instead of {from}.",
    "The security requirement {name} was added to {subject}.",
    "{subject} may be called without authentication now.",
  ],
  brief: ["{name} enough, without the rest of {from}", "also {name}", "also without authentication"],
} as const;
const refused = {
  message: [
    "{subject} asks for {to} now, where one of {from} was enough.",
    "{subject} may be called without {from} now.",
    "{subject} asks for {to} now, where {name} was enough.",
    "The security requirement {name} was removed from {subject}.",
    "{subject} may no longer be called without authentication.",
  ],
  brief: [
    "{to} needed, not one of {from} alone",
    "without {from}",
    "{to} needed, not {name} alone",
    "not {name}",
    "not without authentication",
  ],
} as const;
const scopeAdded = {
  message: "The security requirement {name} of {subject} asks for the scope {to} now.",
  brief: "scope {to} of {name} needed",
} as const;
const scopeRemoved = {
  message: "The security requirement {name} of {subject} no longer asks for the scope {from}.",
  brief: "scope {from} of {name} not needed",
} as const;

const firstOne = "If it is the first one, send what it asks for; else go on as before.";
const askForScope = "Ask for the scope when you get a token, and check that you may have it.";
const newUrl = "Change the URL in your OAuth settings, unless they take it from the description.";

/** A URL of an OAuth flow or a scheme, by the name that it has among people. */
const urlChanged = <const Name extends string>(name: Name) =>
  ({
    message: [
      `The ${name} URL of {subject} changed from {from} to {to}.`,
      `{subject} got the ${name} URL {to}.`,
      `{subject} lost the ${name} URL {from}.`,
      `The ${name} URL of {subject} is written otherwise.`,
    ],
    brief: [`${name} URL {to} instead of {from}`, `${name} URL {to}`, `no ${name} URL {from}`, `another ${name} URL`],
  }) as const;

/** Who may call: what operations and the API ask for, and the schemes themselves. */
export const securityRules = {
  "api-security-added": {
    impact: "minor",
    ...security,
    ...accepted,
    title: "API security added",
    explanation:
      "An operation has another security requirement: one more way to authenticate, a part of what it asked for before, or the first one, without which calls are refused now.",
    advice: firstOne,
  },
  "api-security-removed": {
    ...refusing,
    ...refused,
    title: "API security removed",
    explanation:
      "An operation lost a security requirement, or asks for more beside it: calls that authenticate so are refused, unless they bring all that another one asks for.",
    advice: checkLogin,
  },
  "api-security-scope-added": {
    ...refusing,
    ...scopeAdded,
    title: "API security scope added",
    explanation: "An operation asks for another scope: calls with a token that lacks it are refused.",
    advice: askForScope,
  },
  "api-security-scope-removed": {
    impact: "minor",
    ...security,
    ...scopeRemoved,
    title: "API security scope removed",
    explanation: "An operation asks for a scope less.",
    advice: nothing,
  },
  "api-global-security-added": {
    impact: "minor",
    ...security,
    ...accepted,
    title: "API global security added",
    explanation:
      "The API has another security requirement, for every operation without requirements of its own: one more way to authenticate, a part of what it asked for before, or the first one, without which calls are refused now.",
    advice: firstOne,
  },
  "api-global-security-removed": {
    ...refusing,
    ...refused,
    title: "API global security removed",
    explanation:
      "The API lost a security requirement, or asks for more beside it, for every operation without requirements of its own: calls that authenticate so are refused, unless they bring all that another one asks for.",
    advice: checkLogin,
  },
  "api-global-security-scope-added": {
    ...refusing,
    ...scopeAdded,
    title: "API global security scope added",
    explanation:
      "The API asks for another scope, for every operation without requirements of its own: calls with a token that lacks it are refused.",
    advice: askForScope,
  },
  "api-global-security-scope-removed": {
    impact: "minor",
    ...security,
    ...scopeRemoved,
    title: "API global security scope removed",
    explanation: "The API asks for a scope less, for every operation without requirements of its own.",
    advice: nothing,
  },
  "api-security-component-added": {
    impact: "minor",
    ...security,
    title: "API security component added",
    message: "{subject} was added.",
    brief: "new security scheme",
    explanation: "A security scheme was defined. What asks for it is told of by itself.",
    advice: nothing,
  },
  "api-security-component-removed": {
    ...security,
    title: "API security component removed",
    message: "{subject} was removed.",
    brief: { missing: true },
    explanation: "A security scheme is no longer defined. What asked for it is told of by itself.",
    advice: checkLogin,
  },
  "api-security-component-type-changed": {
    ...refusing,
    title: "API security component type changed",
    message: "The type of {subject} changed from {from} to {to}.",
    brief: "{to} instead of {from}",
    explanation:
      "A security scheme has another type. Where an operation takes nothing else, calls in the old way are refused.",
    advice: checkLogin,
  },
  "api-security-component-credential-changed": {
    ...security,
    level: "error",
    title: "API security component credential changed",
    message: "{subject} is sent as {to} instead of {from}.",
    brief: "{to} instead of {from}",
    explanation:
      "What clients send for a security scheme is sent otherwise: in another place, under another name, or by another scheme of HTTP. Where an operation takes nothing else, calls in the old way are refused.",
    advice: checkLogin,
  },
  "api-security-component-oauth-url-changed": {
    ...security,
    ...urlChanged("authorization"),
    title: "API security component OAuth URL changed",
    explanation: "The authorization URL of an OAuth flow changed.",
    advice: newUrl,
  },
  "api-security-component-oauth-token-url-changed": {
    ...security,
    ...urlChanged("token"),
    title: "API security component OAuth token URL changed",
    explanation: "The token URL of an OAuth flow changed.",
    advice: newUrl,
  },
  "api-security-component-oauth-refresh-url-changed": {
    ...security,
    ...urlChanged("refresh"),
    title: "API security component OAuth refresh URL changed",
    explanation: "The refresh URL of an OAuth flow changed.",
    advice: newUrl,
  },
  "api-security-component-open-id-url-changed": {
    ...security,
    ...urlChanged("discovery"),
    title: "API security component OpenID URL changed",
    explanation: "The URL under which an OpenID Connect provider says how it is used changed.",
    advice: "Change the URL in your OpenID Connect settings, unless they take it from the description.",
  },
  "api-security-component-oauth-flow-added": {
    impact: "minor",
    ...security,
    title: "API security component OAuth flow added",
    message: "The flow {name} was added to {subject}.",
    brief: "also the flow {name}",
    explanation: "There is one more flow by which clients get a token.",
    advice: nothing,
  },
  "api-security-component-oauth-flow-removed": {
    ...security,
    level: "warning",
    title: "API security component OAuth flow removed",
    message: "The flow {name} was removed from {subject}.",
    brief: "not the flow {name}",
    explanation:
      "A flow by which clients got a token is gone. What is sent to operations is the same, so that no call shows it; a server may give no token that way any more.",
    advice: "If your code gets its tokens by this flow, change to one that is left.",
  },
  "api-security-component-oauth-scope-added": {
    ...security,
    title: "API security component OAuth scope added",
    message: "The scope {name} was added to {subject}.",
    brief: { also: "name" },
    explanation: "An OAuth flow has another scope.",
    advice: nothing,
  },
  "api-security-component-oauth-scope-removed": {
    ...security,
    title: "API security component OAuth scope removed",
    message: "The scope {name} was removed from {subject}.",
    brief: { not: "name" },
    explanation: "An OAuth flow lost a scope.",
    advice: "Stop asking for it: a server may refuse to give a token for a scope that it does not know.",
  },
  "api-security-component-oauth-scope-changed": {
    ...security,
    title: "API security component OAuth scope changed",
    message: "The scope {name} of {subject} is described otherwise.",
    brief: "scope {name} described otherwise",
    explanation: "The meaning of an OAuth scope is described otherwise.",
    advice: "Read what it allows now, and check that it is what your code needs.",
  },
} as const satisfies Record<string, RuleDefinition>;
