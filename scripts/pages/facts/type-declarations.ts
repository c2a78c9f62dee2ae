import type { Block, CodeBlock, TableRow } from "../blocks/block.js";
import { lineFinder } from "../blocks/block.js";
import { readTypes, type TypeNode } from "../blocks/read-types.js";
import { columns } from "../words/page-words.js";
import type { FieldCells } from "./field-line.js";

const sentNames = /request|params|body|input|payload/i;
const answerNames = /response|result|output/i;

/** The fields of a request or an answer that a page describes as a type of TypeScript, as a table. */
export function tableOfTypes(code: CodeBlock): Block | undefined {
  if (/^(?:py|python)$/.test(code.language)) return tableOfAnnotations(code);
  if (!/^(?:ts|tsx|typescript)$/.test(code.language)) return undefined;
  const types = readTypes(code.text);
  const names = [...types.keys()];
  const roots = [
    [names.find((name) => sentNames.test(name) && !answerNames.test(name)), "body"],
    [names.find((name) => answerNames.test(name)), "response"],
  ] as const;
  const lister = new Lister(types, lineFinder(code.text, code.line));
  const rows = roots.flatMap(([name, place]) => (name === undefined ? [] : lister.list(types.get(name), place)));
  const line = rows[0]?.line ?? code.line;
  return rows.length === 0 ? undefined : { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

const annotated = /^\s*(\w+)\s*:\s*([A-Za-z][\w[\], |."']*?)\s*(?:=\s*([^#]+?))?\s*(?:#\s*(.*))?$/;

/** Names with types of Python, one a line: `top_k: Optional[int] = None`. */
function tableOfAnnotations({ text, line }: CodeBlock): Block | undefined {
  const rows: TableRow[] = [];
  for (const { row, index } of statementsOf(text)) {
    if (/^\s*(?:#.*|class \w+.*:|@.*|"{3}.*)?$/.test(row)) continue;
    const [, name, type = "", value = "", comment = ""] = annotated.exec(row) ?? [];
    if (name === undefined) return undefined;
    const field = /^Field\(/.test(value) ? readFieldCall(value) : { value, description: comment };
    const literal = field.value
      .replace(/^(?:None|\.{3})$/, "")
      .replace(/^True$/, "true")
      .replace(/^False$/, "false");
    const cells: FieldCells = { name, type, default: literal, description: field.description };
    rows.push({ cells: columns.map((column) => cells[column] ?? ""), line: line + index });
  }
  return rows.length < 2 ? undefined : { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

/** The lines of a text, where one goes on up to the end of its brackets. */
function* statementsOf(text: string): Iterable<{ readonly row: string; readonly index: number }> {
  let row = "";
  let start = 0;
  let depth = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (depth === 0) [row, start] = ["", index];
    row += depth === 0 ? line : ` ${line.trim()}`;
    const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$/g, "");
    depth = Math.max(0, depth + (bare.match(/[([{]/g)?.length ?? 0) - (bare.match(/[)\]}]/g)?.length ?? 0));
    if (depth === 0) yield { row, index: start };
  }
  if (depth > 0) yield { row, index: start };
}

/** `Field(default=1, description="…", ge=0)` of pydantic. */
function readFieldCall(call: string): { readonly value: string; readonly description: string } {
  const value = /^Field\(\s*(?:default\s*=\s*)?([^\s,()=]+)\s*[,)]/.exec(call)?.[1] ?? "";
  const written = /\bdescription\s*=\s*\(?\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/.exec(call)?.[1] ?? "";
  const words = [...written.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = ""]) => part).join("");
  const bound = (name: string, sign: string): string => {
    const limit = new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(call)?.[1];
    return limit === undefined ? "" : ` ${sign} ${limit}`;
  };
  const limits = bound("ge", ">=") + bound("gt", ">") + bound("le", "<=") + bound("lt", "<");
  return { value, description: (words + limits).trim() };
}

/** Most types inside of each other. */
const maxDepth = 5;

class Lister {
  constructor(
    private readonly types: ReadonlyMap<string, TypeNode>,
    private readonly lineAt: (offset: number) => number,
  ) {}

  list(type: TypeNode | undefined, place: string, path = "", depth = 0): readonly TableRow[] {
    if (type === undefined || depth > maxDepth) return [];
    const resolved = this.#resolve(type);
    if (resolved.kind === "array") return this.list(resolved.items, place, `${path}[]`, depth + 1);
    const variants = this.#variants(resolved);
    const objects = variants.filter((variant) => variant.kind === "object");
    const members = new Map(
      objects.flatMap((object) => object.members.map((member) => [member.name, member] as const)),
    );
    const lists = variants.filter((variant) => variant.kind === "array");
    return [
      ...[...members.values()].flatMap((member): readonly TableRow[] => {
        const owners = objects.map((object) => object.members.find(({ name }) => name === member.name));
        const same = owners.flatMap((owner) => (owner ? [this.#print(owner.type)] : []));
        const isRequired = objects.length === variants.length && owners.every((owner) => owner && !owner.optional);
        const cells: FieldCells = {
          name: path === "" ? member.name : `${path}.${member.name}`,
          type: [...new Set(same)].join(" | "),
          required: isRequired ? "true" : "",
          place,
          description: member.comment,
        };
        const row = { cells: columns.map((column) => cells[column] ?? ""), line: this.lineAt(member.offset) };
        return [row, ...this.list(member.type, place, cells.name, depth + 1)];
      }),
      ...lists.slice(0, 1).flatMap((list) => this.list(list, place, path, depth + 1)),
    ];
  }

  #resolve(type: TypeNode): TypeNode {
    let found = type;
    for (let steps = 0; found.kind === "name" && steps < maxDepth; steps++) {
      const named = this.types.get(found.name);
      if (named === undefined) break;
      found = named;
    }
    return found;
  }

  #variants(type: TypeNode): readonly TypeNode[] {
    const isNull = (variant: TypeNode): boolean => variant.kind === "name" && /^(?:null|undefined)$/.test(variant.name);
    if (type.kind !== "union") return [type];
    return type.variants.map((variant) => this.#resolve(variant)).filter((variant) => !isNull(variant));
  }

  /** A type as a column of types would say it. */
  #print(type: TypeNode): string {
    const resolved = this.#resolve(type);
    switch (resolved.kind) {
      case "object":
        return "object";
      case "array":
        return this.#printList(resolved.items);
      case "literal":
        return resolved.text;
      case "union":
        return [...new Set(resolved.variants.map((variant) => this.#print(variant)))].join(" | ");
      case "name":
        return named[resolved.name] ?? "any";
    }
  }

  #printList(items: TypeNode): string {
    const text = this.#print(items);
    return /^\w+$/.test(text) && text !== "any" ? `${text}[]` : "array";
  }
}

const named: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  null: "null",
  object: "object",
  Record: "object",
};
