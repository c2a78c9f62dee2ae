import { type MatchFacts, matchFacts } from "./match-facts.js";
import { exponentialLength, matchLimit } from "./match-limit.js";
import { matchesTree } from "./match-tree.js";
import { isExact, parsePattern } from "./parse-pattern.js";

/** A pattern of a description, which anybody may have written, to be tried on any text. */
export interface TextPattern {
  /** Whether some part of the text fits, found out in time that is bounded. */
  readonly test: (text: string) => boolean;
  readonly facts: () => MatchFacts;
}

const known = new Map<string, TextPattern | undefined>();

/** The pattern, or `undefined` for what is no regular expression. Each is made once. */
export function textPattern(source: string): TextPattern | undefined {
  if (known.size > 5_000) known.clear();
  if (!known.has(source)) known.set(source, readPattern(source));
  return known.get(source);
}

/**
 * A text that could take long is matched by going all ways at once. Where what is looked at ahead or behind makes that no
 * proof, it fits, as it does for the checks of a generated client.
 */
function readPattern(source: string): TextPattern | undefined {
  const expression = expressionOf(source);
  if (expression === undefined) return undefined;
  let limit: number | undefined;
  const isShort = ({ length }: string) => {
    if (length <= exponentialLength) return true;
    limit ??= matchLimit(source) ?? Number.POSITIVE_INFINITY;
    return length <= limit;
  };
  const matchLong = (text: string) => {
    const tree = parsePattern(source);
    return !isExact(tree) || matchesTree(tree, text);
  };
  let facts: MatchFacts | undefined;
  return {
    test: (text) => (isShort(text) ? expression.test(text) : matchLong(text)),
    facts: () => {
      facts ??= matchFacts(source);
      return facts;
    },
  };
}

function expressionOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}
