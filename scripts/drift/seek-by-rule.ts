import { fernExtension, streamExtension } from "../spec/extensions.js";
import type { RuleKey } from "./rules/registry.js";
import type { FactName } from "./rules/rule.js";
import { noticeIds } from "./schemas/compare-notices.js";
import type { DriftFinding } from "./schemas/findings.js";
import { firstFound, flag, keyword, limit, lists, member, ofBase, type Seek, type TrailTo, there } from "./seek.js";
import { listedValue, named, nullability, typeOrFormat } from "./seek-values.js";

/** How what a finding is about is found below its place; `undefined` of what is placed where it stands. */
export function seekOf({ id, trace }: DriftFinding): Seek | undefined {
  const rule = trace?.difference.rule ?? id;
  return byRule.get(rule) ?? limits.get(limitName.exec(rule)?.[1] ?? "");
}

/** What the rules of a limit call it. */
const limitName = /^(?:request-read-only-property-)?(.*)-(?:increased|decreased|set|unset)$/;

const limits: ReadonlyMap<string, Seek> = new Map([
  ["max", limit("maximum", "exclusiveMaximum")],
  ["exclusive-max", limit("exclusiveMaximum", "maximum")],
  ["min", limit("minimum", "exclusiveMinimum")],
  ["exclusive-min", limit("exclusiveMinimum", "minimum")],
  ["max-length", limit("maxLength")],
  ["min-length", limit("minLength")],
  ["max-items", limit("maxItems")],
  ["min-items", limit("minItems")],
  ["max-properties", limit("maxProperties")],
  ["min-properties", limit("minProperties")],
  ["max-contains", limit("maxContains")],
  ["min-contains", limit("minContains")],
]);

/** The first of what a fact of the finding says. */
function fact({ facts }: DriftFinding, name: FactName): string | undefined {
  const [first] = [facts[name] ?? []].flat();
  return first === undefined ? undefined : String(first);
}

/** What has the name that the finding is about, below these. */
function nameBelow(...tokens: readonly string[]): TrailTo {
  return (finding) => {
    const name = fact(finding, "name");
    return name === undefined ? undefined : [...tokens, name];
  };
}

/** Below the flow of a security scheme that the finding is about. */
function inFlow(below: (finding: DriftFinding) => readonly string[]): TrailTo {
  return (finding) => {
    const { part } = finding;
    if (part.kind !== "security-scheme" || part.flow === undefined) return undefined;
    return ["flows", part.flow, ...below(finding)];
  };
}

/** Swagger 2.0 has one flow for each scheme. */
const urlOf = (name: string): Seek =>
  keyword(
    inFlow(() => [name]),
    name,
  );

const scopeOfFlow: Seek = keyword(
  inFlow((finding) => ["scopes", fact(finding, "name") ?? ""]),
  nameBelow("scopes"),
);

/** A scope that a requirement asks for of one scheme. */
const scopeAsked: Seek = member((finding) => fact(finding, "to") ?? fact(finding, "from"), lists(nameBelow()));

/** A page says nothing of a keyword that base has. */
const unsaid: Seek = ofBase(keyword((finding) => fact(finding, "name")?.split("/").slice(0, 2)));

const deprecation = [flag("deprecated"), keyword("x-sunset")] as const;

const notices = Object.values(noticeIds).flatMap(({ deprecated, undated, reactivated, ...dated }) => [
  ...[deprecated, undated, reactivated].map((id) => [id, deprecation] as const),
  ...Object.values(dated).map((id) => [id, deprecation.toReversed()] as const),
]);

