import { realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { closest } from "../closest.js";
import type { Origin, Report } from "../diagnostics.js";
import { isObject, type JsonObject, join, own, tokensOf } from "../json.js";
import { parseSource } from "./parse.js";
import { repairDefinitions } from "./repair-definitions.js";
import type { SourceFile, SourceFiles } from "./source-files.js";
import { kindAt, type NodeKind, type Shape, shapeOfMember } from "./walk.js";

export interface ReferenceOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** Origins (`https://example.com`) that references may reach over the network. Default: none. */
  readonly allowedOrigins?: readonly string[];
}

/** A file that the description consists of. */
export interface PartFile {
  readonly source: SourceFile;
  readonly parsed: unknown;
  /** False for a file that holds a schema or another part of a description. */
  readonly isDescription: boolean;
  readonly references: readonly Reference[];
}

interface Reference {
  readonly text: string;
  readonly pointer: string;
  /** What it stands for, where that is known. */
  readonly kind: NodeKind | undefined;
  /** It stands in the mapping of a discriminator. */
  readonly isMapped: boolean;
}

/**
 * Loads every file that a description refers to and checks every reference before Redocly follows one: it must lead to
 * something that exists, not round in a circle, and not out of the description's folder or to a network address
 * (unless its origin is allowed).
 */
export async function loadParts(
  root: SourceFile,
  parsed: JsonObject,
  options: ReferenceOptions,
): Promise<ReadonlyMap<string, PartFile>> {
  const parts = new Map<string, PartFile>([[root.path, readPart(root, parsed, options.report)]]);
  const folder = dirname(root.path);
  for (const part of parts.values()) {
    for (const reference of part.references) {
      const [file] = splitReference(reference.text);
      const path = file === "" ? part.source.path : locationOf(file, part.source.path);
      if (parts.has(path)) continue;
      const loaded = await loadPart(path, folder, reference, part, options);
      if (loaded !== undefined) parts.set(path, loaded);
    }
  }
  const checker = new ReferenceChecker(parts, options.report);
  for (const part of parts.values()) checker.checkPart(part);
  return parts;
}

async function loadPart(
  path: string,
  folder: string,
  reference: Reference,
  from: PartFile,
  options: ReferenceOptions,
): Promise<PartFile | undefined> {
  const at = { file: from.source.file, pointer: reference.pointer };
  const refuse = (reason: string): undefined => {
    options.report({
      code: "ref-forbidden",
      at,
      message: `The reference "${reference.text}" is refused: ${reason}. Nothing was read.`,
      hint: "Copy its target into the folder of the description, or open its origin with --allow-remote-refs.",
    });
    return undefined;
  };
  if (isRemote(path)) {
    const origin = URL.canParse(path) ? new URL(path).origin : "null";
    if (!(options.allowedOrigins ?? []).includes(origin)) return refuse("references to network addresses are closed");
  } else if (!isBelow(path, folder)) {
    return refuse("it leads out of the folder of the description");
  }
  const source = isRemote(path) ? await fetchPart(path, at, options) : await options.sources.read(path);
  if (source === undefined) return undefined;
  const parsed = parseSource(source, options.report);
  return parsed === undefined ? undefined : readPart(source, parsed, options.report);
}

function readPart(source: SourceFile, parsed: unknown, report: Report): PartFile {
  const isDescription = isObject(parsed) && (own(parsed, "openapi") ?? own(parsed, "swagger")) !== undefined;
  // Most descriptions have no such definitions, and the text tells it without a walk.
  if (isDescription && /#\\?\/(?:\$|%24)?def(?:s|initions)\b/i.test(source.text))
    repairDefinitions(parsed, source.file, report);
  const references: Reference[] = [];
  findReferences(parsed, isDescription ? "document" : undefined, "", references);
  return { source, parsed, isDescription, references };
}

async function fetchPart(url: string, at: Origin, options: ReferenceOptions): Promise<SourceFile | undefined> {
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return { ...options.sources.add(url, await response.text()), path: url };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.report({ code: "ref-unresolved", at, message: `Cannot fetch ${url} (${reason}).` });
    return undefined;
  }
}

/** Every `$ref`, and every discriminator mapping that is written as a reference; those in data are values like any other. */
function findReferences(value: unknown, shape: Shape | undefined, pointer: string, found: Reference[]): void {
  if (typeof value !== "object" || value === null || shape === "data") return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      findReferences(value[index], shapeOfMember(shape, ""), join(pointer, index), found);
    return;
  }
  const object = value as JsonObject;
  const kind = typeof shape === "string" ? shape : undefined;
  for (const key in object) {
    const member = object[key];
    if (key === "$ref" && typeof member === "string")
      found.push({ text: member, pointer: join(pointer, key), kind, isMapped: false });
    else if (key === "mapping" && isObject(member)) findMapped(object, member, pointer, found);
    if (typeof member === "object") findReferences(member, shapeOfMember(shape, key), join(pointer, key), found);
  }
}

