import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject, own, tokensOf } from "../base/json.js";

/** The file and the JSON pointer of a reference. */
export function splitReference(reference: string): readonly [file: string, fragment: string] {
  const hash = reference.indexOf("#");
  return hash < 0 ? [reference, ""] : [reference.slice(0, hash), pointerOf(reference)];
}

/** The JSON pointer in a reference's fragment. */
export function pointerOf(reference: string): string {
  const fragment = reference.slice(reference.indexOf("#") + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A reference to a place in its own document. Half a surrogate pair, which no URI can hold, stays as it is. */
export function referenceTo(pointer: string): string {
  return `#${pointer.replace(/\P{Cs}+/gu, encodeURI)}`;
}

/** What a pointer leads to in a file that nobody has checked yet. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
    else value = isObject(value) ? own(value, token) : undefined;
  }
  return value;
}

/** What a node of a document that is complete refers to; `undefined` for one that refers to nothing. */
export function targetIn(document: unknown, node: unknown): unknown {
  const reference = isObject(node) ? own(node, "$ref") : undefined;
  return typeof reference === "string" ? resolvePointer(document, pointerOf(reference)) : undefined;
}

/** The absolute path or URL that a reference in a file means. */
export function locationOf(file: string, base: string): string {
  if (file.startsWith("file:") && URL.canParse(file)) return fileURLToPath(file);
  if (isRemote(file)) return file;
  return isRemote(base) ? new URL(file, base).href : resolve(dirname(base), file);
}

export function isRemote(location: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith("//");
}
