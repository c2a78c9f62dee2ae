import type { InputLimits } from "../../base/input-limits.js";
import { join } from "../../base/json.js";
import type { TextNode } from "./text-node.js";

/** A key that stands twice in one object, with the offsets of both. */
interface Duplicate {
  readonly pointer: string;
  readonly first: number;
  readonly second: number;
}

/** What a scan finds before anything is made of a text. */
export interface JsonScan {
  readonly duplicates: readonly Duplicate[];
  /** Which limit is exceeded, and where: there the scan ended. */
  readonly exceeded?: { readonly limit: "depth" | "values"; readonly offset: number };
}

/** An object or list that is being read. */
interface Open {
  /** Offsets of its keys; `undefined` in a list. */
  readonly keys: Map<string, number> | undefined;
  /** What the value that is read stands under; `undefined` where a key is next. */
  name: string | number | undefined;
}

/** Looks through a JSON text once, in no more memory than its keys take. Of a text that is not JSON nothing is promised. */
export function scanJson(text: string, limits: Pick<InputLimits, "depth" | "values">): JsonScan {
  const duplicates: Duplicate[] = [];
  const open: Open[] = [];
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const inner = open.at(-1);
    if (sign === '"') {
      const end = endOfString(text, at);
      if (inner?.keys !== undefined && inner.name === undefined) {
        const name = stringAt(text, at, end);
        const first = inner.keys.get(name);
        inner.name = name;
        if (first === undefined) inner.keys.set(name, at + 1);
        else duplicates.push({ pointer: join("", ...open.map((each) => each.name ?? "")), first, second: at + 1 });
      }
      at = end - 1;
    } else if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? { keys: new Map(), name: undefined } : { keys: undefined, name: 0 });
      if (open.length > limits.depth) return { duplicates, exceeded: { limit: "depth", offset: at } };
      values++;
    } else if (sign === "}" || sign === "]") open.pop();
    else if (sign === ",") {
      if (inner !== undefined) inner.name = typeof inner.name === "number" ? inner.name + 1 : undefined;
      values++;
    }
    if (values > limits.values) return { duplicates, exceeded: { limit: "values", offset: at } };
  }
  return { duplicates };
}

/** The values of a JSON text, of which only those are looked for that are asked for. */
export function jsonPlaces(text: string): TextNode {
  const start = afterBlanks(text, 0);
  return place(text, start, start);
}

function place(text: string, offset: number, value: number): TextNode {
  let children: ReadonlyMap<string, TextNode> | undefined;
  return {
    offset,
    get children() {
      children ??= childrenOf(text, value);
      return children;
    },
  };
}

function childrenOf(text: string, start: number): ReadonlyMap<string, TextNode> {
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
    children.set(name, place(text, shown, value));
    at = afterBlanks(text, endOfValue(text, value));
    if (text[at] === ",") at = afterBlanks(text, at + 1);
  }
  return children;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at) - 1;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    else if (sign !== "," || depth > 0) continue;
    if (depth < 0 || (depth === 0 && sign === ",")) return at;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === "\\") at++;
  }
  return text.length;
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