const byRule: ReadonlyMap<string, Seek> = new Map<RuleKey, Seek>([
  ...notices.map(([id, seeks]) => [id, firstFound(...seeks)] as const),
  ...of(typeOrFormat, [
    "type-changed",
    "type-generalized",
    "type-specialized",
    "type-compatible",
    "list-of-types-widened",
    "list-of-types-narrowed",
  ]),
  ...of(nullability, ["became-nullable", "became-not-nullable", "null-unknown"]),
  ...of(keyword("const", "enum"), ["became-enum", "became-not-enum", "const-added", "const-removed", "const-changed"]),
  ...of(listedValue, [
    "enum-value-added",
    "enum-value-removed",
    "request-read-only-property-enum-value-removed",
    "response-write-only-property-enum-value-added",
    "known-value-added",
    "known-value-removed",
    "x-extensible-enum-value-removed",
  ]),
  ...of(keyword("default"), [
    "default-value-added",
    "default-value-removed",
    "default-value-changed",
    "request-stream-default-changed",
  ]),
  ...of(keyword("multipleOf"), ["multiple-of-set", "multiple-of-unset", "multiple-of-changed"]),
  ...of(flag("uniqueItems"), ["unique-items-added", "unique-items-removed"]),
  ...of(keyword("pattern"), ["pattern-added", "pattern-removed", "pattern-changed", "pattern-generalized"]),
  ...of(keyword("oneOf", "anyOf"), ["wrapped-in-one-of", "alternatives-added", "alternatives-removed"]),
  ...of(keyword("prefixItems", "items"), ["prefix-items-added", "prefix-items-removed"]),
  ...of(keyword("contentMediaType"), ["content-media-type-changed"]),
  ...of(keyword("contentEncoding"), ["content-encoding-changed"]),
  ...of(keyword("additionalProperties", "unevaluatedProperties"), [
    "additional-properties-closed",
    "additional-properties-opened",
  ]),
  ...of(keyword(nameBelow("dependentRequired"), nameBelow("dependencies")), [
    "dependent-required-added",
    "dependent-required-removed",
    "dependent-required-changed",
  ]),
  ...of(keyword("discriminator"), ["discriminator-added", "discriminator-removed"]),
  ...of(
    keyword(() => ["discriminator", "propertyName"], "discriminator"),
    ["discriminator-property-name-changed"],
  ),
  ...of(keyword(nameBelow("discriminator", "mapping"), nameBelow("mapping")), [
    "discriminator-mapping-added",
    "discriminator-mapping-deleted",
    "discriminator-mapping-changed",
  ]),
  ...of(
    keyword(() => ["discriminator", "defaultMapping"], "defaultMapping"),
    [
      "discriminator-default-mapping-added",
      "discriminator-default-mapping-removed",
      "discriminator-default-mapping-changed",
    ],
  ),
  ...of(unsaid, ["restriction-unknown"]),
  ...of(named("required"), [
    "request-property-became-required",
    "request-property-became-required-with-default",
    "response-property-became-required",
    "response-write-only-property-became-required",
  ]),
  // Of the revision, the place is the property, which need not be there any more.
  ...of(ofBase(named("required")), [
    "request-property-became-optional",
    "response-property-became-optional",
    "response-write-only-property-became-optional",
  ]),
  ...access("readOnly", "read-only"),
  ...access("writeOnly", "write-only"),
  ...of(keyword("x-stability-level"), [
    "request-property-stability-increased",
    "request-property-stability-decreased",
    "response-property-stability-increased",
    "response-property-stability-decreased",
    "api-stability-increased",
    "api-stability-decreased",
    "api-invalid-stability-level",
  ]),
  ...of(flag("required"), [
    "request-parameter-became-required",
    "request-parameter-became-optional",
    "request-body-became-required",
    "request-body-became-optional",
    "webhook-body-became-required",
    "webhook-body-became-optional",
    "callback-body-became-required",
    "callback-body-became-optional",
    "response-header-became-required",
    "response-header-became-optional",
    "request-body-encoding-header-became-required",
    "request-body-encoding-header-became-optional",
  ]),
  ...of(flag("allowReserved"), [
    "request-parameter-allow-reserved-added",
    "request-parameter-allow-reserved-removed",
    "request-body-encoding-allow-reserved-added",
    "request-body-encoding-allow-reserved-removed",
  ]),
  ...of(flag("allowEmptyValue"), [
    "request-parameter-allow-empty-value-added",
    "request-parameter-allow-empty-value-removed",
  ]),
  ...of(keyword("style", "explode", "collectionFormat", "content"), [
    "request-parameter-style-changed",
    "response-header-style-changed",
  ]),
  ...of(keyword("style", "explode", "contentType"), ["request-body-encoding-style-changed"]),
  ...of(keyword("contentType"), ["request-body-encoding-content-type-changed"]),
  ...of(keyword("operationId"), ["api-operation-id-added", "api-operation-id-removed"]),
  ...of(named("tags"), ["api-tag-added", "api-tag-removed"]),
  ...of(keyword(streamExtension, fernExtension), ["response-stream-end-changed"]),
  ...of(keyword("url"), ["api-server-added", "api-server-removed", "api-root-changed"]),
  ...of(scopeAsked, [
    "api-security-scope-added",
    "api-security-scope-removed",
    "api-global-security-scope-added",
    "api-global-security-scope-removed",
  ]),
  ...of(keyword("type"), ["api-security-component-type-changed"]),
  ...of(keyword("in", "name", "scheme"), ["api-security-component-credential-changed"]),
  ...of(urlOf("authorizationUrl"), ["api-security-component-oauth-url-changed"]),
  ...of(urlOf("tokenUrl"), ["api-security-component-oauth-token-url-changed"]),
  ...of(urlOf("refreshUrl"), ["api-security-component-oauth-refresh-url-changed"]),
  ...of(urlOf("openIdConnectUrl"), ["api-security-component-open-id-url-changed"]),
  ...of(keyword(nameBelow("flows")), [
    "api-security-component-oauth-flow-added",
    "api-security-component-oauth-flow-removed",
  ]),
  ...of(scopeOfFlow, [
    "api-security-component-oauth-scope-added",
    "api-security-component-oauth-scope-removed",
    "api-security-component-oauth-scope-changed",
  ]),
  ...of(
    there(() => ["info", "version"]),
    ["api-version-not-bumped", "api-version-decreased", "api-major-version-not-bumped"],
  ),
]);

function of(seek: Seek, keys: readonly RuleKey[]): readonly (readonly [RuleKey, Seek])[] {
  return keys.map((key) => [key, seek]);
}

function access(name: string, words: "read-only" | "write-only"): readonly (readonly [RuleKey, Seek])[] {
  const sides = ["request", "response"] as const;
  const needs = ["optional", "required"] as const;
  const keys = sides.flatMap((side) =>
    needs.flatMap((need): readonly RuleKey[] => [
      `${side}-${need}-property-became-${words}`,
      `${side}-${need}-property-became-not-${words}`,
    ]),
  );
  return of(flag(name), keys);
}
