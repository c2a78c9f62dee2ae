import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { closestFile } from "../../base/closest-file.js";
import type { Diagnostic, Origin, Report } from "../../base/diagnostics.js";
import { longNumbers, longNumbersIn } from "../../base/digits.js";
import { defaultLimits, type InputLimits, limitHint } from "../../base/input-limits.js";
import type { WrittenNode } from "../../base/written-node.js";
import type { LaidEvents } from "./event-layout.js";
import { FileNames } from "./file-names.js";
import { HiddenNodes } from "./hidden-nodes.js";
import { isBeforeNumber } from "./keywords-of-numbers.js";
import { indexText, type TextIndex } from "./positions.js";
import type { JsonEnds } from "./scan-json.js";

/** A text as it was read, and the name that diagnostics give it. */
export interface SourceFile {
  /** As {@link SourceFiles.nameOf} says. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** What its parser saw, kept to find lines. */
  events?: LaidEvents;
  /** Given where it was read as JSON. */
  ends?: JsonEnds;
  /** No part of its value stands in two places, as YAML aliases make it. */
  isTree?: boolean;
  /** Its numbers of many digits as they are written, where its parser tells them. */
  numbers?: readonly string[];
}

/** Reads files as UTF-8 text and finds lines in them; one per run, so that no file is read or indexed twice. */
export class SourceFiles {
  private readonly files = new Map<string, SourceFile>();
  private readonly wanted = new Set<string>();
  private readonly hashes = new Map<string, string>();
  private readonly indexes = new Map<string, TextIndex>();
  private readonly hidden = new Map<string, HiddenNodes>();
  private readonly numbers = new WeakMap<SourceFile, ReadonlyMap<number, string>>();
  private readonly held = new WeakMap<SourceFile, Map<string, boolean>>();
  private readonly names: FileNames;

  constructor(
    readonly cwd: string,
    private readonly report: Report,
    readonly limits: InputLimits = defaultLimits,
  ) {
    this.names = new FileNames(cwd);
  }

  /** The name of the file at an absolute path, in all that is written of it: as {@link FileNames.nameOf}. */
  nameOf(path: string): string {
    return this.names.nameOf(path);
  }

  /** The name of a file as it is shown on a terminal: its path, where its name does not lead there. */
  shownName(file: string): string {
    return this.names.pathOf(file) ?? file;
  }

  /** Takes a text that did not come from a file, such as a test's. */
  add(file: string, text: string): SourceFile {
    const source = { file, path: this.names.pathOf(file) ?? resolve(this.cwd, file), text };
    this.files.set(file, source);
    return source;
  }

  /** Whether any text that was read holds another. */
  mention(text: string): boolean {
    for (const source of this.files.values()) if (this.holds(source, text)) return true;
    return false;
  }

  /** Each description asks of all texts that were read before it, too. */
  private holds(source: SourceFile, text: string): boolean {
    const asked = this.held.get(source) ?? new Map<string, boolean>();
    this.held.set(source, asked);
    const known = asked.get(text) ?? source.text.includes(text);
    asked.set(text, known);
    return known;
  }

  /** The numbers of a text that was read of which JavaScript writes other digits, and how they are written there. */
  longNumbersIn(file: string): ReadonlyMap<number, string> {
    const source = this.files.get(file);
    if (source === undefined) return new Map();
    const known = this.numbers.get(source) ?? longNumbers(source.numbers ?? longNumbersIn(source.text, isBeforeNumber));
    this.numbers.set(source, known);
    return known;
  }

  /** Whether any text that was read has such numbers. */
  hasLongNumbers(): boolean {
    return [...this.files.keys()].some((file) => this.longNumbersIn(file).size > 0);
  }

  /** Absolute paths of what was asked for. */
  paths(): readonly string[] {
    return [...this.wanted];
  }

  /** SHA-256 of the bytes that were read, by absolute path; `undefined` of what was asked for and not read. */
  fingerprints(): ReadonlyMap<string, string | undefined> {
    return new Map(this.paths().map((path) => [path, this.hashes.get(path)]));
  }

  /** Whether there is anything under a path. */
  has(path: string): boolean {
    const full = resolve(this.cwd, path);
    this.wanted.add(full);
    return this.files.has(this.nameOf(full)) || existsSync(full);
  }

