import { distance } from "fastest-levenshtein";
import { compareText } from "../base/diagnostics.js";
import { rules } from "../drift/rules/registry.js";
import type { Rule } from "../drift/rules/rule.js";

/** What `concord drift --explain <id>` prints; `undefined` for an id that no rule has. */
export function printRule(id: string): string | undefined {
  const rule = rules.get(id);
  return rule && explain(rule);
}

function explain({ id, title, level, direction, area, explanation, advice }: Rule): string {
  const where = direction === "none" ? area : `${area}, ${direction}`;
  return `${id}\n${title} (${level}; ${where})\n\n${explanation}\n\nWhat to do: ${advice}\n`;
}

/** The ids that are most like a mistyped one, best first; none where nothing is like it. */
export function similarRules(id: string, count = 3): readonly string[] {
  return [...rules.keys()]
    .map((other) => [other, distance(id, other)] as const)
    .filter(([other, edits]) => edits <= Math.max(id.length, other.length) / 3)
    .sort(([a, one], [b, two]) => one - two || compareText(a, b))
    .slice(0, count)
    .map(([other]) => other);
}
