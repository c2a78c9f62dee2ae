import type { InputLimits } from "../../base/input-limits.js";
import { join } from "../../base/json.js";
import type { Scalar } from "../../base/written-node.js";
import type { TextNode } from "./text-node.js";

/** A key that stands twice in one object, with the offsets of both. */
interface Duplicate {
  readonly pointer: string;
  readonly first: number;
  readonly second: number;
}

/** How much there is in a JSON text. */
export interface JsonSize {
  /** Keys of its objects, those that stand twice counted twice. */
  readonly keys: number;
  /** Where its outer objects and lists end, by where they begin. */
  readonly ends: JsonEnds;
  /** Which limit is exceeded, and where: there the count ended. */
  readonly exceeded?: { readonly limit: "depth" | "values"; readonly offset: number };
}

/** The offset behind an object or list by that of its bracket, for those that others are not too deep in. */
export type JsonEnds = ReadonlyMap<number, number>;

/** What is deeper than the operations and components of a description is short, and skipped sign by sign. */
const outerDepth = 5;

const [blank, quote, comma, colon] = [0x20, 0x22, 0x2c, 0x3a];
const [leftBracket, rightBracket, leftBrace, rightBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Measures a JSON text before anything is made of it. Of a text that is not JSON nothing is promised. */
export function measureJson(text: string, limits: Pick<InputLimits, "depth" | "values">): JsonSize {
  const scan = new JsonScan(text, limits);
  // Piece by piece, for the command has V8 compile what is called again, and no loop that runs.
  for (let at = 0; at < text.length && scan.exceeded === undefined; ) at = scan.read(at, at + pieceLength);
  const { keys, ends, exceeded } = scan;
  return { keys, ends, ...(exceeded && { exceeded }) };
}

const pieceLength = 50_000;

class JsonScan {
  keys = 0;
  readonly ends = new Map<number, number>();
  exceeded: JsonSize["exceeded"];
  private readonly open: number[] = [];
  private values = 1;
  private depth = 0;
  /** What was opened last has nothing yet. */
  private isEmpty = false;

  constructor(
    private readonly text: string,
    private readonly limits: Pick<InputLimits, "depth" | "values">,
  ) {}

  /** Reads to an offset, or to the end of the text, or of the string, that is there; returns where it ended. */
  read(start: number, end: number): number {
    const { text } = this;
    let at = start;
    for (const stop = Math.min(end, text.length); at < stop && this.exceeded === undefined; at++) {
      const sign = text.charCodeAt(at);
      if (sign > blank) at = this.take(sign, at);
    }
    return at;
  }

  /** Returns the offset of the last character that it took. */
  private take(sign: number, at: number): number {
    const isEnd = sign === rightBrace || sign === rightBracket;
    if (this.isEmpty && !isEnd) this.values++;
    this.isEmpty = sign === leftBrace || sign === leftBracket;
    if (this.isEmpty && this.depth++ < outerDepth) this.open.push(at);
    else if (isEnd && --this.depth < outerDepth) this.ends.set(this.open.pop() ?? at, at + 1);
    else if (sign === colon) this.keys++;
    else if (sign === comma) this.values++;
    if (this.depth > this.limits.depth) this.exceeded = { limit: "depth", offset: at };
    else if (this.values > this.limits.values) this.exceeded = { limit: "values", offset: at };
    return sign === quote ? endOfString(this.text, at) - 1 : at;
  }
}

/** The keys of all objects below a value. */
export function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countKeys(item);
  else for (const key in value) count += 1 + countKeys((value as Record<string, unknown>)[key]);
  return count;
}

/** An object or list that is being read. */
interface Open {
  /** Offsets of its keys; `undefined` in a list. */
  readonly keys: Map<string, number> | undefined;
  /** What the value that is read stands under; `undefined` where a key is next. */
  name: string | number | undefined;
  /** Where it stands, once somebody has asked. */
  pointer?: string;
}

/** The keys of a JSON text that stand twice in one object. */
export function findDuplicates(text: string): readonly Duplicate[] {
  const duplicates: Duplicate[] = [];
  const open: Open[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    const inner = open.at(-1);
    if (sign === quote) {
      const end = endOfString(text, at);
      if (inner?.keys !== undefined && inner.name === undefined) {
        const name = stringAt(text, at, end);
        const first = inner.keys.get(name);
        inner.name = name;
        if (first === undefined) inner.keys.set(name, at + 1);
        else {
          inner.pointer ??= join("", ...open.slice(0, -1).map((each) => each.name ?? ""));
          duplicates.push({ pointer: join(inner.pointer, name), first, second: at + 1 });
        }
      }
      at = end - 1;
    } else if (sign === leftBrace) open.push({ keys: new Map(), name: undefined });
    else if (sign === leftBracket) open.push({ keys: undefined, name: 0 });
    else if (sign === rightBrace || sign === rightBracket) open.pop();
    else if (sign === comma && inner !== undefined)
      inner.name = typeof inner.name === "number" ? inner.name + 1 : undefined;
  }
  return duplicates;
}

/** A JSON text, and where parts of it end. */
interface Measured {
  readonly text: string;
  readonly ends: JsonEnds;
}

/** The values of a JSON text, of which only those are looked for that are asked for. */
export function jsonPlaces(text: string, ends: JsonEnds): TextNode {
  const start = afterBlanks(text, 0);
  return place({ text, ends }, start, start);
}

function place(measured: Measured, offset: number, value: number): TextNode {
  let children: ReadonlyMap<string, TextNode> | undefined;
  return {
    offset,
    get children() {
      children ??= childrenOf(measured, value);
      return children;
    },
    get scalar() {
      return scalarAt(measured.text, value);
    },
  };
}

function scalarAt(text: string, start: number): Scalar | undefined {
  const sign = text.charCodeAt(start);
  if (sign === leftBrace || sign === leftBracket) return undefined;
  if (sign === quote) return stringAt(text, start, endOfString(text, start));
  return JSON.parse(text.slice(start, endOfValue(text, start))) as Scalar;
}

function childrenOf(measured: Measured, start: number): ReadonlyMap<string, TextNode> {
  const { text, ends } = measured;
  const children = new Map<string, TextNode>();
  const isObject = text[start] === "{";
  if (!isObject && text[start] !== "[") return children;
  let at = afterBlanks(text, start + 1);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") {
    let name = String(children.size);
    let value = at;
    if (isObject) {
      const end = endOfString(text, at);
      name = stringAt(text, at, end);
      value = afterBlanks(text, afterBlanks(text, end) + 1);
    }
    // A string is where its first character is.
    const shown = text[at] === '"' ? at + 1 : at;
    children.set(name, place(measured, shown, value));
    at = afterBlanks(text, ends.get(value) ?? endOfValue(text, value));
    if (text[at] === ",") at = afterBlanks(text, at + 1);
  }
  return children;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at) - 1;
    else if (sign === leftBrace || sign === leftBracket) depth++;
    else if (sign === rightBrace || sign === rightBracket) depth--;
    else if (sign !== comma || depth > 0) continue;
    if (depth < 0 || (depth === 0 && sign === comma)) return at;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

function stringAt(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1);
  return written.includes("\\") ? decoded(written) : written;
}

function decoded(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && " \t\r\n\ufeff".includes(text[at] ?? "")) at++;
  return at;
}
