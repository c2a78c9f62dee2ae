import { isObject, type JsonObject } from "../../base/json.js";
import { type Block, lineFinder, type TableRow } from "./block.js";
import { findCurls } from "./curl.js";
import { readMarkdown } from "./read-markdown.js";

const magicBlock = /^\[block:([a-z-]+)\][ \t]*\n?((?:(?!\[\/?block)[\s\S])*)\[\/block\][ \t]*$/gm;

/** ReadMe's blocks of JSON, such as `[block:parameters]`, as the tables and the code that they are, among what is read of the rest. */
export function readReadme(page: string, readRest: (rest: string) => readonly Block[]): readonly Block[] {
  if (!page.includes("[block:")) return readRest(page);
  const own: Block[] = [];
  const lineAt = lineFinder(page);
  const rest = page.replace(magicBlock, (whole, kind: string, text: string, at: number) => {
    const data = parse(text);
    if (data === undefined) return whole;
    const start = at + whole.indexOf(text);
    const lineOf = (key: string): number => lineAt(start + Math.max(0, text.indexOf(JSON.stringify(key))));
    own.push(...blocksOf(kind, data, lineOf));
    return whole.replace(/[^\n]+/g, "");
  });
  return own.length === 0 ? readRest(rest) : [...readRest(rest), ...own].sort((a, b) => a.line - b.line);
}

function parse(text: string): JsonObject | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

type LineOf = (key: string) => number;

function blocksOf(kind: string, data: JsonObject, lineOf: LineOf): readonly Block[] {
  const said = (key: string): string => (typeof data[key] === "string" ? data[key] : "");
  switch (kind) {
    case "parameters":
      return isObject(data.data) ? tableOf(data.data, lineOf) : [];
    case "code":
      return (Array.isArray(data.codes) ? data.codes : []).flatMap((code) =>
        isObject(code) ? codeOf(code, lineOf) : [],
      );
    case "api-header":
      return readMarkdown(`## ${said("title")}`, lineOf("title"));
    case "callout":
      return readMarkdown(`**${said("title")}**\n\n${said("body")}`, lineOf("title"));
    default:
      return readMarkdown(said("html"), lineOf("html"));
  }
}

/** More than any table has: the keys tell how many there are. */
const mostRows = 1000;
const mostColumns = 30;

/** The cells are named by row and column: `h-0`, `0-0`. */
function tableOf(data: JsonObject, lineOf: LineOf): readonly Block[] {
  const places = Object.keys(data).flatMap((key) => {
    const [, row, column] = /^(h|\d{1,3})-(\d{1,2})$/.exec(key) ?? [];
    return row === undefined ? [] : [[row === "h" ? -1 : Number(row), Number(column)] as const];
  });
  const count = (at: 0 | 1, most: number): number =>
    Math.min(most, Math.max(-1, ...places.map((place) => place[at])) + 1);
  const [height, width] = [count(0, mostRows), count(1, mostColumns)];
  const cell = (row: string, column: number): string =>
    String(data[`${row}-${column}`] ?? "")
      .replace(/\s*\n\s*/g, " ")
      .replaceAll("|", "\\|");
  const names = ["h", ...Array.from({ length: height }, (_, row) => String(row))];
  const written = names.map(
    (row) => `| ${Array.from({ length: width }, (_, column) => cell(row, column)).join(" | ")} |`,
  );
  const [header = "", ...body] = written;
  const [table] = readMarkdown([header, `|${" --- |".repeat(width)}`, ...body].join("\n"), lineOf("h-0"));
  if (table?.kind !== "table") return [];
  const rows = table.rows.map((row, index): TableRow => ({ ...row, line: lineOf(`${names[index]}-0`) }));
  return [{ ...table, rows }];
}

/** The code stands on one line of the page: what may stand on one is written so, that its lines are those of the page. */
function codeOf(code: JsonObject, lineOf: LineOf): readonly Block[] {
  const { code: text, language, name } = code;
  if (typeof text !== "string") return [];
  return [
    {
      kind: "code",
      language: typeof language === "string" ? language.toLowerCase() : "",
      ...(typeof name === "string" && name !== "" && { title: name }),
      text: onOneLine(text),
      line: lineOf(text),
    },
  ];
}

function onOneLine(code: string): string {
  if (findCurls(code).length === 1) return code.trim().replace(/\\?\n\s*/g, " ");
  return parse(code) === undefined ? code : code.replace(/\s*\n\s*/g, " ");
}
