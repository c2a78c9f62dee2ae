import type { Diagnostic } from "../base/diagnostics.js";
import { tokensOf } from "../base/json.js";

export interface ExplainedPage {
  readonly lines: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

const width = 60;

/** The page with its lines numbered, and beside each what was taken from it and what was said of it. */
export function explainPage(text: string, { lines, diagnostics }: ExplainedPage): string {
  const taken = new Map<number, string[]>();
  const add = (line: number, note: string): void => {
    const known = taken.get(line) ?? [];
    if (!known.includes(note)) taken.set(line, [...known, note]);
  };
  for (const [pointer, line] of lines) add(line, `← ${nameOf(pointer)}`);
  for (const { code, at, message } of diagnostics) if (at.line !== undefined) add(at.line, `! ${code}: ${message}`);
  const rows = text.replace(/\r\n?/g, "\n").split("\n");
  const digits = String(rows.length).length;
  const printed = rows.flatMap((row, index) => {
    const all = taken.get(index + 1) ?? [];
    // A body has the line of its first field.
    const [first = "", ...more] = all.filter((note) => !all.some((other) => other.startsWith(`${note}: `)));
    const shown = `${String(index + 1).padStart(digits)} | ${row}`;
    const gap = first === "" ? "" : `${" ".repeat(Math.max(2, width + digits - shown.length))}${first}`;
    return [`${shown}${gap}`, ...more.map((note) => `${" ".repeat(width + digits)}${note}`)];
  });
  return `${printed.join("\n")}\n`;
}

/** A part as a reader looks for it: `POST /chat`, `createChatRequest: messages[].role`. */
function nameOf(pointer: string): string {
  const tokens = tokensOf(pointer);
  const [section, second = "", third = "", ...rest] = tokens;
  if (section === "paths") return [`${third.toUpperCase()} ${second}`, ...rest.slice(0, 1), ...rest.slice(1)].join(" ");
  if (section !== "components" || second !== "schemas") return tokens.join(" ") || "the description";
  const path = rest.flatMap((token, index) => {
    if (token === "items") return ["[]"];
    const isName = rest[index - 1] === "properties" && rest[index - 2] !== "properties";
    return isName ? [token] : [];
  });
  return path.length === 0 ? third : `${third}: ${path.join(".").replaceAll(".[]", "[]")}`;
}
