import type { Block, CodeBlock, HeadingBlock, TableBlock } from "../blocks/block.js";
import { countBreaks, lineFinder } from "../blocks/block.js";
import type { CurlCommand } from "../blocks/curl.js";
import { type JsonNode, readJson } from "../blocks/json-reader.js";
import type { FieldPlace, PageArea } from "../words/page-words.js";
import { areaOf } from "../words/vocabulary.js";
import { type Address, type Endpoint, endpointKey, findEndpoints, withoutEndpoint } from "./endpoint.js";
import type { Example } from "./infer-schema.js";
import { type Field, type Note, readParameterTable } from "./parameter-table.js";

/** What a page tells of one operation. */
export interface OperationFacts {
  readonly method: string;
  url: Address;
  /** Of the address; {@link line} is that of the first mention. */
  urlLine: number;
  readonly line: number;
  summary?: string;
  description?: string;
  requestNote?: string;
  responseNote?: string;
  readonly fields: PlacedField[];
  readonly requests: Example[];
  readonly responses: ResponseExample[];
  readonly events: Example[];
  /** The data of the event that ends a stream: `[DONE]`. */
  sentinel?: string;
  readonly forms: { readonly name: string; readonly value: string; readonly line: number }[];
  /** Of the requests shown, by lower-case name. */
  readonly headers: Map<string, { readonly value: string; readonly line: number }>;
}

export interface PlacedField extends Omit<Field, "place"> {
  readonly place: FieldPlace | "response";
}

export interface ResponseExample extends Example {
  /** `200`, `404`; `default` for an error without a number. */
  readonly status: string;
}

/** Reads the operations of a page: each has what stands from the heading above its address to that of the next one. */
export function readOperations(blocks: readonly Block[], note: Note): readonly OperationFacts[] {
  const operations = new Map<string, OperationReader>();
  for (const { endpoints, from, to } of sectionsOf(blocks)) {
    const [endpoint] = endpoints;
    if (endpoint === undefined) continue;
    const key = endpointKey(endpoint);
    const reader = operations.get(key) ?? new OperationReader(endpoint, note);
    operations.set(key, reader);
    reader.read(blocks.slice(from, to), endpoints);
  }
  return [...operations.values()].map(({ facts }) => facts);
}

interface Section {
  readonly endpoints: readonly Endpoint[];
  readonly from: number;
  readonly to: number;
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { endpoints: Endpoint[]; from: number; to: number }[] = [];
  let title: HeadingBlock | undefined;
  for (const endpoint of findEndpoints(blocks)) {
    const current = sections.at(-1);
    const [first] = current?.endpoints ?? [];
    if (current && first && endpointKey(first) === endpointKey(endpoint)) {
      current.endpoints.push(endpoint);
      continue;
    }
    const from = current ? startOf(blocks, endpoint.index, current.endpoints.at(-1)?.index ?? 0, title) : 0;
    if (current) current.to = Math.max(from, (current.endpoints.at(-1)?.index ?? 0) + 1);
    sections.push({ endpoints: [endpoint], from, to: blocks.length });
    title = titleOf(blocks.slice(from, endpoint.index + 1));
  }
  return sections;
}

/** The heading above an endpoint that ranks with the heading above the one before it; else the endpoint itself. */
function startOf(blocks: readonly Block[], index: number, previous: number, title: HeadingBlock | undefined): number {
  for (let at = index; at > previous; at--) {
    const block = blocks[at];
    if (block?.kind === "heading" && (title === undefined || block.level <= title.level)) return at;
  }
  return index;
}

/** The last heading that is no mere `Request` or `Parameters`. */
function titleOf(blocks: readonly Block[]): HeadingBlock | undefined {
  const headings = blocks.filter((block) => block.kind === "heading");
  return headings.findLast(({ text }) => areaOf(text) === undefined && withoutEndpoint(text) !== "");
}

class OperationReader {
  readonly facts: OperationFacts;
  private area: PageArea | undefined;
  private areaLevel = 0;
  private status: string | undefined;
  /** The object or list whose parts the next table lists. */
  private parent: readonly string[] = [];

