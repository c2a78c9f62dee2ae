import { backtracksExponentially, characterCount, PositionAutomaton } from "./backtracks.js";
import { anyText, type PatternNode, parsePattern } from "./parse-pattern.js";

/** Steps that matching one text may take: some hundredths of a second. */
const maximumSteps = 1e7;
/** Of a text of this length no pattern has more ways than can be tried. */
export const exponentialLength = 20;
/** More characters than this in a pattern are not looked at: the search is cubic in them. */
const maximumPositions = 120;

/**
 * The number of characters that a text may have, so that a backtracking engine matches it in bounded time; `undefined` of a
 * pattern that takes time in proportion to the text, whatever it is. In doubt there is a limit.
 */
export function matchLimit(source: string): number | undefined {
  const tree = withoutTail(parsePattern(source));
  if (waysOf(tree) <= 1_000) return undefined;
  // A search begins anew at each place.
  const whole: PatternNode = isAnchored(tree) ? tree : { kind: "sequence", parts: [anyText, tree] };
  if (characterCount(whole) > maximumPositions || backtracksExponentially(source)) return exponentialLength;
  const automaton = new PositionAutomaton();
  automaton.build(whole);
  if (!automaton.hasTwoLoops()) return undefined;
  return Math.max(exponentialLength, Math.floor(maximumSteps ** (1 / automaton.longestChain())));
}

/** In how many ways a pattern can be gone through, whatever the text. */
function waysOf(node: PatternNode): number {
  switch (node.kind) {
    case "sequence":
      return node.parts.reduce((ways, part) => ways * waysOf(part), 1);
    case "choice":
      return node.parts.reduce((ways, part) => ways + waysOf(part), 0);
    case "look":
      return 1 + waysOf(node.body);
    case "repeat": {
      const { minimum, maximum } = node;
      const ways = waysOf(node.body);
      if (maximum === Number.POSITIVE_INFINITY) return maximum;
      return ways === 1 ? maximum - minimum + 1 : ways ** maximum * Math.min(2, maximum - minimum + 1);
    }
    default:
      return 1;
  }
}

/** The pattern without what cannot fail any more: the further rounds of a loop at its end. */
function withoutTail(node: PatternNode): PatternNode {
  if (node.kind === "repeat") {
    const body = node.minimum <= 1 ? withoutTail(node.body) : node.body;
    return { ...node, body, maximum: node.minimum };
  }
  if (node.kind !== "sequence" && node.kind !== "choice") return node;
  const isTail = (index: number): boolean => node.kind === "choice" || index === node.parts.length - 1;
  return { ...node, parts: node.parts.map((part, index) => (isTail(index) ? withoutTail(part) : part)) };
}

/** Whether a pattern fits at the start of a text alone. */
function isAnchored(node: PatternNode): boolean {
  switch (node.kind) {
    case "start":
      return true;
    case "sequence":
      return node.parts[0] !== undefined && isAnchored(node.parts[0]);
    case "choice":
      return node.parts.every(isAnchored);
    default:
      return false;
  }
}
