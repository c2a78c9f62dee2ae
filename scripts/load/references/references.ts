import { realpathSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Origin, Report } from "../../base/diagnostics.js";
import { child, isObject, type JsonObject, join, own } from "../../base/json.js";
import { isRemote, locationOf, splitReference } from "../../spec/reference-text.js";
import { contentOfMember, type FieldContent } from "../../spec/walk.js";
import { parseSource } from "../read/parse.js";
import type { SourceFile, SourceFiles } from "../read/source-files.js";
import { isShort, repairDefinitions } from "../repair/repair-definitions.js";
import { ReferenceChecker } from "./check-references.js";
import type { PartFile, Reference } from "./part-file.js";
import { type RemoteBudget, RemoteParts } from "./remote-parts.js";

export interface ReferenceOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** Origins (`https://example.com`) that references may reach over the network. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** References that lead back to themselves stand for anything, with a warning. Default: an error. */
  readonly opensCircles?: boolean;
  /** What fetched parts may take together. */
  readonly budget?: RemoteBudget;
}

interface PartOptions extends ReferenceOptions {
  readonly remote: RemoteParts;
}

/** The files of a description. */
interface LoadedParts {
  readonly parts: ReadonlyMap<string, PartFile>;
  /** Of the errors, so many were references that lead nowhere and have something in their place. */
  readonly replaced: number;
}

/**
 * Loads every file that a description refers to and checks every reference before Redocly follows one: it must lead to
 * something that exists, not round in a circle, and not out of the description's folder or to a network address
 * (unless its origin is allowed).
 */
export async function loadParts(root: SourceFile, parsed: JsonObject, options: ReferenceOptions): Promise<LoadedParts> {
  const parts = new Map<string, PartFile>([[root.path, readPart(root, parsed, options.report)]]);
  const folder = dirname(root.path);
  const remote = new RemoteParts(options);
  for (const part of parts.values()) {
    for (const reference of part.references) {
      const [file] = splitReference(reference.text);
      const path = file === "" ? part.source.path : locationOf(file, part.source.path);
      if (parts.has(path)) continue;
      const loaded = await loadPart(path, folder, reference, part, { ...options, remote });
      if (loaded !== undefined) parts.set(path, loaded);
    }
  }
  const checker = new ReferenceChecker(parts, options.report, options.opensCircles);
  for (const part of parts.values()) checker.checkPart(part);
  return { parts, replaced: checker.replaced };
}

async function loadPart(
  path: string,
  folder: string,
  reference: Reference,
  from: PartFile,
  options: PartOptions,
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
  if (!isRemote(path) && !options.sources.has(path)) {
    const message = `"${reference.text}" leads to a file that does not exist.`;
    const hint = await options.sources.hintMeant(path, "A component is `#/components/schemas/Name`.");
    options.report({ code: "ref-unresolved", at, message, hint });
    return undefined;
  }
  const source = isRemote(path) ? await fetchPart(path, at, options) : await options.sources.read(path);
  if (source === undefined) return undefined;
  const parsed = parseSource(source, options.report, options.sources.limits);
  return parsed === undefined ? undefined : readPart(source, parsed, options.report);
}

function readPart(source: SourceFile, parsed: unknown, report: Report): PartFile {
  const isDescription = isObject(parsed) && (own(parsed, "openapi") ?? own(parsed, "swagger")) !== undefined;
  const find = (): readonly Reference[] => {
    const found: Reference[] = [];
    findReferences(parsed, isDescription ? "document" : undefined, "", found);
    return found;
  };
  const references = find();
  if (!isDescription || !references.some(({ text }) => isShort(text)))
    return { source, parsed, isDescription, references };
  repairDefinitions(parsed, source.file, report);
  return { source, parsed, isDescription, references: find() };
}

async function fetchPart(url: string, at: Origin, options: PartOptions): Promise<SourceFile | undefined> {
  const text = await options.remote.fetch(url, at);
  return text === undefined ? undefined : { ...options.sources.add(url, text), path: url };
}

/** Every `$ref`, and every discriminator mapping that is written as a reference; those in data are values like any other. */
function findReferences(value: unknown, content: FieldContent | undefined, pointer: string, found: Reference[]): void {
  if (typeof value !== "object" || value === null || content === "data") return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      findReferences(value[index], contentOfMember(content, ""), child(pointer, index), found);
    return;
  }
  const object = value as JsonObject;
  const kind = typeof content === "string" ? content : undefined;
  for (const key in object) {
    const member = object[key];
    if (key === "$ref" && typeof member === "string")
      found.push({ text: member, pointer: join(pointer, key), kind, isMapped: false });
    else if (key === "mapping" && isObject(member)) findMapped(object, member, pointer, found);
    if (typeof member === "object") findReferences(member, contentOfMember(content, key), child(pointer, key), found);
  }
}

function findMapped(discriminator: JsonObject, mapping: JsonObject, pointer: string, found: Reference[]): void {
  if (typeof own(discriminator, "propertyName") !== "string") return;
  for (const [tag, text] of Object.entries(mapping)) {
    if (typeof text === "string" && /[/#]/.test(text))
      found.push({ text, pointer: join(pointer, "mapping", tag), kind: undefined, isMapped: true });
  }
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
