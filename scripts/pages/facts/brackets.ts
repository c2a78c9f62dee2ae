import type { Block } from "../blocks/block.js";
import { type JsonNode, readJson } from "../blocks/json-reader.js";
import { hasSettledParts, isBodyName, isPartName, isSettingsName } from "../words/field-names.js";
import { opensParts } from "../words/vocabulary.js";
import { readType } from "./field-type.js";
import { usual } from "./holders.js";

type Mark = "list" | "open list" | "object" | "parts" | "settings" | "box";

/** The names that the JSON of a page has: those of bodies, and those of their parts; and the words that are its values. */
export interface ShownNames {
  readonly top: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** The lines by which a copied page shows where the parts of lists begin and end: `Array [`, `]`. */
export class Brackets {
  readonly #open: Mark[] = [];
  /** Whether there were any, so that the page shows depth. */
  wereSeen = false;

  /** Of the last field. */
  #name = "";

  /** The field whose parts are open, by the first of them. */
  #owner = "";

  /** The parts of the object have whole names, so that those without its name are none of them. */
  #isDotted = false;

  /** The parts are those of an object: what an item of a list has is seldom anything but what the examples show. */
  #isObject = false;

  /** Nothing has followed the title of parts yet. */
  #isFresh = false;

  constructor(private readonly shown: ShownNames) {}

  get depth(): number {
    return this.#open.length;
  }

  /** How many blocks from `at` on are such lines and the titles of alternatives. */
  read(blocks: readonly Block[], at: number, typeAbove: string): number {
    const text = lineOf(blocks[at]) ?? "";
    const mark = bracketAt(blocks, at, typeAbove, this.#name);
    if (mark === undefined) return 0;
    this.wereSeen = true;
    if (mark === "end") this.#close();
    else if (mark === "alternatives") return 1 + countTitles(blocks, at + 1);
    else if (mark === "parts" && !isListed(blocks[at + 1])) this.#openParts(typeAbove);
    else if (mark === "parts") return 1;
    else this.#open.push(/^Array \(/.test(text) ? "open list" : "list");
    return 1;
  }

  /**
   * A field that the examples show in the body itself ends a list whose end is not shown. So does one that may be left out
   * below a title of parts, unless the examples show it as a part.
   */
  enterField(name: string, isRequired: boolean): void {
    const isPart = this.#isFresh || (isRequired && (isPartName(name) || !this.#isOfBody(name))) || this.#isPart(name);
    const isEndKnown = /^(?:open list|box|settings)$/.test(this.#open[0] ?? "");
    const isEnd = isEndKnown ? this.shown.top.has(name) || this.#endsBox(name) : this.#open[0] === "parts" && !isPart;
    if (isEnd && !this.isDoubtful(name, isRequired)) this.#open.length = 0;
    this.#isDotted = this.#isFresh ? name.includes(".") : this.#isDotted;
    this.#isFresh = false;
    if (this.depth === 0) this.#owner = name;
    this.#name = name;
  }

  /** Bodies have the field everywhere, and the object that is open, whose parts are known, nowhere. */
  #endsBox(name: string): boolean {
    return this.#open[0] === "box" && hasSettledParts(this.#owner) && isBodyName(name) && !this.#isPart(name);
  }

  /** Whether the examples show a field in the body itself, or bodies have it everywhere. */
  #isOfBody(name: string): boolean {
    return this.shown.top.has(name) || (isBodyName(name) && !this.shown.parts.has(name));
  }

  #isPart(name: string): boolean {
    const isUsual = hasSettledParts(this.#owner) && this.depth > 0 && usual.wayTo(name, this.#owner) !== undefined;
    return (this.shown.parts.has(name) || isPartName(name) || isUsual) && !this.shown.top.has(name);
  }

