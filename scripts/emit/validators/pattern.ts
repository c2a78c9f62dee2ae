import type { Origin, Report } from "../../base/diagnostics.js";
import { matchLimit } from "../../base/patterns/match-limit.js";

/**
 * The pattern as `flags/source` that ECMAScript takes, with Unicode semantics where they are possible. A pattern that no
 * reading accepts is reported and not checked.
 */
export function portablePattern(source: string, at: Origin, report: Report): string | undefined {
  for (const [flags, candidate] of [
    ["u", source],
    ["u", translate(source)],
    ["", source],
    ["", translate(source)],
  ] as const) {
    if (!isRegExp(candidate, flags)) continue;
    const limit = matchLimit(candidate);
    if (limit === undefined) return `${flags}/${candidate}`;
    reportSlow(source, limit, at, report);
    // A longer text fits the first alternative, at once.
    return `${flags}/^[^]{${limit + 1}}|(?:${candidate})`;
  }
  report({
    code: "unsupported-keyword",
    at,
    message: `The pattern ${JSON.stringify(source.slice(0, 80))} is no regular expression of ECMA-262 and is not checked.`,
  });
  return undefined;
}

function reportSlow(source: string, limit: number, at: Origin, report: Report): void {
  report({
    code: "pattern-slow",
    at,
    message: `The pattern ${JSON.stringify(source.slice(0, 80))} can take long on a text made for it. It is checked of texts of at most ${limit} characters; longer ones pass.`,
    hint: "Rewrite it so that no text can be matched in two ways, or limit the length of the text.",
  });
}

function isRegExp(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** What other dialects write differently: anchors `\A`, `\z`, `\Z`, named groups `(?P<n>`, and needless escapes. */
function translate(source: string): string {
  return source
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/\\([AzZ])|\\([-_@#%&'":;,<>=!~` ])/g, (_, anchor: string | undefined, character: string | undefined) =>
      anchor === undefined ? (character === "-" ? "\\x2d" : (character ?? "")) : anchor === "A" ? "^" : "$",
    );
}
