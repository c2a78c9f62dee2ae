import { isObject, type JsonObject, join, own, tokensOf } from "../../base/json.js";
import { pointerOf, resolvePointer } from "../../spec/reference-text.js";
import { isNullPart, isSaidBeside, spellingsOf } from "./null-spellings.js";
import type { RepairContext } from "./repair-context.js";

const section = "/components/schemas";

/**
 * Takes the null out of schemas that a base leads to by a tag or in a list: what is reached so is an object with the tag, and beside
 * null the schema would no longer extend the base. One that only makes a base nullable extends nothing.
 */
export function dropNullOfChildren({ document, hide, note }: RepairContext): void {
  const schemas = resolvePointer(document, section);
  const nullable = Object.entries(isObject(schemas) ? schemas : {}).flatMap(([name, schema]) => {
    const spellings = isObject(schema) ? nullsIn(schema) : [];
    return spellings.length === 0 ? [] : [{ name, spellings }];
  });
  if (!isObject(schemas) || nullable.length === 0) return;
  const lineage = new Lineage(schemas);
  for (const { name, spellings } of nullable) {
    const base = lineage.baseOf(name);
    for (const { owner, keyword, way } of base === undefined ? [] : spellings) {
      delete owner[keyword];
      const at = join(section, name, ...way, keyword);
      hide(at);
      const message = `"${base}" leads to this schema by a tag or in its list, never with null; "${keyword}" was left out.`;
      note("keyword-ignored", at, message, "Say where the schema is used that null goes, too.");
    }
  }
}

interface Spelling {
  readonly owner: JsonObject;
  readonly keyword: string;
  readonly way: readonly (string | number)[];
}

/** Where a schema that extends others says that it may be null. */
function nullsIn(schema: JsonObject): readonly Spelling[] {
  const parts = own(schema, "allOf");
  if (!Array.isArray(parts) && own(schema, "$ref") === undefined) return [];
  const spelled = (owner: JsonObject, ...way: Spelling["way"]) =>
    spellingsOf(owner).map((keyword): Spelling => ({ owner, keyword, way }));
  const inParts = Array.isArray(parts)
    ? parts.flatMap((part: unknown, index) => (isNullPart(part) ? spelled(part, "allOf", index) : []))
    : [];
  return [...spelled(schema), ...inParts];
}

/** Which components extend which, and which of them a base leads to. */
class Lineage {
  readonly #schemas: JsonObject;
  readonly #extended: ReadonlySet<string>;
  readonly #reached = new Map<string, ReadonlySet<string>>();

  constructor(schemas: JsonObject) {
    this.#schemas = schemas;
    this.#extended = new Set(Object.keys(schemas).flatMap((name) => this.#parents(name)));
  }

  /** The base that leads to a schema which extends it, perhaps by others. */
  baseOf(name: string): string | undefined {
    const isChild = this.#extended.has(name) || this.#saysMore(name);
    return [...this.#ancestors(this.#parents(name))].find(
      (base) => this.#reach(base).has(name) || (isChild && this.#listed(base) === undefined && this.#hasTag(base)),
    );
  }

  /** What a base leads to, and what that extends. */
  #reach(base: string): ReadonlySet<string> {
    const reached = this.#reached.get(base) ?? this.#ancestors(this.#listed(base) ?? this.#mapped(base));
    this.#reached.set(base, reached);
    return reached;
  }

  /** The names, and all that they extend. */
  #ancestors(names: readonly string[]): ReadonlySet<string> {
    const found = new Set(names);
    for (const name of found) for (const parent of this.#parents(name)) found.add(parent);
    return found;
  }

  #parents(name: string): readonly string[] {
    const schema = this.#schema(name);
    const parts = own(schema, "allOf");
    return this.#names([schema, ...(Array.isArray(parts) ? parts : [])].map(referenceOf));
  }

  #listed(name: string): readonly string[] | undefined {
    const schema = this.#schema(name);
    const lists = ["oneOf", "anyOf"].map((keyword) => own(schema, keyword)).filter(Array.isArray);
    return lists.length === 0 ? undefined : this.#names(lists.flat().map(referenceOf));
  }

  #mapped(name: string): readonly string[] {
    const discriminator = own(this.#schema(name), "discriminator");
    const mapping = isObject(discriminator) ? own(discriminator, "mapping") : undefined;
    return this.#names(isObject(mapping) ? Object.values(mapping) : []);
  }

  #hasTag(name: string): boolean {
    return isObject(own(this.#schema(name), "discriminator"));
  }

  /** It has rules of its own, beside one reference and perhaps a type. */
  #saysMore(name: string): boolean {
    const schema = this.#schema(name);
    const parts = own(schema, "allOf");
    const rules = [schema, ...(Array.isArray(parts) ? parts : [])]
      .flatMap((part: unknown) => (isObject(part) ? Object.keys(part) : []))
      .filter((keyword) => !isSaidBeside(keyword) && keyword !== "type" && keyword !== "allOf");
    return rules.length > 1 || rules.some((keyword) => keyword !== "$ref");
  }

  #schema(name: string): JsonObject {
    const schema = own(this.#schemas, name);
    return isObject(schema) ? schema : {};
  }

  /** The components that references, or the bare names of a mapping, lead to. */
  #names(references: readonly unknown[]): readonly string[] {
    return references.flatMap((reference) => {
      if (typeof reference !== "string") return [];
      if (Object.hasOwn(this.#schemas, reference)) return [reference];
      const pointer = pointerOf(reference);
      const [name, ...below] = pointer.startsWith(`${section}/`) ? tokensOf(pointer).slice(2) : [];
      return name !== undefined && below.length === 0 && Object.hasOwn(this.#schemas, name) ? [name] : [];
    });
  }
}

function referenceOf(schema: unknown): unknown {
  return isObject(schema) ? own(schema, "$ref") : undefined;
}
