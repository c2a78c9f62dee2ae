import { Diagnostics } from "../../base/diagnostics.js";
import { canonicalJson, isObject, type JsonObject, own } from "../../base/json.js";
import { parseSource } from "../../load/read/parse.js";
import { type Block, lineFinder } from "../blocks/block.js";
import { JsonProblem, jsonValue, readJson } from "../blocks/json-reader.js";
import { indentYaml } from "./flat-yaml.js";
import { describeOutline, isOutline } from "./operation-outline.js";

/** An OpenAPI description that stands on a page as a whole. */
export interface EmbeddedDocument {
  readonly document: JsonObject;
  /** Its text on the page, and the line that the text begins on. */
  readonly text: string;
  readonly line: number;
}

/** A description that begins on the page and cannot be read to its end. */
export interface BrokenDocument {
  readonly line: number;
  readonly reason: string;
}

export interface EmbeddedSearch {
  /** In their order, each once. */
  readonly found: readonly EmbeddedDocument[];
  readonly broken: readonly BrokenDocument[];
}

/** Looks for descriptions in code, in data of scripts, and in the page's own text, whose layout may be lost. */
export function findEmbedded(text: string, blocks: readonly Block[]): EmbeddedSearch {
  const broken: BrokenDocument[] = [];
  const found: EmbeddedDocument[] = [];
  const codes = blocks.filter((block) => block.kind === "code");
  for (const code of [...codes, { text, line: 1 }]) {
    if (found.length > 0 && code.text === text) break;
    for (const result of [...findJson(code.text, code.line), ...findYaml(code.text, code.line)]) {
      if ("document" in result) found.push(result);
      else if (broken.every(({ line }) => line !== result.line)) broken.push(result);
    }
  }
  const known = new Set<string>();
  const distinct = found.filter(({ document }) => {
    const text = canonicalJson(document);
    return !known.has(text) && known.add(text).has(text);
  });
  return distinct.length === 0 ? { found: [], broken } : { found: distinct, broken: [] };
}

type Result = EmbeddedDocument | BrokenDocument;

/** A text with more than these is no page with a description that was cut off. */
const maxBroken = 3;

function* findJson(text: string, firstLine: number): Iterable<Result> {
  const lineAt = lineFinder(text, firstLine);
  let end = 0;
  let broken = 0;
  for (const match of text.matchAll(/"(?:openapi|swagger)"\s*:\s*"[23]\.\d/g)) {
    if (broken >= maxBroken) return;
    if (match.index < end) continue;
    const result = readAround(text, match.index);
    if (result === undefined) continue;
    if (result instanceof JsonProblem) {
      broken++;
      const place = `${result.message.replace(/\.$/, "")} on line ${lineAt(result.offset)}`;
      yield { line: lineAt(match.index), reason: place };
    } else {
      end = result.end;
      yield { document: result.document, text: text.slice(result.start, end), line: lineAt(result.start) };
    }
  }
}

interface Enclosing {
  readonly document: JsonObject;
  readonly start: number;
  readonly end: number;
}

/** The object that has the key at `at`. */
function readAround(text: string, at: number): Enclosing | JsonProblem | undefined {
  let problem: JsonProblem | undefined;
  for (const start of bracesBefore(text, at)) {
    try {
      const node = readJson(text, start);
      if (node.kind !== "object" || !node.members.some(({ offset }) => offset === at)) continue;
      const document = jsonValue(node);
      return isDescription(document) ? { document, start, end: node.end } : undefined;
    } catch (error) {
      if (!(error instanceof JsonProblem)) throw error;
      problem ??= error;
    }
  }
  return problem;
}

/** Where the object around an offset may begin, likeliest first: braces in strings may mislead the count. */
function* bracesBefore(text: string, at: number): Iterable<number> {
  const others: number[] = [];
  let depth = 0;
  for (let start = at - 1; start >= 0 && others.length < 24; start--) {
    if (text[start] === "}") depth++;
    if (text[start] !== "{") continue;
    depth--;
    if (depth < 0) yield start;
    if (depth < 0) depth = 0;
    else others.push(start);
  }
  yield* others;
}

function isDescription(value: unknown): value is JsonObject {
  return isObject(value) && ["paths", "components", "webhooks"].some((section) => isObject(own(value, section)));
}

function* findYaml(text: string, firstLine: number): Iterable<Result> {
  const lineAt = lineFinder(text, firstLine);
  let end = 0;
  let broken = 0;
  const isFlatBehind = flatWatch(text);
  for (const match of text.matchAll(
    /^([ \t]*)(?:(?:openapi|swagger):[ \t]*["']?[23]\.\d|paths:[ \t]*\n\1[ \t]+path:[ \t])/gm,
  )) {
    if (broken >= maxBroken) return;
    if (match.index < end) continue;
    const flat = match[1] === "" && isFlatBehind(match.index) ? indentYaml(text.slice(match.index)) : undefined;
    const { snippet, length } =
      flat === undefined
        ? yamlFrom(text, match.index, match[1] ?? "")
        : { snippet: flat, length: text.length - match.index };
    end = match.index + length;
    const line = lineAt(match.index);
    const diagnostics = new Diagnostics();
    const document = parseSource({ file: "page.yaml", path: "page.yaml", text: snippet }, diagnostics.report);
    const [first] = diagnostics.all;
    if (first) broken++;
    if (first) yield { line: line + (first.at.line ?? 1) - 1, reason: first.message.replace(/\.$/, "") };
    else if (isOutline(document)) yield { document: describeOutline(document), text: snippet, line };
    else if (isDescription(document)) yield { document, text: snippet, line };
  }
}

/** Tells of offsets, in their order, whether the next paths behind one have lost their indentation. */
function flatWatch(text: string): (from: number) => boolean {
  const paths = /^paths:\s*$/gm;
  const flat = /paths:[^\S\n]*\n\/\S*:[^\S\n]*\n[a-z]+:[^\S\n]*$/my;
  let next = -1;
  return (from) => {
    if (next < from) {
      paths.lastIndex = from;
      next = paths.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    flat.lastIndex = next;
    return Number.isFinite(next) && flat.test(text);
  };
}

/** The lines from an offset on that belong to a mapping whose keys have this indentation. */
function yamlFrom(
  text: string,
  from: number,
  indentation: string,
): { readonly snippet: string; readonly length: number } {
  const isPart = (line: string): boolean =>
    line.trim() === "" ||
    (line.startsWith(indentation) && /^(?:[ \t]|#|- |["']?[\w$-]+["']?:(?:\s|$))/.test(line.slice(indentation.length)));
  const lines: string[] = [];
  let at = from;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if (!isPart(line)) break;
    lines.push(line.slice(indentation.length));
    at += line.length + 1;
  }
  return { snippet: lines.join("\n"), length: Math.max(0, Math.min(at, text.length) - from - 1) };
}
