import { ruleOf } from "../rules/registry.js";

/** What a message mentions. */
export interface Texts {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly name?: string | undefined;
}

/** How rules that stand alone say what happened, by the end of their id; the first that fits is taken. */
const phrases: readonly (readonly [end: string, phrase: string])[] = [
  ["-with-default", "{Where} became required; it has a default."],
  ["-property-removed", "{Where} was removed."],
  ["-unknown", "{Where} is not mentioned by the page that the description was inferred from."],
  ["-became-required", "{Where} became required."],
  ["-became-optional", "{Where} became optional."],
  ["-became-read-only", "{Where} became read-only."],
  ["-became-not-read-only", "{Where} is no longer read-only."],
  ["-became-write-only", "{Where} became write-only."],
  ["-became-not-write-only", "{Where} is no longer write-only."],
  ["-enum-value-removed", "The value {name} was removed from {where}."],
  ["-enum-value-added", "The value {name} was added to {where}."],
  ["-decreased", "{Where} was decreased from {from} to {to}."],
  ["-increased", "{Where} was increased from {from} to {to}."],
  ["-removed-with-deprecation", "{Where} was removed after its deprecation."],
  ["-removed-without-deprecation", "{Where} was removed without deprecation."],
  ["-removed-before-sunset", "{Where} was removed before its sunset date {to}."],
  ["-deprecated-with-sunset", "{Where} is deprecated until {to}."],
  ["-deprecated", "{Where} is deprecated."],
  ["-reactivated", "{Where} is no longer deprecated."],
  ["-sunset-missing", "{Where} was deprecated without a sunset date."],
  ["-sunset-parse", "The sunset date {to} of {where} is not a date."],
  ["-sunset-invalid", "The sunset date {to} of {where} is not a date."],
  ["-too-small", "The sunset date {to} of {where} is too early."],
  ["sunset-deleted", "{Where} is deprecated but lost its sunset date {from}."],
  ["endpoint-moved", "The operation moved from {from} to {to}."],
  ["endpoint-added", "{Where} was added."],
  ["-operation-id-removed", "The operationId {from} of {where} was removed or replaced by {to}."],
  ["-operation-id-added", "{Where} got the operationId {to}."],
  ["-tag-removed", "{Where} lost the tag {name}."],
  ["-tag-added", "{Where} got the tag {name}."],
  ["-invalid-stability-level", "The stability {to} of {where} is not one of draft, alpha, beta and stable."],
  ["-name-changed", "The media type of {where} changed from {from} to {to}."],
  ["-name-generalized", "The media type of {where} was widened from {from} to {to}."],
  ["-name-specialized", "The media type of {where} was narrowed from {from} to {to}."],
  ["-media-type-added", "{Where} got the media type {name}."],
  ["-media-type-removed", "{Where} lost the media type {name}."],
  ["-schema-added", "{Where} got a schema for {name}."],
  ["-media-type-schema-removed", "{Where} lost its schema for {name}."],
  ["-style-changed", "{Where} is written as {to} instead of {from}."],
  ["-scope-added", "The scope {to} of {name} was added to {where}."],
  ["-scope-removed", "The scope {from} of {name} was removed from {where}."],
  ["-scope-changed", "The scope {name} of {where} is described otherwise."],
  ["-security-added", "The security scheme {name} was added to {where}."],
  ["-security-removed", "The security scheme {name} was removed from {where}."],
  ["-url-changed", "The URL of {where} changed from {from} to {to}."],
  ["-type-changed", "The type of {where} changed from {from} to {to}."],
  [
    "-version-not-bumped",
    "The version is still {to} or only a minor or patch above {from}, but the API changed in a breaking way.",
  ],
  ["-version-decreased", "The version was lowered from {from} to {to}."],
  ["-required", "{Where} was added and is required."],
  ["-optional", "{Where} was added and is optional."],
  ["-added", "{Where} was added."],
  ["-removed", "{Where} was removed."],
];

/** Fills in the template of a rule family, or the phrase for a rule that stands alone. */
export function messageOf(id: string, template: string | undefined, where: string, texts: Texts): string {
  const text = template ?? phraseOf(id);
  const values: Readonly<Record<string, string>> = {
    where,
    Where: where.charAt(0).toUpperCase() + where.slice(1),
    from: coded(texts.from),
    to: coded(texts.to),
    name: coded(texts.name),
  };
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}

function phraseOf(id: string): string {
  const added = /^new-(required|optional)?-?request/.exec(id);
  if (added)
    return id.endsWith("-with-default") ? newWithDefault : `{Where} was added${added[1] ? ` and is ${added[1]}` : ""}.`;
  const found = phrases.find(([end]) => id.endsWith(end));
  return found?.[1] ?? `${ruleOf(id).title}: {where}.`;
}

const newWithDefault = "{Where} was added and is required; it has a default.";

/** Counts and words stay as they are; anything that comes from a description is set off. */
function coded(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return /^[\d.]+$/.test(text) ? text : `\`${text.replaceAll("`", "'")}\``;
}
