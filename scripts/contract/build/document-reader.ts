import type { Origin } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import { standInExtension } from "../../spec/extensions.js";
import type { Server } from "../model/server.js";
import type { Schema } from "../model/types.js";
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
  private readonly targets = new Map<string, Resolved>();
  private readonly shared = new Map<string, unknown>();
  private readonly saidHeaders = new Set<string>();

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
    const ref = referenceIn(node);
    if (ref === undefined) return { node, pointer };
    const target = this.targets.get(ref) ?? this.followed(ref);
    this.targets.set(ref, target);
    return target;
  }

  private followed(first: string): Resolved {
    let current: Resolved = { node: undefined, pointer: "" };
    let ref: string | undefined = first;
    for (let hops = 0; hops < 100 && ref !== undefined; hops++) {
      const target = decodeURIComponent(ref.slice(1));
      current = { node: valueAt(this.document, target), pointer: target };
      ref = referenceIn(current.node);
    }
    return current;
  }

  /** What is built of a part: of one that references lead to once, since most operations share their errors. */
  build<T>(kind: string, { node, pointer }: Resolved, written: unknown, make: () => T): T {
    if (node === written) return make();
    const key = `${kind} ${pointer}`;
    if (!this.shared.has(key)) this.shared.set(key, make());
    return this.shared.get(key) as T;
  }

  /** Tells of a header that media types say, which stands there all the same: each place once, however many have a part in it. */
  tellSaidHeader(name: string, pointer: string): void {
    if (this.saidHeaders.has(pointer)) return;
    this.saidHeaders.add(pointer);
    const message = `The header "${name}" says nothing: what a body is written in says its media type.`;
    this.registry.report({ code: "unsupported-parameter", severity: "info", at: this.originOf(pointer), message });
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
    return list.filter(isObject).map((server, index) => {
      const [url = "", ...others] = this.serverUrls(server);
      return compact<Server>({
        url,
        others: others.length === 0 ? undefined : others,
        open: this.openUrl(server),
        description: this.text(server, "description"),
        at: this.originOf(join(pointer, "servers", index)),
      });
    });
  }

  /** The URL with its variables at their defaults, then with the other values that they list. */
  private serverUrls(server: JsonObject): readonly string[] {
    const url = this.text(server, "url") ?? "";
    // What stands in braces is not known.
    if (this.flag(server, standInExtension))
      return [url.includes("{") ? url : url.replace(/^([a-z]+:\/\/)([^/?#]+)/i, "$1{$2}")];
    const variables = this.object(server, "variables");
    const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
    const urls = [...new Set(names)].reduce<readonly string[]>(
      (made, name) =>
        this.variableValues(this.object(variables, name), `{${name}}`)
          .flatMap((value) => made.map((text) => text.replaceAll(`{${name}}`, () => value)))
          .slice(0, mostUrls),
      [url],
    );
    return [...new Set(urls.map((text) => text.replace(/\/+$/, "")))];
  }

  /** The URL with the variables of which no values are listed as they are written (OpenAPI 3.1, Server Variable Object, `enum`). */
  private openUrl(server: JsonObject): string | undefined {
    const variables = Object.entries(this.object(server, "variables") ?? {});
    const url = this.text(server, "url") ?? "";
    const isOpen = (variable: unknown) => isObject(variable) && own(variable, "enum") === undefined;
    const filled = variables.reduce(
      (text, [name, variable]) =>
        isObject(variable) && !isOpen(variable)
          ? text.replaceAll(`{${name}}`, () => this.text(variable, "default") ?? `{${name}}`)
          : text,
      url,
    );
    const isMeant = variables.some(([name, variable]) => isOpen(variable) && url.includes(`{${name}}`));
    return isMeant ? filled.replace(/\/+$/, "") : undefined;
  }

  /** The default of a variable and what else it may be; what is not described stays as it is written. */
  private variableValues(variable: JsonObject | undefined, written: string): readonly string[] {
    const values = variable === undefined ? [] : this.texts(variable, "enum");
    return [this.text(variable, "default") ?? written, ...values];
  }
}

/** Variables that list many values make many more URLs; nobody compares so many hosts. */
const mostUrls = 64;

function referenceIn(node: unknown): string | undefined {
  const ref = isObject(node) ? own(node, "$ref") : undefined;
  return typeof ref === "string" && ref.startsWith("#/") ? ref : undefined;
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
