import { addTo } from "../../base/group-by.js";
import { isObject, type JsonObject } from "../../base/json.js";
import { type JsonMember, type JsonNode, readJson } from "../blocks/json-reader.js";
import { usualBody } from "../words/field-names.js";

/** The way to an object or list that may have parts. */
export type Path = readonly string[];

interface KnownField {
  readonly path: Path;
  readonly schema: JsonObject;
}

/**
 * Finds the object whose parts a table lists, by the words of the headings above it and by the examples: `messages`,
 * `Message object`.
 */
export class Holders {
  /** Objects and lists, those of tables first. */
  readonly #paths: Path[] = [];
  /** What is known of the fields, by their paths, once it is asked for. */
  #schemas: ReadonlyMap<string, JsonObject> | undefined;
  /** The examples that have nearly all of some names, by these. */
  readonly #whole = new WeakMap<readonly string[], readonly JsonNode[]>();

  constructor(
    private readonly fields: readonly KnownField[],
    private readonly examples: readonly JsonNode[],
  ) {
    for (const { path, schema } of fields) {
      for (let length = 1; length < path.length; length++) this.#paths.push(path.slice(0, length));
      if (mayHold(schema)) this.#paths.push(path);
    }
    for (const node of examples) this.#addParts(node, []);
  }

  #addParts(node: JsonNode, path: Path): void {
    const isHolder = node.kind === "object" || (node.kind === "array" && !isPlainList(node.items));
    if (path.length > 0 && isHolder) this.#paths.push(path);
    if (node.kind === "object") for (const { name, value } of node.members) this.#addParts(value, [...path, name]);
    if (node.kind === "array") for (const item of node.items.slice(0, 20)) this.#addParts(item, path);
  }

  /** The object that a heading names, below another where one is known. */
  named(heading: string, below: Path): Path | undefined {
    const words = wordsOf(heading);
    let best: { readonly path: Path; readonly score: number } | undefined;
    for (const path of this.#paths) {
      const bare = path.filter((name) => name !== "[]");
      const isBelow = below.filter((name) => name !== "[]").every((name, index) => bare[index] === name);
      const own = wordsOf(bare.at(-1) ?? "");
      if (!isBelow || own.length === 0 || !includes(words, own)) continue;
      const parent = wordsOf(bare.at(-2) ?? "");
      const score = own.length * 4 + (parent.length > 0 && includes(words, parent) ? 2 : 0) - bare.length / 10;
      if (best === undefined || score > best.score) best = { path: bare, score };
    }
    return best?.path;
  }

  /** The same for the parts of an object, whose ways begin there. */
  within(path: Path): Holders {
    return new Holders([], this.#valuesAt(path).flatMap(itemsOf));
  }

  /** Where the examples show some names together: `[]` for the body itself. */
  shown(names: readonly string[]): Path | undefined {
    const asked = new Set(names);
    const found: { readonly path: Path; readonly count: number }[] = [];
    const visit = (node: JsonNode, path: Path): void => {
      if (node.kind === "array") for (const item of node.items.slice(0, 20)) visit(item, path);
      if (node.kind !== "object") return;
      const count = node.members.filter(({ name }) => asked.has(name)).length;
      if (count > 0) found.push({ path, count });
      for (const { name, value } of node.members) visit(value, [...path, name]);
    };
    for (const node of this.examples) visit(node, []);
    const most = Math.max(0, ...found.map(({ count }) => count));
    if (most * 2 < Math.min(names.length, 3)) return undefined;
    return found.filter(({ count }) => count === most).sort((a, b) => a.path.length - b.path.length)[0]?.path;
  }

  /** Whether the examples show several names together in an object of the body, and none of all in the body itself. */
  showsOnlyBelow(names: readonly string[], path: Path | undefined): path is Path {
    if (path === undefined || path.length === 0 || names.some((name) => this.isTop(name))) return false;
    const shown = new Set(
      this.#valuesAt(path)
        .flatMap(itemsOf)
        .flatMap((node) => membersOf(node).map(({ name }) => name)),
    );
    const count = names.filter((name) => shown.has(name)).length;
    return count > 1;
  }

  #valuesAt(path: Path): readonly JsonNode[] {
    return path.reduce(
      (nodes, name) => nodes.flatMap(itemsOf).flatMap((node) => namedIn(node, name).map(({ value }) => value)),
      this.examples,
    );
  }

  /** The way to an object through lists that only the examples show. */
  throughLists(path: Path): Path {
    const way: string[] = [];
    for (const [index, name] of path.entries()) {
      way.push(name);
      const bare = path.slice(0, index + 1).filter((part) => part !== "[]");
      if (name !== "[]" && path[index + 1] !== "[]" && this.#isList(bare)) way.push("[]");
    }
    return way;
  }

  #isList(path: Path): boolean {
    this.#schemas ??= new Map(this.fields.toReversed().map((known) => [JSON.stringify(known.path), known.schema]));
    if (this.#schemas.get(JSON.stringify(path))?.type !== undefined) return false;
    const nodes = this.#valuesAt(path);
    return nodes.length > 0 && nodes.every(({ kind }) => kind === "array");
  }

  /** Whether an example with nearly all of some names lacks one of them and shows an object above it as empty. */
  mayHide(name: string, member: string, names: readonly string[]): boolean {
    const isEmpty = (value: JsonNode): boolean =>
      value.kind === "null" || (value.kind === "object" && value.members.length === 0);
    return (
      !this.isTop(name) &&
      this.examples.some(
        (node) =>
          node.kind === "object" &&
          namedIn(node, member).some(({ value }) => isEmpty(value)) &&
          this.#isWhole(node, names),
      )
    );
  }

  #isWhole(node: JsonNode, names: readonly string[]): boolean {
    const known = this.#whole.get(names) ?? this.examples.filter((each) => isWhole(each, names));
    this.#whole.set(names, known);
    return known.includes(node);
  }

  /** Whether an example shows a name in the body itself. */
  isTop(name: string): boolean {
    return this.examples.some((node) => namedIn(node, name).length > 0);
  }

  /** Whether the examples show that a member of the body has parts. */
  showsParts(member: string): boolean {
    const parts = this.examples.flatMap((node) => namedIn(node, member));
    return parts.some(({ value }) => itemsOf(value).some((node) => node.kind === "object" && node.members.length > 0));
  }

  /** The way from a member of the body to the nearest part of it with a name, which the body itself does not have. */
  wayTo(name: string, member: string): Path | undefined {
    if (this.isTop(name)) return undefined;
    const values = this.examples.flatMap((node) => namedIn(node, member));
    let level = values.map(({ value }) => ({ value, way: [member] as Path }));
    for (let depth = 0; depth < deepestPart && level.length > 0; depth++) {
      const parts = level.flatMap(({ value, way }) =>
        itemsOf(value).flatMap((node) => membersOf(node).map((of) => ({ of, way }))),
      );
      const found = parts.find(({ of }) => of.name === name);
      if (found !== undefined) return found.way;
      level = parts.map(({ of, way }) => ({ value: of.value, way: [...way, of.name] }));
    }
    return undefined;
  }
}

