import type { Block } from "../blocks/block.js";
import { isBodyName } from "../words/field-names.js";
import type { Column } from "../words/page-words.js";
import { isPresence, saysRequired } from "../words/presence.js";
import { withoutNullable } from "../words/type-patterns.js";
import { areaOf, columnOf, isOptionalColumn, mayOpenParts, placeOf, readRequired } from "../words/vocabulary.js";
import { bracketAt } from "./brackets.js";
import { addressOf } from "./endpoint.js";
import { type FieldCells, nameOf } from "./field-cells.js";
import { mayHold, readFieldLine } from "./field-line.js";
import { readType } from "./field-type.js";
import { label, recordAt } from "./labels.js";
import { isLostHeader } from "./lost-gaps.js";
import { readMarkLine } from "./mark-lines.js";
import { readRunOnField, readRunOnLabel, readRunOnMarks } from "./run-on.js";
import { isExampleLabel, isLabelled, isStatedValue } from "./stated-labels.js";

/** Whether words name a field and say hardly more: `Format of the response` of `response_format`. */
function isAbout(text: string, name: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\d]+/u);
  const own = name.toLowerCase().split(/[_-]+/);
  if (words.join(" ") === own.join(" ")) return true;
  return own.length > 1 && own.every((word) => words.includes(word)) && words.length <= own.length + 3;
}

/** How far above a field the headers of its table may stand. */
const farthest = 200;

/** Most lines that tell of one field. */
const longest = 40;

/** Reads the lines below the name of a field, one after another. */
export class StackReader {
  readonly cells: FieldCells;
  private readonly isRunOn: boolean;

  constructor(
    private readonly blocks: readonly Block[],
    public at: number,
    known: FieldCells = {},
  ) {
    this.cells = { ...known };
    this.isRunOn = readRunOnField(blocks, at - 1) !== undefined;
  }

  /** The lines right below the name: type, presence, place, each alone or with its label. */
  readMarks(): void {
    for (let lines = 0; lines < 5; lines++, this.at++) {
      const text = this.textAt(this.at);
      if (text === undefined || !this.readMark(text)) return;
    }
  }

  private readMark(text: string): boolean {
    if (this.readTypeBeforeWords(text)) return true;
    if (
      (text.length > 120 && !/^default:/.test(text)) ||
      bracketAt(this.blocks, this.at, this.cells.type, this.cells.name) !== undefined
    )
      return false;
    if (withoutNullable(text) === "" && this.cells.type !== undefined) {
      this.cells.type += " | null";
      return true;
    }
    if (text === "enum" && this.cells.type !== undefined) return true;
    if (this.readAlternative(text)) return true;
    // A star may stand before the type instead of behind the name.
    if (this.cells.type === undefined && /^\*\p{L}/u.test(text) && readType(text.slice(1)) !== undefined) {
      this.cells.type = text.slice(1);
      this.cells.required ??= "true";
      return true;
    }
    const hasType = this.cells.type !== undefined;
    if (this.take(readRunOnMarks(text, hasType))) return true;
    if (/^(?:true|false)$/.test(text) && this.cells.type === undefined && isPresence(this.textAt(this.at + 1) ?? "")) {
      this.cells.type = "boolean";
      return true;
    }
    if (isPresence(text)) {
      this.cells.required ??= saysRequired(text) ? "true" : "false";
      return true;
    }
    if (this.readAnswer(text)) return true;
    const place = /^(?:header|query|path|body|cookie)$/i.test(text) ? placeOf(text) : undefined;
    if (place !== undefined && this.cells.type !== undefined) {
      this.cells.place ??= place;
      return true;
    }
    const [, glued = "", mark = ""] = /^(header|query|path|body|cookie)(\p{L}+)$/u.exec(text) ?? [];
    if (glued !== "" && isPresence(mark) && this.cells.type !== undefined) {
      this.cells.place ??= placeOf(glued) ?? "";
      this.cells.required ??= saysRequired(mark) ? "true" : "false";
      return true;
    }
    if (this.readLabelled(text)) return true;
    if (this.take(readMarkLine(text, hasType))) return true;
    if (this.cells.type === undefined && !/[.。]$/.test(text)) {
      const first = /^(.{1,80}?)\s*(?:[•·]\s*)?(?:required|optional)$/i.exec(text)?.[1];
      const type = [text, first].find((part) => part !== undefined && readType(part) !== undefined);
      if (type !== undefined) {
        this.cells.type = type;
        if (type !== text || saysRequired(text)) this.cells.required ??= saysRequired(text) ? "true" : "";
        return true;
      }
    }
    return false;
  }

