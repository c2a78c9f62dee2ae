import { type CharacterSet, isExact, type PatternNode, parsePattern } from "./parse-pattern.js";
import { textPattern } from "./text-pattern.js";

const known = new Map<string, string>();

/**
 * What patterns have in common that are the same in other words, such as `\d` and `[0-9]`, `\/` and `/` or `(a|b)` and `[ab]`;
 * of one that looks ahead, goes back or is no regular expression, the pattern itself.
 */
export function patternKey(pattern: string): string {
  const key = known.get(pattern) ?? readKey(pattern);
  if (known.size > 5_000) known.clear();
  known.set(pattern, key);
  return key;
}

function readKey(pattern: string): string {
  if (textPattern(pattern) === undefined) return pattern;
  const tree = parsePattern(pattern);
  return isExact(tree) ? textOf(tree) : pattern;
}

function textOf(node: PatternNode): string {
  switch (node.kind) {
    case "set":
      return setText(node.set);
    case "sequence":
      return node.parts.map(textOf).join("");
    case "choice":
      return choiceText(node.parts);
    case "repeat": {
      const { minimum, maximum } = node;
      const body = textOf(node.body);
      return minimum === 1 && maximum === 1 ? body : `(${body}){${minimum},${maximum}}`;
    }
    default:
      return `<${node.kind}>`;
  }
}

/** Alternatives of one character are one set; their order and their number say nothing. */
function choiceText(parts: readonly PatternNode[]): string {
  const sets = parts.map(setOf);
  if (sets.every((set) => set !== undefined)) return setText(sets.flat());
  return `(${[...new Set(parts.map(textOf))].sort().join("|")})`;
}

function setOf(node: PatternNode): CharacterSet | undefined {
  if (node.kind === "set") return node.set;
  if (node.kind !== "sequence" && node.kind !== "choice") return undefined;
  const [first, ...others] = node.parts;
  return first && others.length === 0 ? setOf(first) : undefined;
}

function setText(set: CharacterSet): string {
  const merged: [number, number][] = [];
  for (const [first, last] of [...set].sort(([one], [two]) => one - two)) {
    const previous = merged.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return `[${merged.map(([first, last]) => `${first}-${last}`).join()}]`;
}