  /**
   * Reads a file; reports and returns `undefined` when there is no text to be had from it. `ifMissing` says what to do
   * where there is no file; else the hint is one that has a like name.
   */
  async read(path: string, ifMissing?: string): Promise<SourceFile | undefined> {
    const full = resolve(this.cwd, path);
    this.wanted.add(full);
    const file = this.nameOf(full);
    const known = this.files.get(file);
    if (known !== undefined) return known;
    const bytes = await this.readBytes(full, file, ifMissing);
    const text = bytes && this.decode(bytes, file);
    return text === undefined ? undefined : this.add(file, text);
  }

  private async readBytes(path: string, file: string, ifMissing?: string): Promise<Buffer | undefined> {
    const at = { file, pointer: "" };
    try {
      const status = await stat(path);
      if (!status.isFile()) {
        const hint = status.isDirectory() ? "It is a folder: name a file in it." : "Save what it gives to a file.";
        this.report({ code: "file-unreadable", at, message: "This is not a regular file.", hint });
        return undefined;
      }
      const megabytes = Math.ceil(status.size / 1024 / 1024);
      if (megabytes > this.limits.size) {
        const message = `The file has ${megabytes} MiB; the limit is ${this.limits.size} MiB.`;
        this.report({ code: "file-too-large", at, message, hint: limitHint("size", megabytes) });
        return undefined;
      }
      const bytes = await readFile(path);
      this.hashes.set(path, createHash("sha256").update(bytes).digest("hex"));
      return bytes;
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
      const isMissing = reason === "ENOENT" || reason === "ENOTDIR";
      const message = isMissing ? "There is no such file." : `Cannot read the file (${reason}).`;
      const hint = isMissing ? (ifMissing ?? (await this.hintMeant(path))) : "Check the path and the rights to it.";
      this.report({ code: "file-unreadable", at, message, hint });
      return undefined;
    }
  }

  /** Asks for a file that has nearly the name of one that does not exist. */
  async hintMeant(path: string, otherwise = "Check the path."): Promise<string> {
    const meant = await closestFile(path);
    return meant === undefined ? otherwise : `Did you mean ${this.names.wayTo(meant)}?`;
  }

  /** Without a byte order mark. */
  private decode(bytes: Buffer, file: string): string | undefined {
    if (isUtf8(bytes)) return bytes.toString().replace(/^\uFEFF/, "");
    const hint =
      bytes[0] === 0xff || bytes[0] === 0xfe ? "It looks like UTF-16: save it as UTF-8." : "Save it as UTF-8 text.";
    this.report({ code: "file-unreadable", at: { file, pointer: "" }, message: "The file is not UTF-8 text.", hint });
    return undefined;
  }

  /**
   * The origin with its line and column, where the file is known and its text can be indexed, and with its path where the
   * file's name does not lead there.
   */
  locate(origin: Origin): Origin {
    const path = this.names.pathOf(origin.file);
    return { ...this.withLine(origin), ...(path !== undefined && { path }) };
  }

  private withLine(origin: Origin): Origin {
    if (origin.line !== undefined) return origin;
    const index = this.indexOf(origin.file);
    return index === undefined ? origin : { ...origin, ...index.positionOf(origin.pointer) };
  }

  private indexOf(file: string): TextIndex | undefined {
    const source = this.files.get(file);
    if (source === undefined) return undefined;
    const index = this.indexes.get(file) ?? indexText(source.text, source.ends ?? source.events);
    this.indexes.set(file, index);
    return index;
  }

  /** Takes what is written there for nothing that counts, in {@link nodeAt}. */
  hide(origins: readonly Origin[]): void {
    for (const { file, pointer } of origins) {
      const nodes = this.hidden.get(file) ?? new HiddenNodes();
      this.hidden.set(file, nodes);
      nodes.hide(pointer);
    }
  }

  /** What is written at an origin; `undefined` where the text has nothing there, or the origin has a line of its own. */
  nodeAt({ file, pointer, line }: Origin): WrittenNode | undefined {
    const node = line === undefined ? this.indexOf(file)?.nodeAt(pointer) : undefined;
    return node && (this.hidden.get(file)?.without(node, pointer) ?? node);
  }

  /** Diagnostics as they are shown: every place with its line and column. */
  locateAll(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    return diagnostics.map((diagnostic) => ({
      ...diagnostic,
      at: this.locate(diagnostic.at),
      ...(diagnostic.related && { related: diagnostic.related.map((origin) => this.locate(origin)) }),
    }));
  }
}
