const expressions = new Map<string, RegExp | undefined>();

/** A pattern that is no valid expression matches nothing. Each is tried on many names. */
export function matches(pattern: string, text: string): boolean {
  if (expressions.size > 5_000) expressions.clear();
  if (!expressions.has(pattern)) expressions.set(pattern, expressionOf(pattern));
  return expressions.get(pattern)?.test(text) === true;
}

/** Patterns that match every string. */
const everything: ReadonlySet<string> = new Set(["", ".*", "^.*$", "^.*", ".*$", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"]);

export function matchesEverything(pattern: string): boolean {
  return everything.has(pattern);
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
