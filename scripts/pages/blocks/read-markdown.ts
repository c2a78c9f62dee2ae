import { lexer, type Token, type Tokens } from "marked";
import { type Block, countBreaks, type TableRow, tidy } from "./block.js";
import { readHtml } from "./read-html.js";

/** Reads Markdown, also with HTML in it. */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let offset = 0;
  let line = 1;
  for (const token of lexer(text)) {
    const start = text.indexOf(token.raw, offset);
    const at = start < 0 ? offset : start;
    line += countBreaks(text.slice(offset, at));
    blocks.push(...readToken(token, line));
    line += countBreaks(token.raw);
    offset = at + token.raw.length;
  }
  return blocks;
}

function readToken(token: Token, line: number): readonly Block[] {
  switch (token.type) {
    case "heading":
      return [{ kind: "heading", level: Number(token.depth), text: inlineText(token), line }];
    case "code":
      return [readCode(token as Tokens.Code, line)];
    case "table":
      return [readTable(token as Tokens.Table, line)];
    case "html":
      return readHtml(token.raw, line);
    case "paragraph":
    case "text":
      return [{ kind: "text", text: inlineText(token), line }];
    case "list":
      return readParts((token as Tokens.List).items, token.raw, line);
    case "list_item":
    case "blockquote":
      return readParts(token.tokens ?? [], token.raw, line);
    default:
      return [];
  }
}

/** The parts of a list or quotation, which the lexer gives without their marks. */
function readParts(tokens: readonly Token[], raw: string, line: number): readonly Block[] {
  let offset = 0;
  return tokens.flatMap((token) => {
    const [first = ""] = token.raw.trim().split("\n");
    const at = Math.max(offset, raw.indexOf(first, offset));
    offset = at + first.length;
    return readToken(token, line + countBreaks(raw.slice(0, at)));
  });
}

function readCode({ raw, lang, text }: Tokens.Code, line: number): Block {
  const fenced = /^\s*(?:`{3,}|~{3,})/.test(raw);
  const [language = ""] = (lang ?? "")
    .trim()
    .toLowerCase()
    .split(/[\s[{]/);
  return { kind: "code", language, text, line: fenced ? line + 1 : line };
}

function readTable({ header, rows, raw }: Tokens.Table, line: number): Block {
  const first = line + (/^\n*/.exec(raw)?.[0].length ?? 0);
  const cellsOf = (cells: readonly Tokens.TableCell[]) => cells.map(inlineText);
  const body = rows.map((cells, index): TableRow => ({ cells: cellsOf(cells), line: first + 2 + index }));
  return { kind: "table", rows: [{ cells: cellsOf(header), line: first }, ...body], line: first };
}

/** What a reader sees of inline Markdown; code stays in backticks, because readers of types and values look for it. */
function inlineText(token: { readonly text?: string; readonly tokens?: Token[] }): string {
  return tidy((token.tokens ?? []).map(inlinePart).join("") || (token.tokens ? "" : (token.text ?? "")));
}

function inlinePart(token: Token): string {
  switch (token.type) {
    case "codespan":
      return `\`${token.text}\``;
    case "br":
      return " ";
    case "html":
      // `<Badge text="POST" />` and the like show an attribute.
      return /^<br\b/i.test(token.raw) ? " " : (/^<[A-Z]\w*\b[^>]*\btext="([^"]*)"/.exec(token.raw)?.[1] ?? "");
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

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", nbsp: " " };

function decodeEntities(text: string): string {
  return text.replace(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
