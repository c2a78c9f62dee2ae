import { closest } from "../../base/closest.js";
import type { Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, own, tokensOf } from "../../base/json.js";
import { locationOf, pointerOf, resolvePointer, splitReference } from "../../spec/reference-text.js";
import { kindAt, type NodeKind } from "../../spec/walk.js";
import type { PartFile, Reference } from "./part-file.js";

type ChainEnd = "found" | "missing" | "cycle" | "unknown-file";

/** Where a reference leads: into which file, if it was read, and to what of it. */
interface Link {
  readonly key: string;
  readonly part: PartFile | undefined;
  readonly fragment: string;
}

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

/** Checks that every reference leads to something that exists, is of the right kind and does not lead back to itself. */
export class ReferenceChecker {
  private readonly ends = new Map<string, ChainEnd>();
  private readonly kinds = new Map<string, NodeKind | undefined>();
  /** So many references that lead nowhere, which are errors, have something in their place, so that the rest can be read. */
  replaced = 0;

  constructor(
    private readonly parts: ReadonlyMap<string, PartFile>,
    private readonly report: Report,
    /** A part of a circle stands for anything, with a warning, instead of refusing the description. */
    private readonly opensCircles = false,
  ) {}

  checkPart(part: PartFile): void {
    const ends = new Map<string, ChainEnd>();
    const closing: Reference[] = [];
    for (const reference of part.references) {
      const end = ends.get(reference.text) ?? this.follow(reference.text, part);
      ends.set(reference.text, end);
      if (end === "cycle" && this.opensCircles) closing.push(reference);
      else this.judge(end, reference, part);
    }
    // What only leads into a circle leads to the part of it that was opened.
    for (const reference of closing.filter((item) => this.isOfCircle(item, part)))
      openCircle(reference, part, this.report);
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
        message: this.isThere(reference, part)
          ? `"${reference.text}" leads to something that does not exist.`
          : `"${reference.text}" does not exist.`,
        hint: this.hintFor(reference, part),
      });
      if (replaceMissing(reference, part)) this.replaced++;
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
    let end: ChainEnd | undefined;
    for (const { key, part, fragment } of this.linksOf(text, from)) {
      end = this.ends.get(key) ?? (links.includes(key) ? "cycle" : endAt(part, fragment));
      links.push(key);
      if (end !== undefined) break;
    }
    for (const key of links) this.ends.set(key, end ?? "missing");
    return end ?? "missing";
  }

  /** Where each reference of a chain of pure ones leads, without end where the chain is a circle. */
  private *linksOf(text: string, from: PartFile): Iterable<Link> {
    let part: PartFile | undefined = from;
    let reference: string | undefined = text;
    while (part !== undefined && reference !== undefined) {
      const [file, fragment]: readonly [string, string] = splitReference(reference);
      const path: string = file === "" ? part.source.path : locationOf(file, part.source.path);
      part = this.parts.get(path);
      yield { key: `${path}#${fragment}`, part, fragment };
      reference = part && chainedReference(resolvePointer(part.parsed, fragment));
    }
  }

  /** Following the reference leads back to it, and not into a circle of others. */
  private isOfCircle({ text, pointer }: Reference, part: PartFile): boolean {
    const own = `${part.source.path}#${pointer.slice(0, pointer.lastIndexOf("/"))}`;
    const seen = new Set<string>();
    for (const { key } of this.linksOf(text, part)) {
      if (key === own) return true;
      if (seen.has(key)) return false;
      seen.add(key);
    }
    return false;
  }

  /** What is missing is not the target, but what that leads to. */
  private isThere({ text }: Reference, from: PartFile): boolean {
    const [link] = this.linksOf(text, from);
    return link?.part !== undefined && resolvePointer(link.part.parsed, link.fragment) !== undefined;
  }

  private hintFor(reference: Reference, part: PartFile): string {
    const pointer = pointerOf(reference.text);
    const parent = pointer.slice(0, pointer.lastIndexOf("/"));
    const siblings = reference.text.startsWith("#") ? resolvePointer(part.parsed, parent) : undefined;
    const name = tokensOf(pointer).at(-1) ?? "";
    const similar = isObject(siblings) ? closest(name, Object.keys(siblings)) : undefined;
    return similar === undefined || similar === name
      ? "Define it, or correct the reference."
      : `Did you mean "${similar}"?`;
  }
}

function openCircle({ text, pointer }: Reference, { parsed, source }: PartFile, report: Report): void {
  const holder = resolvePointer(parsed, pointer.slice(0, pointer.lastIndexOf("/")));
  if (!isObject(holder)) return;
  delete holder.$ref;
  report({
    code: "ref-cycle",
    severity: "warning",
    at: { file: source.file, pointer },
    message: `The reference "${text}" leads back to itself; it stands for anything here.`,
    hint: "Define its target.",
  });
}

/** What may stand in the place of a reference that leads nowhere, without being told of itself. */
const stands: { readonly [Kind in NodeKind]?: JsonObject } = {
  schema: {},
  response: { description: "" },
  requestBody: { content: {} },
  header: { schema: {} },
  mediaType: {},
};

function replaceMissing({ kind, pointer }: Reference, { parsed }: PartFile): boolean {
  const holder = resolvePointer(parsed, pointer.slice(0, pointer.lastIndexOf("/")));
  const stand = kind && stands[kind];
  if (!isObject(holder) || stand === undefined) return false;
  delete holder.$ref;
  for (const [key, value] of Object.entries(stand)) holder[key] ??= value;
  return true;
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
