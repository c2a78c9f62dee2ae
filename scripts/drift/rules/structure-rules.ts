import type { RuleFamily } from "./rule.js";

interface Keyword {
  readonly name: string;
  readonly says: string;
  /** A change is told of the keyword as a whole; else of what differs inside of its schema. */
  readonly whole?: true;
}

/** Keywords that narrow by being there. */
const narrowingKeywords: readonly Keyword[] = [
  { name: "if", says: "condition `if`", whole: true },
  { name: "then", says: "consequence `then`" },
  { name: "else", says: "alternative `else`" },
  { name: "contains", says: "`contains`" },
  { name: "dependent-required", says: "`dependentRequired` of {name}", whole: true },
  { name: "dependent-schema", says: "`dependentSchemas` of {name}" },
  { name: "pattern-property", says: "pattern property {name}" },
  { name: "property-names", says: "`propertyNames`" },
  { name: "unevaluated-items", says: "`unevaluatedItems`" },
  { name: "unevaluated-properties", says: "`unevaluatedProperties`" },
  { name: "content-schema", says: "`contentSchema`" },
  { name: "not", says: "`not`", whole: true },
];

function keywordFamily({ name, says, whole }: Keyword): readonly RuleFamily[] {
  const constraint = says.replace(" of {name}", "").replace(" {name}", "");
  const added: RuleFamily = {
    suffix: `${name}-added`,
    request: "error",
    response: "info",
    effect: "narrows",
    says: `has the constraint ${constraint} now`,
    message: `The ${says} was added to {where}.`,
  };
  const removed: RuleFamily = {
    suffix: `${name}-removed`,
    request: "info",
    response: "error",
    effect: "widens",
    says: `lost the constraint ${constraint}`,
    message: `The ${says} was removed from {where}.`,
  };
  if (!whole) return [added, removed];
  const changed: RuleFamily = {
    suffix: `${name}-changed`,
    request: "error",
    response: "error",
    effect: "replaces",
    says: `has another constraint ${constraint}`,
    message: `The ${says} of {where} changed.`,
  };
  return [added, removed, changed];
}

/** Unions, intersections, conditions and what an object or a list may hold. */
export const structureRules: readonly RuleFamily[] = [
  ...narrowingKeywords.flatMap(keywordFamily),
  {
    suffix: "all-of-added",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "must also match another schema",
    message: "{name} was added to the `allOf` of {where}.",
  },
  {
    suffix: "all-of-removed",
    request: "warning",
    response: "info",
    effect: "widens",
    says: "need no longer match one of its schemas",
    message: "{name} was removed from the `allOf` of {where}.",
  },
  {
    suffix: "all-of-added-annotation-only",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "got a schema without constraints in its `allOf`",
    message: "{name}, which has no constraints, was added to the `allOf` of {where}.",
  },
  {
    suffix: "all-of-removed-annotation-only",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "lost a schema without constraints from its `allOf`",
    message: "{name}, which has no constraints, was removed from the `allOf` of {where}.",
  },
  {
    suffix: "any-of-added",
    request: "info",
    response: "info",
    effect: "widens",
    says: "has another alternative in its `anyOf`",
    message: "{name} was added to the alternatives of {where}.",
  },
  {
    suffix: "any-of-removed",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "lost an alternative of its `anyOf`",
    message: "{name} was removed from the alternatives of {where}.",
  },
  {
    suffix: "one-of-added",
    request: "info",
    response: "error",
    effect: "widens",
    says: "has another alternative in its `oneOf`",
    message: "{name} was added to the alternatives of {where}.",
  },
  {
    suffix: "one-of-removed",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "lost an alternative of its `oneOf`",
    message: "{name} was removed from the alternatives of {where}.",
  },
  {
    suffix: "wrapped-in-one-of",
    request: "error",
    response: "error",
    effect: "replaces",
    says: "was one object and is a choice of several now",
    message: "{Where} was one object and is a choice of {to} now.",
  },
  {
    suffix: "alternatives-added",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "must also match one of several alternatives now",
    message: "{Where} must also match one of {to} now.",
  },
  {
    suffix: "alternatives-removed",
    request: "info",
    response: "error",
    effect: "widens",
    says: "need no longer match one of several alternatives",
    message: "{Where} need no longer match one of {from}.",
  },
  {
    suffix: "discriminator-added",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "has a discriminator now",
    message: "{Where} got the discriminator {to}.",
  },
  {
    suffix: "discriminator-removed",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "no longer has a discriminator",
    message: "{Where} lost the discriminator {from}.",
  },
  {
    suffix: "discriminator-property-name-changed",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "is discriminated by another property",
    message: "The discriminator of {where} changed from {from} to {to}.",
  },
  {
    suffix: "discriminator-mapping-added",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "maps another value of its discriminator",
    message: "The discriminator of {where} maps {name} to {to} now.",
  },
  {
    suffix: "discriminator-mapping-deleted",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "maps a value of its discriminator less",
    message: "The discriminator of {where} no longer maps {name} to {from}.",
  },
  {
    suffix: "discriminator-mapping-changed",
    request: "info",
    response: "info",
    effect: "annotates",
    says: "maps a value of its discriminator to another schema",
    message: "The discriminator of {where} maps {name} to {to} instead of {from}.",
  },
  {
    suffix: "prefix-items-added",
    request: "info",
    response: "error",
    effect: "widens",
    says: "describes more items by their position",
    message: "{name} more items of {where} are described by position.",
  },
  {
    suffix: "prefix-items-removed",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "describes fewer items by their position",
    message: "{name} fewer items of {where} are described by position.",
  },
  {
    suffix: "additional-properties-closed",
    request: "error",
    response: "info",
    effect: "narrows",
    says: "no longer allows properties that it does not list",
    message: "{Where} no longer allows properties that are not listed.",
  },
  {
    suffix: "additional-properties-opened",
    request: "info",
    response: "warning",
    effect: "widens",
    says: "allows properties that it does not list",
    message: "{Where} allows properties that are not listed now.",
  },
  {
    suffix: "content-media-type-changed",
    request: "error",
    response: "error",
    effect: "replaces",
    says: "holds text of another media type",
    message: "The media type of the text in {where} changed from {from} to {to}.",
  },
  {
    suffix: "content-encoding-changed",
    request: "error",
    response: "error",
    effect: "replaces",
    says: "holds text in another encoding",
    message: "The encoding of the text in {where} changed from {from} to {to}.",
  },
];
