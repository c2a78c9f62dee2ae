import type { Block, CodeBlock, TableRow } from "../blocks/block.js";
import { lineFinder } from "../blocks/block.js";
import { readBareType, readTypes, type TypeNode } from "../blocks/read-types.js";
import { columns } from "../words/page-words.js";
import type { FieldCells } from "./field-cells.js";

const sentNames = /request|params|body|input|payload/i;
const answerNames = /response|result|output/i;

/** The fields of a request or an answer that a page describes as a type of TypeScript, as a table. */
export function tableOfTypes(code: CodeBlock, above?: Block): Block | undefined {
  if (/^(?:py|python)$/.test(code.language)) return tableOfAnnotations(code);
  if (/^(?:go|golang)$/.test(code.language)) return tableOfStructs(code);
  if (!/^(?:ts|tsx|typescript)$/.test(code.language)) return undefined;
  const types = readTypes(code.text);
  const names = [...types.keys()];
  const roots = [
    [names.find((name) => sentNames.test(name) && !answerNames.test(name)), "body"],
    [names.find((name) => answerNames.test(name)), "response"],
  ] as const;
  const lister = new Lister(types, lineFinder(code.text, code.line));
  const listed = roots.flatMap(([name, place]) => (name === undefined ? [] : lister.list(types.get(name), place)));
  const part = types.size === 0 ? readBareType(code.text) : types.get(partNamed(names, above) ?? "");
  const rows = listed.length > 0 ? listed : lister.list(part, "");
  const line = rows[0]?.line ?? code.line;
  return rows.length === 0 ? undefined : { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

/** The first type, where the title above it says that it is about a part of that name: `Message format`. */
function partNamed([name]: readonly string[], above: Block | undefined): string | undefined {
  const title = above?.kind === "heading" || above?.kind === "text" ? above.text : "";
  const isNamed = name !== undefined && title.length <= 80 && new RegExp(`(?<!\\w)${name}(?!\\w)`).test(title);
  return isNamed ? name : undefined;
}

const annotated = /^\s*(\w+)\s*:\s*([A-Za-z][\w[\], |."']*?)\s*(?:=\s*([^#]+?))?\s*(?:#\s*(.*))?$/;

interface Annotation {
  readonly cells: FieldCells;
  readonly line: number;
}

interface PythonClass {
  readonly name: string;
  /** Of which what has no default must be sent. */
  readonly isModel: boolean;
  readonly annotations: Annotation[];
}

/** Names with types of Python, one a line: `top_k: Optional[int] = None`; below a class, that class has them. */
function tableOfAnnotations({ text, line }: CodeBlock): Block | undefined {
  const classes: PythonClass[] = [{ name: "", isModel: false, annotations: [] }];
  let decorator = "";
  for (const { row, index } of statementsOf(text)) {
    const [, className, bases = ""] = /^class (\w+)\s*(?:\(([^()]*)\))?:/.exec(row) ?? [];
    if (className !== undefined) {
      const isModel = /\bBaseModel\b/.test(bases) || /^@(?:\w+\.)?dataclass\b/.test(decorator);
      classes.push({ name: className, isModel, annotations: [] });
    }
    if (row.trim() !== "") decorator = row;
    if (/^\s*(?:#.*|class \w+.*:|@.*|"{3}.*|(?:from|import) .*)?$/.test(row)) continue;
    const [, name, type = "", value = "", comment = ""] = annotated.exec(row) ?? [];
    const owner = classes.at(-1);
    if (name === undefined || owner === undefined) return undefined;
    const field = /^(?:\w+\.)?[Ff]ield\(/.test(value) ? readFieldCall(value, type) : { value, description: comment };
    const literal = field.value
      .replace(/^(?:None|\.{3})$/, "")
      .replace(/^True$/, "true")
      .replace(/^False$/, "false");
    const isOpen = field.value === "..." || (value === "" && !/\bOptional\b|\bNone\b/.test(type));
    const cells: FieldCells = {
      name,
      type: type.replace(/\bLiteral\[([^[\]]*)\]/g, (_, values: string) => values.replace(/\s*,\s*/g, " | ")),
      default: literal,
      description: field.description,
      required: owner.isModel && isOpen ? "true" : "",
    };
    owner.annotations.push({ cells, line: line + index });
  }
  const rows = listClasses(classes.filter(({ annotations }) => annotations.length > 0));
  if (rows.length < 2) return undefined;
  const listed = rows.map((row) => ({ cells: columns.map((column) => row.cells[column] ?? ""), line: row.line }));
  return { kind: "table", rows: [{ cells: columns, line }, ...listed], line };
}

const member = /^\s*\w+\s+(\*?)((?:\[\])*)([\w.[\]{}]+)\s+`[^`]*\bjson:"([\w$-]+)[^"`]*"[^`]*`\s*(?:\/\/\s*(.*))?$/;

const kindsOfGo: Readonly<Record<string, string>> = { "interface{}": "any", any: "any" };

/** The fields of structs of Go with their names in JSON; what a struct does not leave out is not required for that. */
function tableOfStructs({ text, line }: CodeBlock): Block | undefined {
  const structs: PythonClass[] = [];
  for (const [index, row] of text.split("\n").entries()) {
    const name = /^\s*type (\w+) struct\b/.exec(row)?.[1];
    if (name !== undefined) structs.push({ name, isModel: false, annotations: [] });
    const [, , list = "", kind = "", field, comment = ""] = member.exec(row) ?? [];
    if (field === undefined) continue;
    const named = /^(?:map\[|json\.)/.test(kind) ? "object" : (kindsOfGo[kind] ?? kind);
    const type = list === "" ? named : `List[${named}]`;
    structs.at(-1)?.annotations.push({ cells: { name: field, type, description: comment }, line: line + index });
  }
  const rows = listClasses(structs.filter(({ annotations }) => annotations.length > 0));
  if (rows.length < 2) return undefined;
  const listed = rows.map((row) => ({ cells: columns.map((column) => row.cells[column] ?? ""), line: row.line }));
  return { kind: "table", rows: [{ cells: columns, line }, ...listed], line };
}

/** What a program itself is set with. */
const settingsNames = /(?:Config|Configuration|Settings)$/;

/** The fields of what is sent and answered, with the parts that other classes have; of no such class, all there are. */
function listClasses(classes: readonly PythonClass[]): readonly Annotation[] {
  const byName = new Map(classes.map((one) => [one.name, one]));
  const refers = ({ cells: { type = "" } }: Annotation): PythonClass | undefined =>
    (type.match(/\w+/g) ?? []).map((word) => byName.get(word)).find(Boolean);
  const answer = classes.find(({ name }) => answerNames.test(name));
  const used = new Set(classes.flatMap(({ annotations }) => annotations.map(refers)));
  const open = classes.filter((one) => one !== answer && !used.has(one) && !settingsNames.test(one.name));
  const sent =
    open.find(({ name }) => sentNames.test(name) && !answerNames.test(name)) ??
    (open.length === 1 ? open[0] : undefined);
  if (sent === undefined && answer === undefined)
    return classes.filter(({ name }) => !settingsNames.test(name)).flatMap(({ annotations }) => annotations);
  const list = (of: PythonClass, place: string, path: string, depth: number): readonly Annotation[] =>
    of.annotations.flatMap((annotation): readonly Annotation[] => {
      const { cells, line } = annotation;
      const part = depth < maxDepth ? refers(annotation) : undefined;
      const name = `${path}${cells.name}`;
      const isList = /\b[Ll]ist\[/.test(cells.type ?? "");
      const type = part === undefined ? cells.type : isList ? "object[]" : "object";
      const own: Annotation = { cells: { ...cells, name, place, ...(type !== undefined && { type }) }, line };
      return part === undefined ? [own] : [own, ...list(part, place, `${name}${isList ? "[]" : ""}.`, depth + 1)];
    });
  return [...(sent ? list(sent, "body", "", 0) : []), ...(answer ? list(answer, "response", "", 0) : [])];
}

/** The lines of a text without blanks at their ends, where one goes on up to the end of its brackets. */
function* statementsOf(text: string): Iterable<{ readonly row: string; readonly index: number }> {
  let row = "";
  let start = 0;
  let depth = 0;
  for (const [index, written] of text.split("\n").entries()) {
    const line = written.trimEnd();
    if (depth === 0) [row, start] = ["", index];
    row += depth === 0 ? line : ` ${line.trim()}`;
    const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$/g, "");
    depth = Math.max(0, depth + (bare.match(/[([{]/g)?.length ?? 0) - (bare.match(/[)\]}]/g)?.length ?? 0));
    if (depth === 0) yield { row, index: start };
  }
  if (depth > 0) yield { row, index: start };
}

/** `Field(default=1, description="…", ge=0)` of pydantic. */
function readFieldCall(call: string, type: string): { readonly value: string; readonly description: string } {
  const value = /^[\w.]+\(\s*(?:default\s*=\s*)?([^\s,()=]+)\s*[,)]/.exec(call)?.[1] ?? "";
  const written = /\bdescription\s*=\s*\(?\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/.exec(call)?.[1] ?? "";
  const words = [...written.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = ""]) => part).join("");
  const bound = (name: string, sign: string): string => {
    const limit = new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(call)?.[1];
    return limit === undefined ? "" : ` ${sign} ${limit}`;
  };
  const limits = bound("ge", ">=") + bound("gt", ">") + bound("le", "<=") + bound("lt", "<");
  const counted = /\bstr\b/.test(type) && !/\blist\b/i.test(type) ? "characters" : "items";
  const lengths = ["at least", "at most"].map((words, at) => {
    const count = bound(at === 0 ? "min_length" : "max_length", words);
    return count === "" ? "" : `${count} ${counted}`;
  });
  const said = [words, limits, ...lengths].map((part) => part.trim()).filter((part) => part !== "");
  return {
    value,
    description: said.map((part, at) => (at === said.length - 1 || /[.。]$/.test(part) ? part : `${part}.`)).join(" "),
  };
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
