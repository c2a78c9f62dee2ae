const expressions = new Map<string, RegExp | undefined>();

/** A pattern that is no valid expression matches nothing. Each is tried on many names. */
export function matches(pattern: string, text: string): boolean {
  if (expressions.size > 5_000) expressions.clear();
  if (!expressions.has(pattern)) expressions.set(pattern, expressionOf(pattern));
  return expressions.get(pattern)?.test(text) === true;
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

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

/** Whether both may match one text; certain not to only where they ask for other beginnings. */
export function mayShareNames(one: string, two: string): boolean {
  const [before, after] = [beginningOf(one), beginningOf(two)];
  return before.startsWith(after) || after.startsWith(before);
}

/** What every match begins with, as far as that is written in plain characters. */
function beginningOf(pattern: string): string {
  if (pattern.includes("|")) return "";
  const [, beginning = ""] = /^\^((?:[\w-](?![?*{]))*)/.exec(pattern) ?? [];
  return beginning;
}
