import { styleText } from "node:util";
import type { Json } from "../base/json.js";
import { visibleJson, visibleText } from "../report/visible.js";
import { wantsColor } from "./wants-color.js";

/**
 * Text for a terminal or the log of a job, made by {@link shown} alone: what inputs put into it is visible on its line and
 * commands nothing. A class and not a branded string, so that {@link shown} knows what has been through it.
 */
export class TerminalText {
  private constructor(private readonly text: string) {}

  static from(text: string): TerminalText {
    return new TerminalText(text);
  }

  toString(): string {
    return this.text;
  }
}

/** A template whose own text, line breaks included, is ours; values are shown as they are, on one line. */
export function shown(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | TerminalText)[]
): TerminalText {
  const encoded = values.map((value) => (typeof value === "string" ? visibleText(value) : String(value)));
  return TerminalText.from(texts.map((text, index) => `${text}${encoded[index] ?? ""}`).join(""));
}

/** A text of several lines, each of which is shown as it is. */
export function shownLines(text: string): TerminalText {
  return TerminalText.from(text.split("\n").map(visibleText).join("\n"));
}

export function concat(texts: readonly TerminalText[]): TerminalText {
  return TerminalText.from(texts.join(""));
}

/** Colours only where they are seen. */
export function paint(
  color: "red" | "yellow" | "cyan" | "green" | "dim" | "bold",
  text: string | TerminalText,
): TerminalText {
  const encoded = String(shown`${text}`);
  // Node would ask standard output, which may be a file meanwhile.
  return TerminalText.from(wantsColor(process.stderr) ? styleText(color, encoded, { validateStream: false }) : encoded);
}

export function tell(text: TerminalText): void {
  process.stdout.write(harmless(text));
}

/** One line of JSON, for programs. */
export function tellJson(value: object): void {
  tell(TerminalText.from(`${visibleJson(value as Json)}\n`));
}

export function tellError(text: TerminalText): void {
  process.stderr.write(harmless(text));
}

/**
 * The log of a job on GitHub or Azure takes orders: `::error::` where a line begins, after blanks, and `##[error]` or
 * `##vso[…]` anywhere.
 */
function harmless(text: TerminalText): string {
  return (
    String(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are ours
      .replace(/^([^\S\n]*(?:\u001b\[[\d;]*m)*[^\S\n]*):(?=:)/gm, "$1\\u003a")
      .replace(/#(?=#\w*\[)/g, "\\u0023")
  );
}
