/** Why a text is no JSON, where, and what to do about it. */
export interface BrokenJson {
  /** Of the first character that does not belong there, or of a conflict; absent where the engine does not tell. */
  readonly line?: number;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a text that people keep in version control; `undefined` where it is JSON. */
export function findBrokenJson(text: string): BrokenJson | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const conflict = /^<{7}(?: |\r?$)/m.exec(text);
    if (conflict !== null)
      return {
        line: lineOf(text, conflict.index),
        message: "A merge left a conflict here.",
        hint: "Resolve the conflict: where both sides added lines, keep those of both, with a comma between any two.",
      };
    const { reason, offset } = troubleOf(error, text);
    return {
      ...(offset !== undefined && { line: lineOf(text, offset) }),
      message: `This is no JSON: ${reason}.`,
      hint: "Mend it there, or take the one of before from version control.",
    };
  }
}

/** What `JSON.parse` says of a text, without parts of that, and the offset that it means; `undefined` where it does not tell. */
export function troubleOf(
  error: unknown,
  text: string,
): { readonly reason: string; readonly offset: number | undefined } {
  const words = error instanceof Error ? error.message : String(error);
  const reason = words.replace(/ in JSON at position.*$/s, "").replace(/, (?:\.\.\.)?"[\s\S]*$/, "");
  return { reason, offset: offsetOf(words, text) };
}

/** What V8 shows of a text before the place, where it shows a part of it. */
const shownBefore = 10;

/** Where the trouble is, by the words of V8: the place itself, what is around it, or that the text has an end too soon. */
function offsetOf(reason: string, text: string): number | undefined {
  const [, position] = / at position (\d+)/.exec(reason) ?? [];
  if (position !== undefined) return Number(position);
  if (reason.includes("Unexpected end")) return text.length;
  const [, before, part] = /, (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(reason) ?? [];
  if (before === undefined || part === undefined) return undefined;
  const found = text.indexOf(part);
  return found === -1 ? undefined : found + shownBefore;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