  constructor(
    endpoint: Endpoint,
    private readonly note: Note,
  ) {
    const { method, url, line } = endpoint;
    this.facts = {
      method,
      url,
      urlLine: line,
      line,
      fields: [],
      requests: [],
      responses: [],
      events: [],
      forms: [],
      headers: new Map(),
    };
  }

  read(blocks: readonly Block[], endpoints: readonly Endpoint[]): void {
    const lines = endpoints.map(({ line }) => line);
    const upTo = blocks.filter((block) => block.line <= Math.min(...lines));
    const title = titleOf(upTo) ?? titleOf(blocks.filter((block) => block.line <= Math.max(...lines)));
    const summary = title && withoutEndpoint(title.text);
    if (summary) this.facts.summary ??= summary;
    for (const { url, curl, line } of endpoints) {
      if (this.facts.url.server === undefined && url.server !== undefined) {
        this.facts.url = url;
        this.facts.urlLine = line;
      }
      if (curl) this.readCurl(curl, blocks, line);
    }
    for (const block of blocks) this.readBlock(block, block === title);
  }

  private readBlock(block: Block, isTitle: boolean): void {
    switch (block.kind) {
      case "heading":
        if (isTitle) this.enter(undefined, block.text, 0);
        else this.readHeading(block);
        break;
      case "text":
        this.readText(block.text);
        break;
      case "table":
        this.readTable(block);
        break;
      case "code":
        this.readCode(block);
        break;
    }
  }

  private readHeading({ text, level }: HeadingBlock): void {
    const area = areaOf(text);
    if (area !== undefined) this.enter(area, text, level);
    else if (level <= this.areaLevel) this.enter(undefined, text, 0);
    else this.parent = this.findParent(text);
  }

  private enter(area: PageArea | undefined, text: string, level: number): void {
    this.area = area;
    this.areaLevel = level;
    this.status = /\b[1-5]\d\d\b/.exec(text)?.[0];
    this.parent = [];
  }

  /** A heading such as `messages object` names the field whose parts follow. */
  private findParent(text: string): readonly string[] {
    const name = /[\w$.@-]+/.exec(text)?.[0].split(".").at(-1);
    const field = this.facts.fields.findLast(({ path }) => path.at(-1) === name);
    if (field === undefined) return [];
    return field.schema.type === "array" ? [...field.path, "[]"] : field.path;
  }

  private readText(text: string): void {
    const area = text.length <= 40 ? areaOf(text.replace(/[:：*]+$/, "")) : undefined;
    if (area !== undefined) this.enter(area, text, 7);
    else if (!/[.。!！]$/.test(text) || text.length < 6 || text.length > 400) return;
    else if (this.area === undefined) this.facts.description ??= text;
    else if (this.area === "request" && !this.facts.fields.some(({ place }) => place === "body"))
      this.facts.requestNote ??= text;
    else if (this.area === "response" && this.facts.responses.length === 0) this.facts.responseNote ??= text;
  }

  private readTable(table: TableBlock): void {
    if (this.area === "error" || this.area === "ignored") return;
    const fields = readParameterTable(table, this.area !== undefined || this.parent.length > 0, this.note);
    if (fields === undefined) return;
    const placed = fields.map((field) => ({
      ...field,
      path: [...this.parent, ...field.path],
      place: this.placeOf(field),
    }));
    const isSecond =
      this.area === undefined && this.parent.length === 0 && this.facts.fields.some(({ place }) => place === "body");
    if (isSecond && placed.every(({ place }) => place === "body")) {
      const message = "It does not show whether this table is about the request or the response; it is passed over.";
      this.note("import-value-ignored", table.line, message, 'Put it under a heading such as "Response".');
    } else this.facts.fields.push(...placed);
  }

  private placeOf({ place, path }: Field): PlacedField["place"] {
    if (this.area === "response") return "response";
    if (place !== undefined && place !== "form") return place;
    if (this.area === "header" || this.area === "path" || this.area === "query") return this.area;
    if (this.facts.url.path.includes(`{${path[0]}}`)) return "path";
    return /^(?:GET|HEAD|DELETE)$/.test(this.facts.method) ? "query" : (place ?? "body");
  }

