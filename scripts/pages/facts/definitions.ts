import type { Block, TableBlock } from "../blocks/block.js";
import { isFillerHeading, speaksOfObject } from "../words/vocabulary.js";
import type { Field } from "./field.js";
import { namesInType } from "./field-type.js";
import { readColumns } from "./table-columns.js";

/** Most definitions inside of each other. */
const deepest = 5;

/** Tables below headings that are named as the types of other tables: what these refer to. */
export class Definitions {
  readonly #tables = new Map<string, TableBlock>();

  constructor(blocks: readonly Block[]) {
    const titled = new Map(blocks.flatMap((block, at) => titledTable(blocks, block, at)));
    if (titled.size === 0) return;
    for (const block of blocks) {
      if (block.kind !== "table") continue;
      const typeAt = readColumns(block).at.get("type");
      const types = typeAt === undefined ? [] : block.rows.slice(1).map(({ cells }) => cells[typeAt] ?? "");
      for (const name of types.flatMap(namesInType)) {
        const table = titled.get(keyOf(name));
        if (table !== undefined && table !== block) this.#tables.set(keyOf(name), table);
      }
    }
  }

  has(table: TableBlock): boolean {
    return [...this.#tables.values()].includes(table);
  }

  /** Whether a type is nothing but the name of one of the definitions. */
  isNamed(type: string): boolean {
    const name = /^[`*\s]*([A-Za-z_][\w.]*)[`*\s]*$/.exec(type)?.[1] ?? "";
    return this.#tables.has(keyOf(name)) && namesInType(name).length > 0;
  }

  /** Fields, each followed by the parts that its type is defined to have. `read` reads a table that defines a type. */
  expand(
    fields: readonly Field[],
    read: (table: TableBlock) => readonly Field[],
    within: readonly string[] = [],
  ): readonly Field[] {
    if (this.#tables.size === 0) return fields;
    return fields.flatMap((field) => {
      const names = new Set((field.refersTo ?? []).map(keyOf).filter((name) => this.#tables.has(name)));
      const [name] = names;
      const table = name === undefined ? undefined : this.#tables.get(name);
      // Of several types that a field may be of, none is its own.
      if (
        name === undefined ||
        table === undefined ||
        names.size > 1 ||
        within.includes(name) ||
        within.length > deepest
      )
        return [field];
      const parts = this.expand(read(table), read, [...within, name]);
      return [
        field,
        ...parts.map((part) => {
          const { place: _, ...rest } = part;
          return { ...rest, path: [...field.path, ...part.path], ...(field.place && { place: field.place }) };
        }),
      ];
    });
  }
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

const title = /^[`*]*([A-Za-z_][\w.]*)[`*]*\s*(.*)$/;

/** The first table below a heading that is the name of a type, and that name. */
function titledTable(blocks: readonly Block[], heading: Block, at: number): readonly (readonly [string, TableBlock])[] {
  if (heading.kind !== "heading" && !(heading.kind === "text" && heading.label)) return [];
  const [, name, rest = ""] = title.exec(heading.text.replace(/[:：]$/, "")) ?? [];
  if (name === undefined || (rest !== "" && !isFillerHeading(rest) && !speaksOfObject(rest))) return [];
  const next = blocks.slice(at + 1, at + 6).find(({ kind }) => kind !== "text");
  if (next?.kind !== "table") return [];
  const { at: columns } = readColumns(next);
  return columns.has("name") && (columns.has("type") || columns.has("required")) ? [[keyOf(name), next]] : [];
}