  /**
   * The title of the box of an object stands above a field: the box is open where that is one that parts of objects have, and
   * where it ends is not shown.
   */
  enterBox(next: string, typeAbove: string): void {
    if (!this.#isPart(next) || (this.depth > 0 && kindsOf(typeAbove).length === 0)) return;
    this.#open.push("box");
    this.#isFresh = true;
  }

  /** Whether a field may be a part of the box above it, or be behind that box. */
  isDoubtful(name: string, isRequired: boolean): boolean {
    if (this.#isFresh || this.#isPart(name) || this.shown.top.has(name)) return false;
    if (this.#open[0] === "box") return !this.#endsBox(name);
    return (
      this.#open[0] === "parts" &&
      this.#isObject &&
      !isRequired &&
      !this.#isDotted &&
      !name.includes(".") &&
      !isBodyName(name)
    );
  }

  /** Below a field that has no parts, the title is that of a further kind of the object that is open. */
  #openParts(typeAbove: string): void {
    const types = kindsOf(typeAbove);
    if (this.depth === 0) this.#isObject = !types.includes("array");
    if (types.length > 0) this.#open.push(isSettingsName(this.#name) ? "settings" : "parts");
    this.#isFresh = this.depth > 0;
  }

  /** An object without a word about it, inside of a list, is followed by its parts. */
  enterObject(): void {
    if (this.depth > 0) this.#open.push("object");
  }

  /** The parts of an item follow, up to `ADD OBJECT`. */
  openBox(): void {
    this.wereSeen = true;
    this.#open.push("list");
  }

  #close(): void {
    this.#open.length = Math.max(0, this.#open.lastIndexOf("list"));
  }
}

/** The items of a list show their depth. */
function isListed(block: Block | undefined): boolean {
  return block?.kind === "text" && block.depth !== undefined;
}

/** Which of the types that have parts a field is called. */
function kindsOf(type: string): readonly ("array" | "object")[] {
  const read = JSON.stringify(readType(type) ?? {});
  const isArray = /array|\[\]|list/i.test(type) || read.includes('"array"');
  const isObject = /object|dict|map/i.test(type) || read.includes('"object"');
  return [...(isArray ? (["array"] as const) : []), ...(isObject ? (["object"] as const) : [])];
}

/** What a line of brackets below a field of a type does: it begins the parts of an item, ends them, or names alternatives. */
export function bracketAt(
  blocks: readonly Block[],
  at: number,
  typeAbove = "",
  name = "",
): "begin" | "end" | "alternatives" | "parts" | undefined {
  const text = lineOf(blocks[at]);
  if (text === undefined || text.length > 24 + 2 * name.length + 24) return undefined;
  // Redoc shows where a list of objects begins, and not where it ends.
  if (opensParts(text, name) || (text === "Array" && /^(?:array|list)\b/i.test(typeAbove))) return "parts";
  if (/^(?:Array \[|\[|Array \([\w -]*\))$/.test(text)) return "begin";
  if (text === "]" || /^add object$/i.test(text)) return "end";
  if (/^(?:oneOf|anyOf|allOf)$/.test(text)) return "alternatives";
  // `object` alone is the title of an item, but above a type it is the name of a field.
  const isItem = /^object$/i.test(text) && !isTitle(lineOf(blocks[at + 1]) ?? "string");
  return isItem && /^(?:array|list)|\[\]$/i.test(typeAbove) ? "begin" : undefined;
}

/** The names that the JSON of a page has. */
export function shownNamesOf(blocks: readonly Block[]): ShownNames {
  const shown = { top: new Set<string>(), parts: new Set<string>(), values: new Set<string>() };
  for (const block of blocks) {
    if (block.kind === "code" && block.text.includes("curl"))
      for (const [, name = ""] of block.text.matchAll(/\s(?:-F|--form)[ =]+["']?(\w+)=/g)) shown.top.add(name);
    const at = block.kind === "code" ? block.text.indexOf("{") : -1;
    if (block.kind !== "code" || at < 0 || block.text.length > 20_000) continue;
    try {
      addNames(readJson(block.text, at), shown.top, shown);
    } catch {
      // It is code in another language.
    }
  }
  return shown;
}

type Shown = Readonly<Record<keyof ShownNames, Set<string>>>;

function addNames(node: JsonNode, own: Set<string>, shown: Shown): void {
  if (node.kind === "string" && /^\w[\w.-]{0,40}$/.test(node.value)) shown.values.add(node.value);
  if (node.kind === "array") for (const item of node.items) addNames(item, shown.parts, shown);
  if (node.kind !== "object") return;
  for (const { name, value } of node.members) {
    own.add(name);
    addNames(value, shown.parts, shown);
  }
}

/** The titles of the tabs of alternatives: `System message`, `MOD1`, `string[]`. */
function countTitles(blocks: readonly Block[], start: number): number {
  let at = start;
  for (; at - start < 12; at++) {
    const text = lineOf(blocks[at]);
    if (text === undefined || !isTitle(text)) break;
  }
  return at - start;
}

function isTitle(text: string): boolean {
  const isType = /^(?:string|integer|number|boolean|object|array|null)(?:\[\])*$/.test(text);
  return isType || /^MOD\d+$/.test(text) || (text.length <= 40 && /^\p{Lu}[\p{L}\d]* [\p{L}\d ]+$/u.test(text));
}

function lineOf(block: Block | undefined): string | undefined {
  return block?.kind === "text" || block?.kind === "heading" ? block.text : undefined;
}
