import type { Origin } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import type { Schema, Server } from "../model/types.js";
import { buildSchema, compact } from "./build-schema.js";
import type { SchemaRegistry } from "./schema-registry.js";

/** A node and where it really stands, references followed. */
export interface Resolved {
  readonly node: unknown;
  readonly pointer: string;
}

/** Reads the parts of a normalised document that are not schemas. Values of the wrong type read as absent: lint reports them. */
export class DocumentReader {
  private references: ReadonlySet<string> | undefined;

  constructor(
    readonly document: JsonObject,
    readonly registry: SchemaRegistry,
  ) {}

  originOf(pointer: string): Origin {
    return this.registry.originOf(pointer);
  }

  text(node: JsonObject | undefined, key: string): string | undefined {
    const value = node && own(node, key);
    return typeof value === "string" ? value : undefined;
  }

  texts(node: JsonObject, key: string): readonly string[] {
    const value = own(node, key);
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  flag(node: JsonObject, key: string): true | undefined {
    return own(node, key) === true ? true : undefined;
  }

  object(node: JsonObject | undefined, key: string): JsonObject | undefined {
    const value = node && own(node, key);
    return isObject(value) ? value : undefined;
  }

  /** Follows references until something else stands there. */
  resolve(node: unknown, pointer: string): Resolved {
    let current: Resolved = { node, pointer };
    for (let hops = 0; hops < 100; hops++) {
      const ref = isObject(current.node) ? own(current.node, "$ref") : undefined;
      if (typeof ref !== "string" || !ref.startsWith("#/")) return current;
      const target = decodeURIComponent(ref.slice(1));
      current = { node: valueAt(this.document, target), pointer: target };
    }
    return current;
  }

  /** The text of every reference of the document; several operations ask. */
  usedReferences(): ReadonlySet<string> {
    this.references ??= findReferences(this.document);
    return this.references;
  }

  schema(node: JsonObject, key: string, pointer: string): Schema | undefined {
    const value = own(node, key);
    return value === undefined ? undefined : buildSchema(value, join(pointer, key), this.registry);
  }

  pathKeys(): readonly string[] {
    return Object.keys(this.object(this.document, "paths") ?? {}).filter((key) => key.startsWith("/"));
  }

  /** The servers of a document, path item or operation; variables are filled in with their defaults. */
  servers(node: JsonObject, pointer: string): readonly Server[] | undefined {
    const list = own(node, "servers");
    if (!Array.isArray(list)) return undefined;
    return list.filter(isObject).map((server, index) =>
      compact<Server>({
        url: this.serverUrl(server),
        description: this.text(server, "description"),
        at: this.originOf(join(pointer, "servers", index)),
      }),
    );
  }

  private serverUrl(server: JsonObject): string {
    const variables = this.object(server, "variables");
    const url = (this.text(server, "url") ?? "").replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const fallback = this.text(this.object(variables, name), "default");
      return fallback ?? whole;
    });
    return url.replace(/\/+$/, "");
  }
}

function findReferences(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  const node = value as JsonObject;
  for (const key in node) {
    const child = node[key];
    if (typeof child === "object") findReferences(child, found);
    else if (key === "$ref" && typeof child === "string") found.add(child);
  }
  return found;
}
