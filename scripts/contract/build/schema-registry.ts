import type { Origin, Report } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { freeName, typeName, uniqueNames } from "../../base/identifiers.js";
import { child, isObject, type JsonObject, join, own, tokensOf, valueAt } from "../../base/json.js";
import type { Schema } from "../model/types.js";
import { buildSchema } from "./build-schema.js";
import type { SchemaContext } from "./keyword-reader.js";

/**
 * The named schemas of a document: its components, and whatever else a `$ref` points at. Schemas are built when they
 * are first asked for, or at the latest by {@link SchemaRegistry.finish}.
 */
export class SchemaRegistry implements SchemaContext {
  /** Identifier by JSON pointer. */
  private readonly names = new Map<string, string>();
  /** JSON pointer by identifier. */
  private readonly pointers = new Map<string, string>();
  /** Identifier by reference. */
  private readonly references = new Map<string, string>();
  private readonly built = new Map<string, Schema>();
  private anchors: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    private readonly document: JsonObject,
    readonly originOf: (pointer: string) => Origin,
    readonly report: Report,
  ) {
    const components = own(document, "components");
    const schemas = isObject(components) ? own(components, "schemas") : undefined;
    const keys = isObject(schemas) ? Object.keys(schemas) : [];
    const identifiers = uniqueNames(keys, typeName, (name, taken, given) => {
      const message = `The schema "${name}" would be named "${taken}", which another has; it is named "${given}".`;
      report({ code: "name-collision", at: originOf(pointerOf(name)), message });
    });
    for (const [key, identifier] of identifiers) {
      this.register(pointerOf(key), identifier);
      if (identifier === key) continue;
      report({
        code: "name-invalid",
        at: originOf(pointerOf(key)),
        message: `The schema "${key}" is named "${identifier}" in code.`,
      });
    }
  }

  private register(pointer: string, identifier: string): void {
    this.names.set(pointer, identifier);
    this.pointers.set(identifier, pointer);
  }

  nameOf(reference: string, at: Origin, dynamic: boolean): string | undefined {
    const known = this.references.get(reference);
    if (known !== undefined) return known;
    if (dynamic && this.isTemplate(reference)) {
      const message = `"${reference}" means another schema wherever one refers to this; it is read as anything.`;
      const hint = "Write the schema out for each use, or give the anchor one place.";
      this.report({ code: "unsupported-keyword", at, message, hint });
      return undefined;
    }
    const pointer = this.targetOf(reference);
    if (pointer === undefined) {
      this.report({
        code: dynamic ? "unsupported-keyword" : "ref-unresolved",
        at,
        message: `"${reference}" leads to no schema.`,
      });
      return undefined;
    }
    const name = this.names.get(pointer) ?? this.name(pointer);
    this.references.set(reference, name);
    return name;
  }

  /** JSON pointer of the schema that a reference leads to, or `undefined` where it leads to none. */
  targetOf(reference: string): string | undefined {
    const pointer = this.pointerOf(reference);
    const target = pointer === undefined ? undefined : valueAt(this.document, pointer);
    return isObject(target) || typeof target === "boolean" ? pointer : undefined;
  }

  /** The schema behind a `ref`. */
  schemaNamed(wanted: string): Schema | undefined {
    const known = this.built.get(wanted);
    if (known !== undefined) return known;
    const pointer = this.pointers.get(wanted);
    return pointer === undefined ? undefined : this.build(pointer, wanted);
  }

  private build(pointer: string, name: string): Schema {
    const schema = buildSchema(valueAt(this.document, pointer), pointer, this);
    this.built.set(name, schema);
    return schema;
  }

  /** Every named schema, sorted by name; also those that only other named schemas reach. */
  finish(): ReadonlyMap<string, Schema> {
    // Building one schema may name further ones, which the iteration then reaches too.
    for (const [pointer, name] of this.names) if (!this.built.has(name)) this.build(pointer, name);
    return new Map([...this.built].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private name(pointer: string): string {
    const tokens = tokensOf(pointer);
    const words = tokens.filter((token) => !structural.has(token));
    const defined = definitionSections.has(tokens.at(-2) ?? "") ? typeName(tokens.at(-1) ?? "") : undefined;
    const isFree = defined !== undefined && !this.pointers.has(defined);
    const identifier = freeName(isFree ? defined : typeName(words.join("-")), this.pointers);
    this.register(pointer, identifier);
    return identifier;
  }

  /** Whether a dynamic anchor has several places, of which the way that led to the reference decides (core 8.2.3.2). */
  private isTemplate(reference: string): boolean {
    this.anchors ??= findAnchors(this.document);
    return (this.anchors.get(reference.slice(reference.indexOf("#") + 1))?.length ?? 0) > 1;
  }

  private pointerOf(reference: string): string | undefined {
    if (reference === "#") return undefined;
    if (reference.startsWith("#/")) return decode(reference.slice(1));
    if (!reference.startsWith("#")) return undefined;
    this.anchors ??= findAnchors(this.document);
    return this.anchors.get(reference.slice(1))?.[0];
  }
}

/** Whose members have a name of their own. */
const definitionSections: ReadonlySet<string> = new Set(["$defs", "definitions"]);

/** Tokens that say nothing in a name. */
const structural: ReadonlySet<string> = new Set([
  "components",
  "schemas",
  "properties",
  "paths",
  "schema",
  "content",
  "$defs",
  "application/json",
]);

function pointerOf(name: string): string {
  return join("/components/schemas", name);
}

function decode(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** Pointers by `$anchor` and `$dynamicAnchor`. */
function findAnchors(document: JsonObject): ReadonlyMap<string, readonly string[]> {
  const anchors = new Map<string, string[]>();
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = isObject(value) ? own(value, keyword) : undefined;
      if (typeof name === "string") addTo(anchors, name, pointer);
    }
    for (const [key, member] of Object.entries(value)) visit(member, child(pointer, key));
  };
  visit(document, "");
  return anchors;
}