  /** A plain answer to a header further up, of a table that was copied with one cell on each line. */
  private readAnswer(text: string): boolean {
    if (this.cells.type === undefined || this.cells.required !== undefined || !/^\p{L}{1,8}$/u.test(text)) return false;
    if (readType(text) !== undefined) return false;
    const answer = readRequired(text, false);
    const header = answer === "conditional" ? undefined : this.headerAbove();
    if (header === undefined) return false;
    this.cells.required = readRequired(text, isOptionalColumn(header), header) === "yes" ? "true" : "";
    return true;
  }

  /** The header of a column of presence, between others of such a table. */
  private headerAbove(): string | undefined {
    for (let at = this.at - 1; at > Math.max(0, this.at - farthest); at--) {
      const [text, before, after] = [this.textAt(at), this.textAt(at - 1), this.textAt(at + 1)];
      const isHeader = [before, after].every((beside) => beside !== undefined && columnOf(beside) !== undefined);
      if (text !== undefined && isHeader && columnOf(text) === "required") return text;
    }
    return undefined;
  }

  /** Adds what is said, but to what is known. */
  private take(said: FieldCells | undefined): boolean {
    for (const [column, value] of Object.entries(said ?? {}) as [Column, string][]) this.cells[column] ??= value;
    return said !== undefined;
  }

  /** A further type on a line of its own; the same one again stands for kinds that the page does not name. */
  private readAlternative(text: string): boolean {
    const { type } = this.cells;
    if (type === undefined || !/^(?:string|integer|number|boolean|object|array|null)(?:\[\])*$/.test(text))
      return false;
    // Above a further type it is a name.
    if (readType(this.textAt(this.at + 1) ?? "") !== undefined) return false;
    this.cells.type = type === text ? "any" : `${type} | ${text}`;
    return true;
  }

  /** `Default1`, where names and types are run together as well. */
  private readRunOn(text: string): boolean {
    const said = this.isRunOn ? readRunOnLabel(text) : undefined;
    if (said?.column !== undefined && said.value !== "") this.cells[said.column] ??= said.value;
    return said !== undefined;
  }

  /** `Default: 1`, `Type: array`. */
  private readLabelled(text: string): boolean {
    const [, word = "", value = ""] = label.exec(text) ?? [];
    const column = word === "" ? undefined : columnOf(word);
    if (column === undefined || column === "name") return false;
    if (column === "description") {
      if (value === "" || this.cells.type === undefined) return false;
      this.cells.description = [this.cells.description, value].filter(Boolean).join(" ");
      return true;
    }
    if (column === "values") this.addValues(word, value);
    else if (column === "default") this.addDefault(value === "" ? this.valueBelow() : value);
    else this.cells[column] ??= value;
    return true;
  }