  private readCurl(curl: CurlCommand, blocks: readonly Block[], line: number): void {
    for (const [name, value] of curl.headers) {
      if (!this.facts.headers.has(name)) this.facts.headers.set(name, { value, line });
    }
    const code = blocks.find((block): block is CodeBlock => block.kind === "code" && holds(block, line));
    const lineAt = code ? lineFinder(code.text, code.line) : () => line;
    for (const [name, value, offset] of curl.form) this.facts.forms.push({ name, value, line: lineAt(offset) });
    if (curl.body) this.addRequest(curl.body.text, lineAt(curl.body.offset));
  }

  private addRequest(text: string, line: number): void {
    const node = parse(text);
    if (node?.kind === "object") this.facts.requests.push({ node, lineAt: lineFinder(text, line) });
  }

  private readCode({ text, language, line }: CodeBlock): void {
    if (/^\s*data:/m.test(text) && /^\s*(?:data|event|id|:)/.test(text)) this.readEvents(text, line);
    if (!/^(?:|json\w*|http|text|txt|plaintext|response)$/.test(language)) return;
    // A message as it is sent begins with its first line and headers.
    const [, start = "", body = text] = /^(\s*(?:HTTP\/[\d.]+ \d+|[A-Z]+ \S+).*?\n[ \t]*\n)(.*)$/s.exec(text) ?? [];
    if (!/^\s*[[{]/.test(body)) return;
    const node = parse(body);
    if (node === undefined) return;
    const at = line + countBreaks(start);
    const status = /^\s*HTTP\/[\d.]+ (\d{3})/.exec(start)?.[1] ?? this.status;
    if (start !== "" && !/^\s*HTTP/.test(start)) this.addRequest(body, at);
    else if (this.isResponse(node)) this.addResponse({ node, lineAt: lineFinder(body, at) }, status);
    else if (this.area === "request" || this.area === undefined) this.addRequest(body, at);
  }

  /** Where no heading tells, what follows a known request is its answer. */
  private isResponse(node: JsonNode): boolean {
    if (this.area === "response" || this.area === "error") return true;
    if (this.area !== undefined && this.area !== "request") return false;
    const { requests, fields, method } = this.facts;
    if (this.area === "request" && requests.length === 0) return false;
    const names = node.kind === "object" ? node.members.map(({ name }) => name) : [];
    const known = new Set(fields.flatMap(({ path, place }) => (place === "body" ? path.slice(0, 1) : [])));
    for (const { node: request } of requests)
      if (request.kind === "object") for (const { name } of request.members) known.add(name);
    const shared = names.filter((name) => known.has(name)).length;
    if (names.length > 0 && shared > names.length / 2 && known.size > 0) return false;
    return requests.length > 0 || fields.length > 0 || method === "GET" || method === "DELETE";
  }

  private addResponse(example: Example, status: string | undefined): void {
    const isError = this.area === "error" || isErrorBody(example.node);
    this.facts.responses.push({ ...example, status: status ?? (isError ? "default" : "200") });
  }

  /** Every event of an example stream shows one value. */
  private readEvents(text: string, line: number): void {
    for (const [index, row] of text.split("\n").entries()) {
      const data = /^\s*data:\s?(.*)$/.exec(row)?.[1]?.trim();
      if (data === undefined) continue;
      const node = parse(data);
      if (node?.kind === "object") this.facts.events.push({ node, lineAt: () => line + index });
      else if (/^\[\w+\]$/.test(data)) this.facts.sentinel ??= data;
    }
  }
}

function holds({ text, line: first }: CodeBlock, line: number): boolean {
  return line >= first && line <= first + countBreaks(text);
}

function isErrorBody(node: JsonNode): boolean {
  return node.kind === "object" && node.members.length === 1 && node.members[0]?.name === "error";
}

function parse(text: string): JsonNode | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
