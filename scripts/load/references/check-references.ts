import { closest } from "../../base/closest.js";
import type { Report } from "../../base/diagnostics.js";
import { isObject, own, tokensOf } from "../../base/json.js";
import { locationOf, pointerOf, resolvePointer, splitReference } from "../../spec/reference-text.js";
import { kindAt, type NodeKind } from "../../spec/walk.js";
import type { PartFile, Reference } from "./part-file.js";

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

/** Checks that every reference leads to something that exists, is of the right kind and does not lead back to itself. */
export class ReferenceChecker {
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
