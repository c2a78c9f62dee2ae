import type { Block } from "../blocks/block.js";
import { isPresence } from "../words/presence.js";
import { areaOf, columnOf } from "../words/vocabulary.js";
import { bracketAt } from "./brackets.js";
import { type FieldCells, nameOf } from "./field-cells.js";
import { readFieldLine } from "./field-line.js";
import { readType } from "./field-type.js";
import { readGlued } from "./glued-field.js";
import { label, recordAt } from "./labels.js";
import { readRunOnField } from "./run-on.js";
import { StackReader } from "./stack-reader.js";
import { isLabelled } from "./stated-labels.js";

/** A field and how many blocks tell of it. */
export interface StackedField {
  readonly cells: FieldCells;
  readonly line: number;
  readonly length: number;
  /** Of the heading that is its name. */
  readonly level?: number;
}

/**
 * A field whose name stands on a line of its own, above its type and marks: as a heading, or as the first of the lines that
 * copying from a browser leaves.
 */
export function readStackedField(blocks: readonly Block[], at: number): StackedField | undefined {
  const block = blocks[at];
  if (block?.kind !== "heading" && block?.kind !== "text") return undefined;
  const runOn = readRunOnField(blocks, at);
  if (runOn !== undefined) {
    const reader = new StackReader(blocks, at + 1, runOn);
    reader.readDescription();
    return { cells: reader.cells, line: block.line, length: reader.at - at };
  }
  const isHeading = block.kind === "heading" && block.guessed !== true;
  const text = isHeading ? block.text.replace(numberFirst, "") : block.text;
  const level = isHeading && block.kind === "heading" ? { level: block.level } : {};
  const isGlued =
    /[a-z](?:Required|Optional)(?:\p{Lu}|Defaults?\b|[<>\d-]|$)/u.test(block.text) ||
    (/[a-z](?:required|optional)$/.test(block.text) && readGlued(block.text) !== undefined);
  const below = isHeading ? keyBelow(blocks[at + 1]) : undefined;
  // `Parameters` above the first of several names is the title of them all.
  const isOwn = below?.name === block.text.toLowerCase().replace(/[\s-]+/g, "_") || areaOf(block.text) === undefined;
  const key = isOwn ? below : undefined;
  const record = recordAt(blocks, at);
  const found =
    key ??
    record ??
    (isGlued || bracketAt(blocks, at) !== undefined || isPresence(text)
      ? undefined
      : (nameOf(text) ?? (isHeading ? nameBeforeWords(text, blocks[at + 1]) : undefined)));
  if (found === undefined) {
    // `Body (JSON)` is no field of the type JSON.
    const isTitle = (isHeading && areaOf(block.text) !== undefined) || bodyMode.test(block.text);
    const inLine = !isTitle && (isHeading || isLine(block)) ? readFieldLine(text, false) : undefined;
    if (inLine === undefined || (inLine.type === undefined && inLine.required !== "true")) return undefined;
    const reader = new StackReader(blocks, at + 1, inLine);
    reader.readDescription();
    return { cells: reader.cells, line: block.line, length: reader.at - at, ...level };
  }
  const reader = new StackReader(blocks, at + (key === undefined ? 1 : 2), { name: found.name });
  reader.readMarks();
  const { cells } = reader;
  // `input` above its type is a field, `Input` above a table is a heading.
  const isArea =
    key === undefined && record === undefined && areaOf(block.text) !== undefined && !/[`_]/.test(block.text);
  const isField = /^\p{Ll}/u.test(block.text) || cells.place !== undefined;
  const isMarked = cells.required === "true" && /^[a-z_]+$/.test(block.text);
  if (isArea && !(isField && (cells.type !== undefined || isMarked))) return undefined;
  if (cells.type === undefined && (cells.required !== "true" || readType(found.name) !== undefined)) return undefined;
  if (cells.type === undefined && !isHeading && !/^[a-z][a-z\d_]*$/.test(found.name)) return undefined;
  if (isLabelled(found.name, cells)) return undefined;
  reader.readDescription();
  if (found.starred) cells.required = "true";
  return { cells, line: block.line, length: reader.at - at, ...level };
}

/** A field behind others whose name stands alone: nothing says its type. */
export function readUntypedField(blocks: readonly Block[], at: number): StackedField | undefined {
  const block = blocks[at];
  const name = block?.kind === "text" || block?.kind === "heading" ? nameOf(block.text)?.name : undefined;
  if (block === undefined || name === undefined) return undefined;
  const reader = new StackReader(blocks, at + 1, { name });
  if (!reader.isUntypedAt(at)) return undefined;
  reader.readDescription();
  return { cells: reader.cells, line: block.line, length: reader.at - at };
}

/** The name in code that a heading begins with, above a label of its type: `` `options` of a voyage ``. */
function nameBeforeWords(text: string, below: Block | undefined): ReturnType<typeof nameOf> {
  const [, name] = /^(`[A-Za-z_]\w{0,60}`)\s\p{L}[^`]{0,60}$/u.exec(text) ?? [];
  const [, word = "", value = ""] = (name !== undefined && below?.kind === "text" && label.exec(below.text)) || [];
  return columnOf(word) === "type" && /^`/.test(value) ? nameOf(name ?? "") : undefined;
}

/** The number of a heading, or its picture, before a name in code. */
const numberFirst = /^(?:(?:\d+[.)]\s*)+|[^\p{L}\p{N}`\s]{1,4}\s+)(?=`[A-Za-z_])/u;

/** How Postman calls what a body is written in. */
const bodyMode = /^(?:body)?raw\s*\(\w+\)$/i;

/** The name that the first line below a title gives: ``Key: `top_p` ``. */
function keyBelow(block: Block | undefined): ReturnType<typeof nameOf> {
  const [, word = "", value = ""] = (block?.kind === "text" && label.exec(block.text)) || [];
  return value.startsWith("`") && columnOf(word) === "name" ? nameOf(value) : undefined;
}

/** A line of text that is no item of a list and no label. */
function isLine(block: Block): boolean {
  return block.kind === "heading" || (block.kind === "text" && block.depth === undefined && !block.label);
}