  /** ``Type: `string` The model.``: what stands behind a type in code is about the field. */
  private readTypeBeforeWords(text: string): boolean {
    if (!text.includes("`")) return false;
    const [, word = "", value = ""] = label.exec(text) ?? [];
    const [, type = "", words = ""] = /^(`[^`]{1,60}`)(?:\s*[:：.。,，;；–—-]\s*|\s+)(\S.*)$/s.exec(value) ?? [];
    if (this.cells.type !== undefined || words === "" || columnOf(word) !== "type") return false;
    if (readType(type) === undefined || readType(value) !== undefined) return false;
    this.cells.type = type;
    const [, mark = words] = /^[(（]([^()（）]{1,24})[)）][.。]?$/.exec(words) ?? [];
    if (isPresence(mark)) this.cells.required ??= saysRequired(mark) ? "true" : "false";
    else this.cells.description = [this.cells.description, words].filter(Boolean).join(" ");
    return true;
  }

  /** A value on a line of its own below its label. */
  private valueBelow(): string {
    const below = this.textAt(this.at + 1) ?? "";
    if (!/^\S{1,40}$/.test(below) || /[:：]$/.test(below) || this.isFieldAt(this.at + 1)) return "";
    this.at++;
    return below;
  }

  /** `0.3.`, and perhaps a sentence behind it. */
  private addDefault(text: string): void {
    const [, value = text, rest] = /^(\S{1,40}?)[.。](?:\s+(\p{Lu}.*))?$/u.exec(text) ?? [];
    if (value !== "") this.cells.default ??= value;
    if (rest !== undefined) this.cells.description = [this.cells.description, rest].filter(Boolean).join(" ");
  }

  /** Values may follow on lines of their own, with commas between them. */
  private addValues(word: string, value: string): void {
    const values = [value];
    while (value === "" || values.at(-1)?.endsWith(",")) {
      const next = this.textAt(this.at + 1);
      if (next === undefined || next.length > 80 || values.length > longest) break;
      const isBare = value === "" && values.length > 1 && !values.at(-1)?.endsWith(",") && !/^[,，]/.test(next);
      const isArea = /^\p{Lu}/u.test(next) && areaOf(next) !== undefined;
      const isField = this.isFieldAt(this.at + 1) || this.isUntypedAt(this.at + 1);
      const isEnd = isArea || columnOf(label.exec(next)?.[1] ?? "") !== undefined || isField;
      const isListed = this.isBesideAt(this.at) && /^[\w./:-]{1,40}(?:\s*[,，、]\s*[\w./:-]{1,40})+$/.test(next);
      if (isBare && ((!/^"?[\w./:-]{1,40}"?$/.test(next) && !isListed) || isEnd)) break;
      values.push(isBare ? `, ${next}` : next);
      this.at++;
    }
    // Values may be set apart by their looks alone.
    const text = values
      .join(" ")
      .replaceAll(" , ", ", ")
      .trim()
      .replace(/(?<=`[^`]+`)\s*(?=`[^`]+`)/g, ", ");
    this.cells.values = [this.cells.values, value === "" ? text : `${word}: ${text}`].filter(Boolean).join("; ");
  }

  /** Whether two items of one list follow each other. */
  private isBesideAt(at: number): boolean {
    const [one, next] = [this.blocks[at], this.blocks[at + 1]];
    return one?.kind === "text" && next?.kind === "text" && next.depth !== undefined && next.depth === one.depth;
  }

  /** What follows up to the next field, heading, table or code. */
  readDescription(): void {
    const parts: string[] = [];
    for (let lines = 0; lines < longest; lines++, this.at++) {
      const block = this.blocks[this.at];
      const text = this.textAt(this.at);
      if (block === undefined || text === undefined) break;
      const item = block.kind === "text" && block.depth !== undefined ? readFieldLine(text, true) : undefined;
      // Names in code below a field without parts are the values that it takes.
      const isValue = item && item.type === undefined && this.cells.type !== undefined && !mayHold(this.cells);
      const isNext = (): boolean =>
        item !== undefined || (!isStatedValue(text) && !isExampleLabel(text) && this.isNext(text));
      if (!isValue && isNext()) break;
      if (block.kind === "text" && block.label) break;
      if (isExampleLabel(text) || (!this.readRunOn(text) && !this.readLabelled(text))) parts.push(text);
    }
    if (parts.length > 0) this.cells.description = [this.cells.description, ...parts].filter(Boolean).join(" ");
  }

  private isNext(text: string): boolean {
    if (bracketAt(this.blocks, this.at, this.cells.type, this.cells.name) !== undefined) return true;
    if (isLostHeader(text) || mayOpenParts(text) || /^(?:application|multipart)\/[\w.+-]+$/.test(text)) return true;
    // The title of the box of its parts.
    if (text.toLowerCase() === `${this.cells.name} object`.toLowerCase()) return true;
    if (readRunOnField(this.blocks, this.at) !== undefined || recordAt(this.blocks, this.at) !== undefined) return true;
    const area = text.length <= 60 && !/[.。]$/.test(text) ? areaOf(text.replace(/[:：]$/, "")) : undefined;
    // `Response format` below `response_format` says what that field is.
    const isOwn = isAbout(text, this.cells.name ?? "");
    if (area !== undefined && !isOwn) return true;
    if (/^(?:GET|POST|PUT|PATCH|DELETE)\b/.test(text) || this.isEndpointAt(this.at)) return true;
    if (text.length < 400 && readFieldLine(text, false) !== undefined) return true;
    return this.isFieldAt(this.at) || this.isUntypedAt(this.at);
  }

  /** A method above its address, with or without their title above them. */
  private isEndpointAt(at: number): boolean {
    const isPair = (place: number): boolean =>
      /^(?:get|post|put|patch|delete)$/i.test(this.textAt(place) ?? "") &&
      addressOf(this.textAt(place + 1) ?? "") !== undefined;
    return isPair(at) || (isPair(at + 1) && readType(this.textAt(at) ?? "") === undefined);
  }

  /** A name above a type. */
  private isFieldAt(at: number): boolean {
    if (nameOf(this.textAt(at) ?? "") === undefined) return false;
    const reader = new StackReader(this.blocks, at + 1);
    reader.readMarks();
    if (isLabelled(this.textAt(at) ?? "", reader.cells)) return false;
    return reader.cells.type !== undefined || reader.cells.required === "true";
  }

  /** A name that bodies have, above the values that it takes, or between the marks of a field and the next one: its type is lost. */
  isUntypedAt(at: number): boolean {
    if (!isBodyName(this.textAt(at) ?? "")) return false;
    const [, word = "", value] = label.exec(this.textAt(at + 1) ?? "") ?? [];
    if (value === "" && columnOf(word) === "values") return true;
    const above = this.textAt(at - 1) ?? "";
    return (readType(above) !== undefined || isPresence(above)) && this.isFieldAt(at + 1);
  }

  private textAt(at: number): string | undefined {
    const block = this.blocks[at];
    if (block?.kind === "text") return block.text;
    return block?.kind === "heading" && block.guessed ? block.text : undefined;
  }
}
