import { HTMLElement, type Node, NodeType, TextNode } from "node-html-parser";
import { depthMark, tidy } from "./block.js";

export const ignored: ReadonlySet<string> = new Set([
  "STYLE",
  "NAV",
  "NOSCRIPT",
  "TEMPLATE",
  "SVG",
  "BUTTON",
  "FOOTER",
]);

const inline: ReadonlySet<string> = new Set(
  "A ABBR B BDI BDO BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

/** True for an element that is part of a line of text. */
export function isInline(element: HTMLElement): boolean {
  return (
    inline.has(element.tagName) &&
    element.childNodes.every((child) => !(child instanceof HTMLElement) || isInline(child))
  );
}

export function inlineText(element: HTMLElement): string {
  return tidy(element.childNodes.map((node) => partText(node)).join(""));
}

/** Blanks that a page indents a name with become marks, so that its depth is not lost. */
export function cellText(cell: HTMLElement): string {
  const [blanks = ""] = /^[ \t\n]*((?:[\u00a0\u2002\u2003\u3000][ \t\n]*)+)/.exec(cell.text)?.slice(1) ?? [];
  const parts = cell.childNodes.filter((node) => node instanceof HTMLElement);
  const isParted = parts.length > 1 && parts.every(({ tagName }) => tagName === "P");
  const text = isParted ? sentencesOf(parts.map(inlineText)) : inlineText(cell);
  return depthMark.repeat(blanks.replace(/[ \t\n]/g, "").length) + text;
}

/** Paragraphs in one line, where each stays apart from the next. */
function sentencesOf(paragraphs: readonly string[]): string {
  return paragraphs
    .filter((text) => text !== "")
    .map((text, at, all) => (at === all.length - 1 || /[.。:：,，;；!！?？]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

export function partText(node: Node, inCode = false): string {
  if (node instanceof TextNode) return node.text;
  if (!(node instanceof HTMLElement)) return "";
  if (node.tagName === "BR") return " ";
  if (ignored.has(node.tagName) || isAnchor(node)) return "";
  const isCode = inCode || node.tagName === "CODE";
  const text = node.childNodes.map((child) => partText(child, isCode)).join("");
  if (inCode) return text;
  if (node.tagName === "CODE" || node.tagName === "KBD") return text.trim() === "" ? "" : `\`${text.trim()}\``;
  // Labels beside a name are often set apart by their style alone.
  const isApart = !inline.has(node.tagName) || (/^(?:SPAN|STRONG)$/.test(node.tagName) && node.hasAttribute("class"));
  return isApart ? ` ${text} ` : text;
}

/** The sign beside a heading that leads to it. */
function isAnchor(element: HTMLElement): boolean {
  return element.tagName === "A" && /^[\s\u200b]*[¶#§]?[\s\u200b]*$/.test(element.text) && element.hasAttribute("href");
}

export function codeText(node: Node): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  if (node instanceof HTMLElement && node.tagName === "BR") return "\n";
  return node.childNodes.map(codeText).join("");
}