/** Of a body as most have it. */
export const usual: Holders = new Holders([], [readJson(usualBody)]);

/** How far inside of an object its parts are looked for. */
const deepestPart = 4;

function membersOf(node: JsonNode): readonly JsonMember[] {
  return node.kind === "object" ? node.members : [];
}

const indexes = new WeakMap<JsonNode, ReadonlyMap<string, JsonMember[]>>();

/** The members of an object that have a name. */
function namedIn(node: JsonNode, name: string): readonly JsonMember[] {
  if (node.kind !== "object") return [];
  const known = indexes.get(node);
  if (known !== undefined) return known.get(name) ?? [];
  const index = new Map<string, JsonMember[]>();
  for (const member of node.members) addTo(index, member.name, member);
  indexes.set(node, index);
  return index.get(name) ?? [];
}

/** Whether an object shows nearly all of some names, as examples that are made from a schema do. */
function isWhole(node: JsonNode, names: readonly string[]): boolean {
  return names.length > 4 && names.filter((name) => namedIn(node, name).length > 0).length / names.length >= 0.8;
}

function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === "array" ? node.items.slice(0, 20) : [node];
}

/** Whether a list has values without parts. */
function isPlainList(items: readonly JsonNode[]): boolean {
  return items.length > 0 && items.every(({ kind }) => /^(?:string|number|boolean)$/.test(kind));
}

/** Whether a field of a schema may have parts. */
export function mayHold({ type, oneOf, items }: JsonObject): boolean {
  if (Array.isArray(oneOf)) return true;
  const types = [type ?? "object"].flat();
  // A list of plain values has no parts.
  if (type === "array" && isObject(items) && items.type !== undefined) return mayHold(items);
  return types.includes("object") || types.includes("array");
}

/** Words without case and number: `streamOptions` and `Stream options` are the same. */
function wordsOf(text: string): readonly string[] {
  const words = text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z\d]+/g);
  return (words ?? []).map((word) => (word.length > 3 ? word.replace(/(?:(?<=[^aeiou])ie)?s$/, "") : word));
}

function includes(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, at) => part.every((word, index) => words[at + index] === word));
}
