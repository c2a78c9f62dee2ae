import { placeText } from "./place.js";
import { excerpt, received } from "./received.js";
import { isList, type Rule } from "./rule.js";
import { suggest } from "./suggest.js";
import type { Issue } from "./validator-types.js";

/** What an issue is made of, if it is told. */
export interface IssueFacts {
  readonly code: string;
  readonly severity?: Issue["severity"];
  readonly expected: string;
  readonly value: unknown;
  readonly key?: string | number | undefined;
  readonly suggest?: () => string | undefined;
  readonly alternatives?: readonly string[];
}

/** The listed text that was probably meant. */
export function closestValue(value: unknown, rule: Rule): string | undefined {
  if (typeof value !== "string") return undefined;
  return suggest(value, listedTexts(rule));
}

function listedTexts(rule: Rule): readonly string[] {
  if (typeof rule === "string") return [];
  if (isList(rule)) return [...rule].filter((item) => typeof item === "string");
  return rule.anyOf?.flatMap(listedTexts) ?? [];
}

export function messageOf(
  { code, expected, value }: IssueFacts,
  path: readonly (string | number)[],
  suggestion: string | undefined,
): string {
  const place = path.length === 0 ? "The value" : placeText(path);
  const meant = suggestion === undefined ? "" : ` Did you mean ${excerpt(suggestion)}?`;
  if (code === "required") return `${place} is missing: expected ${expected}.`;
  if (code === "unknown-property") return `${place} is not a known property.${meant}`;
  if (code === "unknown-value") return `${place} is not a listed value.${meant}`;
  if (code === "read-only") return `${place} is read-only and has no effect in a request.`;
  const given = received(value).replace(/^object(?: (.+))?$/s, (_, name) =>
    name ? `an object of the class ${name}` : "an object",
  );
  return `${place} must be ${expected}, not ${given}.${meant}`;
}
