import { escapeHtml } from "../report/escape.js";
import { visibleText } from "../report/visible.js";

/** HTML that {@link html} made: what descriptions put into it is text, whatever it says. A class, so that nothing else passes for it. */
export class Html {
  private constructor(private readonly text: string) {}

  static from(text: string): Html {
    return new Html(text);
  }

  toString(): string {
    return this.text;
  }
}

export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[];

/** A template whose own text is HTML; values are text, for content and quoted attributes, unless they are HTML already. */
export function html(texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.from(texts.map((text, index) => `${text}${encode(values[index])}`).join(""));
}

function encode(value: HtmlValue): string {
  if (value === undefined) return "";
  if (value instanceof Html) return String(value);
  if (Array.isArray(value)) return value.map(encode).join("");
  return escapeHtml(visibleText(String(value)));
}

/** Lines that stay lines, for `pre`. */
export function htmlLines(text: string): Html {
  return Html.from(text.split("\n").map(encode).join("\n"));
}

/** Parts with something between them. */
export function joinHtml(parts: readonly HtmlValue[], between: HtmlValue): readonly HtmlValue[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
