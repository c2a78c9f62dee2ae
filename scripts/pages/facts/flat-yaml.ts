import { allKeywords } from "../../spec/keywords.js";
import { operationFields } from "../../spec/path-item.js";
import { isBodyName } from "../words/field-names.js";

/** What a node of a description is, by which the keys that it may have are known. */
type Kind =
  | "root"
  | "info"
  | "names"
  | "paths"
  | "path item"
  | "operation"
  | "parameters"
  | "parameter"
  | "body"
  | "content"
  | "media type"
  | "responses"
  | "schema"
  | "properties"
  | "definitions"
  | "schemas"
  | "components"
  | "schemes"
  | "values"
  | "example"
  | "other";

/** What is below the keys of a node whose value stands on the next lines. */
const below: Partial<Readonly<Record<Kind, Readonly<Record<string, Kind>>>>> = {
  root: { info: "info", tags: "names", paths: "paths", servers: "names", security: "names", components: "components" },
  info: { contact: "info", license: "info" },
  "path item": {
    ...Object.fromEntries(operationFields.map((key) => [key, "operation"])),
    parameters: "parameters",
  },
  operation: {
    tags: "names",
    parameters: "parameters",
    requestBody: "body",
    responses: "responses",
    security: "names",
    servers: "names",
    externalDocs: "info",
  },
  parameter: { schema: "schema", content: "content", example: "example", examples: "example" },
  body: { content: "content", headers: "example", links: "example" },
  "media type": { schema: "schema", example: "example", examples: "example", encoding: "example" },
  schema: {
    properties: "properties",
    items: "schema",
    additionalProperties: "schema",
    not: "schema",
    oneOf: "schemas",
    anyOf: "schemas",
    allOf: "schemas",
    required: "values",
    enum: "values",
    example: "example",
    examples: "example",
    default: "example",
    discriminator: "example",
  },
  components: { schemas: "definitions", securitySchemes: "schemes" },
};

/** The keywords of schemas that hold no schemas. */
const keywordNames = allKeywords
  .flatMap(({ children, keyword, spelled = [keyword] }) => (children === "none" ? spelled : []))
  .map((name) => name.replace("$", "\\$"))
  .join("|");

/** The keys whose value stands on the same line. */
const plain: Partial<Readonly<Record<Kind, RegExp>>> = {
  root: /^(?:openapi|jsonSchemaDialect|x-[\w-]+)$/,
  info: /^(?:title|summary|description|termsOfService|version|name|url|email|identifier|x-[\w-]+)$/,
  "path item": /^(?:summary|description|\$ref)$/,
  operation: /^(?:summary|description|operationId|deprecated|x-[\w-]+)$/,
  parameter: /^(?:name|in|description|required|deprecated|allowEmptyValue|style|explode|example|\$ref|x-[\w-]+)$/,
  body: /^(?:description|required|\$ref|x-[\w-]+)$/,
  schema: new RegExp(
    `^(?:${keywordNames}|title|description|default|example|nullable|readOnly|writeOnly|deprecated|additionalProperties|items|properties|examples|x-[\\w-]+)$`,
    "i",
  ),
  schemes: /^(?:type|description|name|in|scheme|bearerFormat|openIdConnectUrl|x-[\w-]+)$/,
};

interface Node {
  readonly kind: Kind;
  readonly depth: number;
  readonly keys: Set<string>;
  /** Of a schema. */
  type?: string;
}

