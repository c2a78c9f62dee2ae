import { type Block, type CodeBlock, lineFinder, type TableRow } from "../blocks/block.js";
import { type JsonMember, type JsonNode, memberNames } from "../blocks/json-reader.js";
import { columns } from "../words/page-words.js";
import { isPresence, saysRequired } from "../words/presence.js";
import type { FieldCells } from "./field-cells.js";
import { readType } from "./field-type.js";
import { parseExample } from "./parse-example.js";

/**
 * The fields of JSON that has a type in the place of each value: `{"n": "number?", "stop": "string | string[]"}`. Where some
 * of an object are marked with `?`, the others must be sent. `"string"` alone proves nothing: tools that make examples of
 * schemas write it as the value of a string. Of a page that lists most of the names as well it is an example.
 */
export function tableOfSketch(
  { language, text, line }: CodeBlock,
  listed: () => ReadonlySet<string>,
): Block | undefined {
  if (!/^(?:json\w*|js|javascript|te?xt|plain\w*)?$/.test(language) || !/^\s*\{/.test(text)) return undefined;
  if (!typeWord.test(text)) return undefined;
  const node = parseExample(text);
  if (node?.kind !== "object" || node.members.length < 2) return undefined;
  // What lists the fields says more of them.
  if (memberNames(node).filter((name) => listed().has(name)).length * 2 >= node.members.length) return undefined;
  const sketch = new Sketch(text, lineFinder(text, line));
  const rows = sketch.list(node.members);
  return rows === undefined || !sketch.isProven
    ? undefined
    : { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

/** Behind numbers and signs, or in code. */
const leadingName = /(?<=^[^A-Za-z_]*)[A-Za-z_]\w*|(?<=`)\w+(?=`)/g;

/** What lines and rows begin with, as names of fields do. */
export function leadingNames(blocks: readonly Block[]): ReadonlySet<string> {
  const starts = blocks.flatMap((block) => {
    if (block.kind === "code") return [];
    return block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.slice(0, 1)) : [block.text];
  });
  return new Set(starts.flatMap((start) => start.slice(0, 80).match(leadingName) ?? []));
}

/** Types that hardly are values, and what makes others such. */
const typeWord = /\b(?:number|int(?:eger)?(?:32|64)?|float(?:32|64)?|double|bool(?:ean)?|string\[\]|string\s*[?|])/i;

/** Of which a type is a value as well: that of a schema. */
const namesOfTypes = /^(?:type|format|kind)$/;

/** Most objects inside of each other. */
const deepest = 8;

interface Leaf {
  readonly type: string;
  readonly isOptional?: boolean;
  readonly required?: boolean;
}

class Sketch {
  #isProven = false;

  constructor(
    private readonly text: string,
    private readonly lineAt: (offset: number) => number,
  ) {}

  /** Something in it is a type and no value. */
  get isProven(): boolean {
    return this.#isProven;
  }

  /** `undefined` where some value is no type. */
  list(members: readonly JsonMember[], path = "", depth = 0): readonly TableRow[] | undefined {
    const rows: TableRow[] = [];
    const leaves = members.map((member) => this.#readMember(member));
    const isMarked = leaves.some((leaf) => leaf?.isOptional) && !leaves.some((leaf) => leaf?.required);
    for (const [index, { name: written, offset, value }] of members.entries()) {
      const leaf = leaves[index];
      if (leaf === undefined || depth > deepest) return undefined;
      const name = `${path}${written.replace(/\?$/, "")}`;
      const isRequired = leaf.required ?? (isMarked && !leaf.isOptional);
      const cells: FieldCells = { name, type: leaf.type, required: isRequired ? "true" : "" };
      rows.push({ cells: columns.map((column) => cells[column] ?? ""), line: this.lineAt(offset) });
      const part = value.kind === "array" ? value.items[0] : value;
      if (part?.kind !== "object") continue;
      const parts = this.list(part.members, `${name}${value.kind === "array" ? "[]" : ""}.`, depth + 1);
      if (parts === undefined) return undefined;
      rows.push(...parts);
    }
    return rows;
  }

  #readMember({ name, value }: JsonMember): Leaf | undefined {
    const leaf = this.#read(value);
    if (leaf === undefined) return undefined;
    if (typeWord.test(leaf.type) && !namesOfTypes.test(name)) this.#isProven = true;
    return name.endsWith("?") ? { ...leaf, isOptional: true } : leaf;
  }

  #read(value: JsonNode): Leaf | undefined {
    if (value.kind === "object") return { type: "object" };
    if (value.kind === "array") {
      const [item, ...others] = value.items;
      const items = item === undefined || others.length > 0 ? undefined : this.#read(item);
      return items && { type: `array<${items.type}>` };
    }
    if (value.kind === "string") return leafOf(value.value);
    if (value.kind !== "unknown") return undefined;
    const mark = /^\s*\?/.test(this.text.slice(value.end, value.end + 20)) ? "?" : "";
    return leafOf(this.text.slice(value.offset, value.end) + mark);
  }
}

/** `number?`, `integer, required`, `boolean (optional)`. */
function leafOf(text: string): Leaf | undefined {
  if (text.length > 200) return undefined;
  const [, type = "", end = ""] = /^(.*?)(\s*\?|[,，]\s*\p{L}+|\s*[(（]\p{L}+[)）])$/u.exec(text.trim()) ?? [];
  if (end.trim() === "?") return isType(type) ? { type, isOptional: true } : undefined;
  const mark = end.replace(/[^\p{L}]/gu, "");
  if (mark === "" || !isPresence(mark)) return isType(text) ? { type: text } : undefined;
  return isType(type) ? { type, required: saysRequired(mark) } : undefined;
}

function isType(text: string): boolean {
  return readType(text) !== undefined;
}
