import type { MatchFacts } from "../../base/patterns/match-facts.js";
import { overlap } from "../../base/patterns/parse-pattern.js";
import { textPattern } from "../../base/patterns/text-pattern.js";

/** A pattern that is no valid expression matches nothing. Each is tried on many names. */
export function matches(pattern: string, text: string): boolean {
  return textPattern(pattern)?.test(text) === true;
}

/** Patterns that match every string from its beginning to its end: `.` does not match the end of a line. */
const whole: ReadonlySet<string> = new Set(["^[\\s\\S]*$", "^[^]*$"]);

/**
 * Whether the pattern is sure to match every string. What matches the empty text matches anywhere, and so at the one end of
 * every string to which the pattern may be bound: `.*` and `^.*` do, `^.*$` refuses line breaks.
 */
export function matchesEverything(pattern: string): boolean {
  const unbound = pattern.replace(/^\^|\$$/, "");
  return whole.has(pattern) || (!/[\^$]|\\[bB]|\(\?(?!:)/.test(unbound) && matches(unbound, ""));
}

/** How long a text may be. */
export interface Lengths {
  readonly minLength: number;
  readonly maxLength: number;
}

/** Whether a text so long may match all the patterns; certain not to only where they ask for other lengths or characters. */
export function mayShareTexts(patterns: readonly string[], lengths?: Lengths): boolean {
  const all = patterns.flatMap((pattern) => textPattern(pattern)?.facts() ?? []);
  const least = Math.max(lengths?.minLength ?? 0, ...all.map(({ minLength }) => minLength));
  const most = Math.min(lengths?.maxLength ?? Number.POSITIVE_INFINITY, ...all.map(({ maxLength }) => maxLength));
  return least <= most && all.every((one, index) => all.every((two, other) => index === other || !areApart(one, two)));
}

/** Whether a text that matches all the patterns may hold the character; certain not to only where one of them says all that there are. */
export function mayHold(patterns: readonly string[], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const alphabets = patterns.flatMap((pattern) => {
    const { alphabet } = textPattern(pattern)?.facts() ?? {};
    return alphabet ? [alphabet] : [];
  });
  return alphabets.every((alphabet) => overlap(alphabet, [[code, code]]));
}

/** Other characters at one place, or one has none of those of which the other has some. */
function areApart({ beginning, alphabet }: MatchFacts, { beginning: others, some }: MatchFacts): boolean {
  const isElsewhere = beginning.some((set, index) => {
    const other = others[index];
    return other !== undefined && !overlap(set, other);
  });
  return isElsewhere || (alphabet !== undefined && some !== undefined && !overlap(alphabet, some));
}