function findMapped(discriminator: JsonObject, mapping: JsonObject, pointer: string, found: Reference[]): void {
  if (typeof own(discriminator, "propertyName") !== "string") return;
  for (const [tag, text] of Object.entries(mapping)) {
    if (typeof text === "string" && /[/#]/.test(text))
      found.push({ text, pointer: join(pointer, "mapping", tag), kind: undefined, isMapped: true });
  }
}

type ChainEnd = "found" | "missing" | "cycle" | "unknown-file";

/** What a link is, unless it leads on. */
function endAt(part: PartFile | undefined, fragment: string): ChainEnd | undefined {
  if (part === undefined) return "unknown-file";
  if (fragment !== "" && !fragment.startsWith("/")) return "found";
  const target = resolvePointer(part.parsed, fragment);
  if (target === undefined) return "missing";
  return chainedReference(target) === undefined ? "found" : undefined;
}

/** The reference that an object consists of. */
function chainedReference(target: unknown): string | undefined {
  const chained = isObject(target) && Object.keys(target).length === 1 ? own(target, "$ref") : undefined;
  return typeof chained === "string" ? chained : undefined;
}

class ReferenceChecker {
  private readonly ends = new Map<string, ChainEnd>();
  private readonly kinds = new Map<string, NodeKind | undefined>();

  constructor(
    private readonly parts: ReadonlyMap<string, PartFile>,
    private readonly report: Report,
  ) {}

  checkPart(part: PartFile): void {
    const ends = new Map<string, ChainEnd>();
    for (const reference of part.references) {
      const end = ends.get(reference.text) ?? this.follow(reference.text, part);
      ends.set(reference.text, end);
      this.judge(end, reference, part);
    }
  }

  private judge(end: ChainEnd, reference: Reference, part: PartFile): void {
    if (end === "unknown-file") return;
    const at = { file: part.source.file, pointer: reference.pointer };
    if (end === "cycle") {
      this.report({
        code: "ref-cycle",
        at,
        message: `The reference "${reference.text}" leads back to itself.`,
        hint: "Define its target.",
      });
    } else if (end === "missing") {
      if (reference.isMapped) {
        dropMapping(reference, part, this.report);
        return;
      }
      this.report({
        code: "ref-unresolved",
        at,
        message: `"${reference.text}" does not exist.`,
        hint: this.hintFor(reference, part),
      });
    } else if (reference.text.startsWith("#/") || reference.text === "#") {
      const wanted = reference.kind;
      const found = wanted && this.kindOf(reference.text);
      if (found !== undefined && found !== wanted) {
        const message = `"${reference.text}" is a ${found}, and a ${wanted} is needed here.`;
        this.report({ code: "ref-wrong-kind", at, message, hint: "Point the reference at the right component." });
      }
    }
  }

  private kindOf(reference: string): NodeKind | undefined {
    if (!this.kinds.has(reference)) this.kinds.set(reference, kindAt(pointerOf(reference)));
    return this.kinds.get(reference);
  }

  /** Follows a chain of pure references to its end; every link of it is then known. */
  private follow(text: string, from: PartFile): ChainEnd {
    const links: string[] = [];
    let part = from;
    let reference = text;
    let end: ChainEnd | undefined;
    while (end === undefined) {
      const [file, fragment] = splitReference(reference);
      const path = file === "" ? part.source.path : locationOf(file, part.source.path);
      const key = `${path}#${fragment}`;
      const next = this.parts.get(path);
      end = this.ends.get(key) ?? (links.includes(key) ? "cycle" : endAt(next, fragment));
      links.push(key);
      if (end === undefined && next !== undefined) {
        reference = chainedReference(resolvePointer(next.parsed, fragment)) ?? "";
        part = next;
      }
    }
    for (const key of links) this.ends.set(key, end);
    return end;
  }

  private hintFor(reference: Reference, part: PartFile): string {
    const pointer = pointerOf(reference.text);
    const parent = pointer.slice(0, pointer.lastIndexOf("/"));
    const siblings = reference.text.startsWith("#") ? resolvePointer(part.parsed, parent) : undefined;
    const name = tokensOf(pointer).at(-1) ?? "";
    const similar = isObject(siblings) ? closest(name, Object.keys(siblings)) : undefined;
    return similar === undefined ? "Define it, or correct the reference." : `Did you mean "${similar}"?`;
  }
}

/** A tag that leads to no schema chooses none. */
function dropMapping({ text, pointer }: Reference, { parsed, source }: PartFile, report: Report): void {
  const tag = tokensOf(pointer).at(-1) ?? "";
  const mapping = resolvePointer(parsed, pointer.slice(0, pointer.lastIndexOf("/")));
  if (!isObject(mapping)) return;
  delete mapping[tag];
  report({
    code: "discriminator-unusable",
    at: { file: source.file, pointer },
    message: `The tag "${tag}" leads to "${text}", which does not exist; it was left out.`,
    hint: "Define its target, or correct the mapping.",
  });
}

function splitReference(reference: string): readonly [file: string, fragment: string] {
  const hash = reference.indexOf("#");
  return hash < 0 ? [reference, ""] : [reference.slice(0, hash), pointerOf(reference)];
}

/** The JSON pointer in a reference's fragment. */
function pointerOf(reference: string): string {
  const fragment = reference.slice(reference.indexOf("#") + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function resolvePointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
    else value = isObject(value) ? own(value, token) : undefined;
  }
  return value;
}

/** The absolute path or URL that a reference in a file means. */
export function locationOf(file: string, base: string): string {
  if (file.startsWith("file:") && URL.canParse(file)) return fileURLToPath(file);
  if (isRemote(file)) return file;
  return isRemote(base) ? new URL(file, base).href : resolve(dirname(base), file);
}

function isRemote(location: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith("//");
}

/** Follows symbolic links, so that none leads out. */
function isBelow(path: string, folder: string): boolean {
  const inside = (from: string, to: string): boolean => !/^\.\.(\/|\\|$)/.test(relative(from, to));
  if (!inside(folder, path)) return false;
  try {
    return inside(realpathSync(folder), realpathSync(path));
  } catch {
    return true;
  }
}