const line = /^(?<dash>- ?)?(?:(?<key>"[^"]*"|'[^']*'|[\w$./{}+*-]+):(?:\s+(?<value>.*))?)?$/;

const status = /^(?:[1-5](?:\d\d|XX)|default)$/i;

/** Keys of schemas whose values are lists. */
const listed = /^(?:type|required|enum|oneOf|anyOf|allOf)$/;

const empty = /^(?:\[\s*\]|\{\s*\})$/;

const deepest = 60;

/** No description has more lines. */
const longest = 50_000;

/**
 * Gives an OpenAPI description in YAML that was copied without its indentation its depths back: each key is one of the
 * innermost node that may have it and does not yet. Lines stay where they are; what no node takes is left out.
 * `undefined` where the text is no such description.
 */
export function indentYaml(text: string): string | undefined {
  const lines = text.split("\n", longest);
  const at = lines.findIndex((each) => /^paths:\s*$/.test(each));
  const isFlat = at > 0 && /^\/\S*:\s*$/.test(lines[at + 1] ?? "") && /^[a-z]+:\s*$/.test(lines[at + 2] ?? "");
  return isFlat ? new FlatYaml(lines).indent() : undefined;
}

class FlatYaml {
  #open: Node[] = [node("root", 0)];

  /** The names of schemas that others refer to. */
  readonly #referred: ReadonlySet<string>;

  constructor(private readonly lines: readonly string[]) {
    const names = lines.flatMap((each) => /^(?:- )?\$ref:.*#\/components\/schemas\/([\w.-]+)/.exec(each)?.[1] ?? []);
    this.#referred = new Set(names);
  }

  indent(): string {
    return this.lines
      .map((each, index) => this.#indentLine(each.trim(), this.lines[index + 1]?.trim() ?? ""))
      .join("\n");
  }

  #indentLine(text: string, next: string): string {
    const { dash, key: written, value = "" } = line.exec(text)?.groups ?? {};
    const key = written?.replace(/^["']|["']$/g, "");
    if (text === "" || (key === undefined && dash === undefined)) return this.#readItem(text);
    if (dash !== undefined && key === undefined) return this.#readItem(text);
    if (dash !== undefined) return this.#readMember(key ?? "", written ?? "", value, next);
    return this.#readKey(key ?? "", written ?? "", value, next);
  }

  /** An item that is a value by itself. */
  #readItem(text: string): string {
    const top = this.#open.at(-1);
    const isValue = text.startsWith("- ") && (top?.kind === "values" || top?.kind === "names");
    return isValue ? `${"  ".repeat(top.depth)}${text}` : "";
  }

  /** An item with members begins: `- name: limit`. */
  #readMember(key: string, written: string, value: string, next: string): string {
    const isOwn = ({ kind }: Node): boolean =>
      (kind === "parameters" && isTaken("parameter", key)) ||
      (kind === "schemas" && isTaken("schema", key)) ||
      kind === "names";
    const at = this.#open.findLastIndex(isOwn);
    const list = this.#open[at];
    // An example may have any items.
    if (list === undefined || this.#open.slice(at).some(({ kind }) => kind === "example")) return "";
    this.#open.length = at + 1;
    if (list.kind === "names") return `${"  ".repeat(list.depth)}- ${written}: ${value}`;
    const item = node(list.kind === "parameters" ? "parameter" : "schema", list.depth + 1);
    this.#open.push(item);
    return `${"  ".repeat(list.depth)}- ${this.#enter(item, key, written, value, next)}`;
  }

  #readKey(key: string, written: string, value: string, next: string): string {
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const owner = this.#open[at] as Node;
      if (!this.#takes(owner, key, value, next)) continue;
      this.#open.length = at + 1;
      return `${"  ".repeat(owner.depth)}${this.#enter(owner, key, written, value, next)}`;
    }
    return "";
  }

  #takes({ kind, keys, type }: Node, key: string, value: string, next: string): boolean {
    if (keys.has(key)) return false;
    const isBare = value === "";
    if (kind === "paths") return key.startsWith("/") && isBare;
    if (kind === "content") return /^[\w.+*-]+\/[\w.+*-]+$/.test(key);
    if (kind === "responses") return status.test(key) && isBare;
    if (kind === "definitions") return isBare && isProperty(key, next);
    if (kind === "properties") return isBare && isProperty(key, next) && !this.#isFurtherOut(keys, key);
    if (kind === "schemes") return isBare || isTaken(kind, key);
    if (kind === "schema" && !isBare && key === "required" && !/^[[{]/.test(value)) return false;
    if (kind === "schema" && type !== undefined && !fits(type, key)) return false;
    if (kind === "schema" && isBare && listed.test(key)) return next.startsWith("-");
    const isOpen = below[kind]?.[key] !== undefined;
    return isBare
      ? isOpen || (key.startsWith("x-") && isTaken(kind, key))
      : isTaken(kind, key) || (isOpen && empty.test(value));
  }

  /** What others refer to is a definition; a name of bodies behind parts that are none is a property of the object further out. */
  #isFurtherOut(inner: ReadonlySet<string>, key: string): boolean {
    if (this.#referred.has(key) && this.#open.some(({ kind }) => kind === "definitions")) return true;
    const [outermost] = this.#open.filter(({ kind }) => kind === "properties");
    const isInner = outermost !== undefined && outermost.keys !== inner && !outermost.keys.has(key);
    return isInner && isBodyName(key) && ![...inner].some(isBodyName);
  }

  /** Notes a key of a node, and opens what is below it, up to a depth that no description has. */
  #enter(owner: Node, key: string, written: string, value: string, next: string): string {
    owner.keys.add(key);
    if (owner.kind === "schema" && key === "type" && value !== "") owner.type = value.replace(/["']/g, "");
    // The lines of a text with several are no keys.
    if (/^[|>][+-]?\d*$/.test(value)) return `${written}: ""`;
    if (value !== "") return `${written}: ${value}`;
    if (owner.depth > deepest) return "";
    const kind = kindBelow(owner.kind, key);
    this.#open.push(node(kind === "other" ? "values" : kind, owner.depth + 1));
    // Of an example, nothing tells its depths.
    const isLost = kind === "example" || (kind === "other" && !next.startsWith("-"));
    return isLost ? "" : `${written}:`;
  }
}

/** Whether a key above others names a property: they are keys of its schema. */
function isProperty(key: string, next: string): boolean {
  const { dash, key: first } = line.exec(next)?.groups ?? {};
  const isOther =
    status.test(key) || below["path item"]?.[key] === "operation" || /^(?:requestBody|responses)$/.test(key);
  return !isOther && dash === undefined && first !== undefined && isTaken("schema", first);
}

function node(kind: Kind, depth: number): Node {
  return { kind, depth, keys: new Set() };
}

function isTaken(kind: Kind, key: string): boolean {
  return plain[kind]?.test(key) === true || (kind === "schema" && below.schema?.[key] !== undefined);
}

function kindBelow(kind: Kind, key: string): Kind {
  if (kind === "paths") return "path item";
  if (kind === "content") return "media type";
  if (kind === "responses") return "body";
  if (kind === "properties" || kind === "definitions") return "schema";
  if (kind === "schemes") return "schemes";
  return below[kind]?.[key] ?? "other";
}

/** Whether a schema of a type may have a key that not all of them have. */
function fits(type: string, key: string): boolean {
  if (/^(?:properties|required|additionalProperties)$/.test(key)) return type.includes("object");
  return key !== "items" || type.includes("array");
}
