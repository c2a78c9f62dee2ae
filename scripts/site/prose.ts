import { type Html, type HtmlValue, html } from "./html.js";

/**
 * Markdown of a description as paragraphs of text: code spans are kept, of links the words. Nothing in it becomes a link, a
 * picture or other HTML.
 */
export function proseOf(markdown: string | undefined): Html {
  const paragraphs = (markdown ?? "").split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return html`${paragraphs.map((paragraph) => html`<p>${inlineOf(paragraph)}</p>`)}`;
}

/** The first paragraph, on one line. */
export function leadOf(markdown: string | undefined): Html {
  const [first = ""] = (markdown ?? "").trim().split(/\n\s*\n/);
  return html`${inlineOf(first)}`;
}

/** A line of it. */
export function inlineOf(paragraph: string): readonly HtmlValue[] {
  const line = paragraph.replace(/\s+/g, " ").trim();
  return line.split(/(`[^`]+`)/).map((part, index) => {
    if (index % 2 === 1) return html`<code>${part.slice(1, -1)}</code>`;
    return part
      .replace(/!?\[([^\][]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
      .replace(/<[a-z/][^<>]{0,200}>/gi, "")
      .replace(/(\*\*|__)(?=\S)([^*_]+)\1/g, "$2");
  });
}
