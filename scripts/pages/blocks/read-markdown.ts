import { Marked, type Token, type Tokens } from "marked";
import { type Block, countBreaks, depthMark, type TableRow, type TextBlock, tidy, withCodedName } from "./block.js";
import { decodeEntities } from "./entities.js";
import { readFrontMatter } from "./front-matter.js";
import { readHtml } from "./read-html.js";

/** Looking for an e-mail address at each underscore takes long, and none is of interest. */
const markdown = new Marked({
  tokenizer: { url: (text) => (/^(?:https?|ftp|www)\b/i.test(text) ? false : undefined) },
});

/** Items of lists and quotations inside of each other beyond what any page has: the lexer reads each level anew. */
const tooDeep = /^[ \t]{400}[ \t]*(?:[-*+]|\d+[.)])[ \t]|^[ \t]*(?:[-*+][ \t]+|>[ \t]*){200}/m;

/** Longer than any word: the lexer goes through all of it again for each mark in it that may begin something. */
const overlong = /[^\s"{}<>]{8000,}/g;

/** Reads Markdown, also with front matter and with HTML in it. */
export function readMarkdown(page: string, firstLine = 1): readonly Block[] {
  const text = page.replace(overlong, (word) => word.replace(/[_*!~]/g, "-"));
  if (tooDeep.test(text)) throw new RangeError("The lists are nested too deeply.");
  const front = firstLine === 1 ? readFrontMatter(text) : undefined;
  const blocks: Block[] = [...(front?.blocks ?? [])];
  let offset = front?.end ?? 0;
  let line = firstLine + countBreaks(text.slice(0, offset));
  for (const token of markdown.lexer(text.slice(offset))) {
    const start = text.indexOf(token.raw, offset);
    const at = start < 0 ? offset : start;
    line += countBreaks(text.slice(offset, at));
    blocks.push(...readToken(token, line, 0));
    line += countBreaks(token.raw);
    offset = at + token.raw.length;
  }
  return blocks;
}

function readToken(token: Token, line: number, depth: number): readonly Block[] {
  switch (token.type) {
    case "heading":
      return [{ kind: "heading", level: Number(token.depth), text: inlineText(token), line }];
    case "code":
      return [readCode(token as Tokens.Code, line)];
    case "table":
      return [readTable(token as Tokens.Table, line)];
    case "hr":
      return [{ kind: "text", text: "", line }];
    case "html":
      return readHtml(token.raw, line);
    case "paragraph":
    case "text":
      return readParagraph(token, line, depth);
    case "list":
      return readParts((token as Tokens.List).items, token.raw, line, depth);
    case "list_item":
      return readItem(token as Tokens.ListItem, line, depth + 1);
    case "blockquote":
      return readParts(token.tokens ?? [], token.raw, line, depth).map((block) =>
        block.kind === "text" && block.text !== "" ? { ...block, quoted: (block.quoted ?? 0) + 1 } : block,
      );
    default:
      return [];
  }
}

/** What stands in an item behind its first line is below that line. */
function readItem(item: Tokens.ListItem, line: number, depth: number): readonly Block[] {
  const [shown, ...rest] = readParts(withTask(item), item.raw, line, depth);
  const first = shown?.kind === "text" ? withCode(shown, item) : shown;
  const isBelow = (block: Block): boolean => block.kind === "text" && block.depth === depth;
  return first === undefined
    ? []
    : [first, ...rest.map((block) => (isBelow(block) ? { ...block, depth: depth + 1 } : block))];
}

/** A name in bold that an item begins with is one as code is. */
function withCode(shown: TextBlock, { tokens: [first] }: Tokens.ListItem): TextBlock {
  const [bold] = first !== undefined && "tokens" in first && first.tokens ? first.tokens : [];
  const name = bold?.type === "strong" ? inlinePart(bold) : "";
  const text = name !== "" && shown.text.startsWith(name) && withCodedName(name, shown.text.slice(name.length));
  return text ? { ...shown, text } : shown;
}

/** A line that is wholly bold is a heading in disguise; a paragraph may have such a line among others. */
function readParagraph(token: Token, line: number, depth: number): readonly Block[] {
  const lines = token.raw.trim().split("\n");
  const isSplit = lines.length > 1 && depth === 0 && lines.every((part) => isLine(part));
  if (isSplit) return lines.map((part, index) => textOf(markdown.lexer(part.trim())[0] ?? token, line + index, depth));
  return [textOf(token, line, depth)];
}

/** A line that says something by itself: `**Method**: POST`, a bold label, an address. */
function isLine(text: string): boolean {
  return /^\s*(?:\*\*[^*]+\*\*\s*[:：]?|[^:：.。]{1,30}[:：]\s*\S.*|`[^`]+`|(?:GET|POST|PUT|PATCH|DELETE)\s+\S+)\s*(?:\\|\s{2,})?$|^\s*\*\*[^*]{1,40}\*\*\s*[:：]?\s*\S+/.test(
    text,
  );
}

function textOf(token: Token, line: number, depth: number): Block {
  const text = inlineText(token as { text?: string; tokens?: Token[] });
  const parts = (("tokens" in token && token.tokens) || []).filter(({ raw }) => !/^[\s:：]*$/.test(raw));
  const isLabel = depth === 0 && parts.length === 1 && parts[0]?.type === "strong";
  return { kind: "text", text, line, ...(depth > 0 && { depth }), ...(isLabel && { label: true }) };
}

/** The lexer takes the box of a task out of its item. */
function withTask(item: Tokens.ListItem): readonly Token[] {
  const [first, ...rest] = item.tokens;
  if (!item.task || first === undefined) return item.tokens;
  const isBox = (first.type as string) === "checkbox";
  const [head, ...others] = isBox ? rest : [first, ...rest];
  if (head === undefined) return [];
  const box = { type: "text", raw: "", text: item.checked ? "[x] " : "[ ] " } as Token;
  const tokens =
    "tokens" in head && head.tokens ? head.tokens.filter(({ type }) => (type as string) !== "checkbox") : [];
  return [{ ...head, tokens: [box, ...tokens] } as Token, ...others];
}

/** The parts of a list or quotation, which the lexer gives without their marks. */
function readParts(tokens: readonly Token[], raw: string, line: number, depth: number): readonly Block[] {
  let offset = 0;
  let own = line;
  return tokens.flatMap((token) => {
    const [first = ""] = token.raw.trim().split("\n", 1);
    const at = Math.max(offset, raw.indexOf(first, offset));
    own += countBreaks(raw.slice(offset, at));
    offset = at + first.length;
    return readToken(token, own, depth);
  });
}

function readCode({ raw, lang, text }: Tokens.Code, line: number): Block {
  const fenced = /^\s*(?:`{3,}|~{3,})/.test(raw);
  const [, language = "", rest = ""] = /^([^\s[{]*)(.*)$/s.exec((lang ?? "").trim()) ?? [];
  const quoted = /title\s*=\s*["']([^"']*)["']/.exec(rest)?.[1];
  const title = tidy(quoted ?? rest.replace(/[[\]]|\{[^}]*\}/g, " "));
  return {
    kind: "code",
    language: language.toLowerCase(),
    ...(title !== "" && { title }),
    text,
    line: fenced ? line + 1 : line,
  };
}

function readTable({ header, rows, raw }: Tokens.Table, line: number): Block {
  const first = line + (/^\n*/.exec(raw)?.[0].length ?? 0);
  const cellsOf = (cells: readonly Tokens.TableCell[]) => cells.map(cellText);
  const body = rows.map((cells, index): TableRow => ({ cells: cellsOf(cells), line: first + 2 + index }));
  return { kind: "table", rows: [{ cells: cellsOf(header), line: first }, ...body], line: first };
}

const indentation = /^(?:\*\*|__)?((?:&(?:nbsp|emsp|ensp|#160|#8195|#8194);|[\u00a0\u2002\u2003\u3000])+)/;

/** Blanks that a page indents a name with become marks, so that its depth is not lost. */
function cellText(cell: Tokens.TableCell): string {
  const [, blanks = ""] = indentation.exec(cell.text) ?? [];
  const width = blanks.replace(/&\w+;|&#\d+;/g, " ").length;
  return depthMark.repeat(width) + inlineText(cell);
}

/** What a reader sees of inline Markdown; code stays in backticks, because readers of types and values look for it. */
function inlineText(token: { readonly text?: string; readonly tokens?: Token[] }): string {
  return tidy((token.tokens ?? []).map(inlinePart).join("") || (token.tokens ? "" : (token.text ?? "")));
}

function inlinePart(token: Token): string {
  switch (token.type) {
    case "codespan":
      return `\`${decodeEntities(token.text)}\``;
    case "br":
      return " ";
    case "html":
      // `<Badge text="POST" />` and the like show an attribute.
      return /^<(?:br|li|\/p)\b/i.test(token.raw)
        ? " "
        : (/^<[A-Z]\w*\b[^>]*\btext="([^"]*)"/.exec(token.raw)?.[1] ?? markOf(token.raw));
    case "image":
      return "";
    default:
      return "tokens" in token && token.tokens
        ? token.tokens.map(inlinePart).join("")
        : "text" in token
          ? decodeEntities(String(token.text))
          : token.raw;
  }
}

/** Words such as `<string>` are no element. */
function markOf(raw: string): string {
  return /^<(?:string|integer|number|boolean|object|array|float|int|bool)[^<>/]*>$/i.test(raw) ? raw : "";
}
