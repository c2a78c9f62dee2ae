import { type Block, type CodeBlock, countBreaks, lineFinder } from "../blocks/block.js";
import { type JsonNode, memberNames, readJson } from "../blocks/json-reader.js";
import { columns } from "../words/page-words.js";
import { areaOf, speaksOfAnswer, speaksOfBody } from "../words/vocabulary.js";
import { fewestListed } from "./areas.js";
import type { PlacedBlock } from "./context.js";
import { usual } from "./holders.js";
import type { Example } from "./infer-schema.js";
import type { OperationFacts, PlacedField } from "./operation-facts.js";
import { parseExample } from "./parse-example.js";
import { partsInWords } from "./parts-in-words.js";

/** The languages whose code may be an example of what is sent or answered. */
const readable =
  /^(?:|json\w*|http|text|txt|plain|plaintext|response|js|javascript|console|output|none|event-stream|sse|bash|shell|sh|yaml|md|markdown)$/;

/** The names of the members of examples, to which others are added. */
class ShownMembers {
  readonly #names = new Set<string>();
  #count = 0;

  namesOf(examples: readonly Example[]): Set<string> {
    for (; this.#count < examples.length; this.#count++)
      for (const name of memberNames(examples[this.#count]?.node ?? none)) this.#names.add(name);
    return this.#names;
  }
}

const none: JsonNode = { kind: "null", offset: 0, end: 0 };

const startsKnown = new WeakMap<CodeBlock, readonly number[]>();

/** Where lines of code begin JSON: found once for all commands of the code. */
function jsonStarts(code: CodeBlock): readonly number[] {
  const known = startsKnown.get(code);
  const starts = known ?? Array.from(code.text.matchAll(/^[ \t]*(?:[[{][ \t]*\r?$|\{\s*")/gm), ({ index }) => index);
  if (known === undefined) startsKnown.set(code, starts);
  return starts;
}

/** Reads JSON, messages as they are sent, and events of streams. */
export class ExampleReader {
  readonly #sent = new ShownMembers();
  readonly #answered = new ShownMembers();
  /** The lines of the fields whose words have been read. */
  readonly #told = new Set<number>();

  constructor(private readonly facts: OperationFacts) {}

  /** Gives the reason why the code is not used. */
  read(code: CodeBlock, place: PlacedBlock): string | undefined {
    const { text, language, line } = code;
    if (/^[ \t]*data:/m.test(text) && /^\s*(?:data|event|id|:)/.test(text)) return this.#readEvents(text, line);
    if (!readable.test(language)) return `This code in ${language} is no example that is read.`;
    // A message as it is sent begins with its first line and headers; an extract has no blank line behind them.
    const [, start = "", body = text] =
      /^(\s*(?:HTTP\/[\d.]+ \d+|[A-Z]+ \S+)[^\n]*\n(?:[ \t]*[^\s[{][^\n]*\n)*(?:[ \t]*\n)?)(.*)$/s.exec(text) ?? [];
    const comments = /^(?:\s*(?:\/\/|#)[^\n]*\n)+/.exec(body)?.[0] ?? "";
    const json = body.slice(comments.length);
    if (!/^\s*[[{]/.test(json)) return "This code is no JSON and no command; it is not read.";
    const nodes = parseAll(json);
    if (nodes.length === 0) return "This JSON cannot be read to its end; it is not used.";
    const at = line + countBreaks(start) + countBreaks(comments);
    const status = /^\s*HTTP\/[\d.]+ (\d{3})/.exec(start)?.[1] ?? place.status;
    if (nodes.length > 1 && this.#isStream(nodes)) return this.#addLines(json, nodes, at);
    for (const node of nodes.slice(0, 20)) {
      const example = { node: this.#withHolder(node, place), lineAt: lineFinder(json, at) };
      if (start !== "" && !/^\s*HTTP/.test(start)) this.#addRequest(example);
      else if (example.node !== node) this.#addRequest(example);
      else if (this.#isResponse(node, place)) this.#addResponse(example, status, place);
      else if (this.#isForeign(node))
        return "This JSON has none of the fields that the body is listed with; it is not used.";
      else if (place.area !== "ignored") this.#addRequest(example);
      else return "This JSON is neither under a heading of requests nor of answers; it is not used.";
    }
    return undefined;
  }

  /** The answer that a page prints below a command, in the same code. */
  readBehind(code: CodeBlock, end: number, place: PlacedBlock): void {
    const { text, line } = code;
    const from = jsonStarts(code).find((start) => start >= end);
    if (from === undefined) return;
    const node = parseExample(text.slice(from));
    if (node?.kind !== "object" || !this.#isResponse(node, place)) return;
    const lineAt = lineFinder(text.slice(from), line + countBreaks(text.slice(0, from)));
    this.#addResponse({ node, lineAt }, place.status, place);
  }

  /** Puts examples that show a part of the body only into the field that has such parts. */
  settle(): void {
    const least = this.#leastOfWhole();
    for (const [index, example] of this.facts.requests.entries()) {
      const { node } = example;
      const field = holderOf(node, this.facts);
      if (field !== undefined) this.facts.requests[index] = { ...example, node: heldBy(field, node) };
      else if (node.kind !== "object") continue;
      else if (this.#isPiece(node) || (example.isSent !== true && node.members.length < least))
        this.facts.requests[index] = { ...example, node: { ...node, elided: true } };
    }
    const isNew = ({ line }: PlacedField): boolean => !this.#told.has(line);
    for (const field of this.facts.fields.filter(isNew)) this.facts.requests.push(...partsInWords(field));
    for (const { line } of this.facts.fields) this.#told.add(line);
  }

  /** The number of members that a body has at least which shows all that must be sent; 0 where none does. */
  #leastOfWhole(): number {
    const needed = this.facts.fields.flatMap(({ path, place, required }) =>
      required && path.length === 1 && (place === "body" || place === "form") ? path : [],
    );
    const whole = this.facts.requests
      .map(({ node }) => memberNames(node))
      .filter((names) => needed.every((name) => names.includes(name)));
    return Math.min(...whole.map(({ length }) => length), whole.length === 0 ? 0 : Number.POSITIVE_INFINITY);
  }

  /** A body with one or two fields that may be left out, and none of several that must be sent, shows only these. */
  #isPiece({ members }: JsonNode & { readonly kind: "object" }): boolean {
    const isOwn = ({ path, place }: PlacedField): boolean => place === "body" && path.length === 1;
    const own = new Map(this.facts.fields.filter(isOwn).map((field) => [field.path[0], field.required]));
    const isOptional = members.every(({ name }) => own.get(name) === false);
    return isOptional && members.length <= 2 && [...own.values()].filter(Boolean).length > 1;
  }

  /** JSON below the heading of a field of the body shows what that has, where the body has no such names itself. */
  #withHolder(node: JsonNode, { above, area, titles }: PlacedBlock): JsonNode {
    const isField = above?.kind === "table" && above.rows.length === 2 && above.rows[0]?.cells === columns;
    const title = isField ? above.rows[1]?.cells[0] : titles.at(-1)?.text;
    const [, name] = titleOfField.exec(title ?? "") ?? [];
    if (node.kind !== "object" || name === undefined || (area !== undefined && area !== "request")) return node;
    const field = this.facts.fields.find(
      ({ path, place, schema }) =>
        place === "body" && path.length === 1 && path[0] === name && /object|array/.test(String(schema.type)),
    );
    const sent = namesSent(this.facts);
    return field === undefined || memberNames(node).some((each) => sent.has(each)) ? node : heldBy(field, node);
  }

  #addRequest(example: Example): void {
    if (example.node.kind === "object") this.facts.requests.push(example);
  }

  /** JSON with none of the several fields that the body is listed with, of which it lacks some that must be sent, is none. */
  #isForeign(node: JsonNode): boolean {
    const own = this.facts.fields.filter(({ path, place }) => place === "body" && path.length === 1);
    if (own.length < fewestListed || !own.some(({ required }) => required)) return false;
    const names = new Set(memberNames(node));
    return (
      names.size > 0 &&
      !own.some(({ path: [name = ""] }) => names.has(name)) &&
      holderOf(node, this.facts) === undefined
    );
  }

  /** Several values one below the other: lines of a stream, where they have the same names. */
  #isStream(nodes: readonly JsonNode[]): boolean {
    const names = nodes.map((node) => (node.kind === "object" ? node.members.map(({ name }) => name) : []));
    const [first = []] = names;
    return (
      first.length > 0 && names.every((list) => list.filter((name) => first.includes(name)).length * 2 > first.length)
    );
  }

  #addLines(text: string, nodes: readonly JsonNode[], line: number): undefined {
    const lineAt = lineFinder(text, line);
    for (const node of nodes) this.facts.events.push({ node, lineAt: () => lineAt(node.offset) });
    this.facts.framing ??= "lines";
  }

  /** Where no heading tells, what follows a known request is its answer. */
  #isResponse(node: JsonNode, { area, isBehindCommand, above }: PlacedBlock): boolean {
    if (area === "response" || area === "error") return true;
    if (area === "ignored" || (area === undefined && announcesRequest(above))) return false;
    // A label right above it says what it is.
    if (area === "request" && above?.kind === "text" && areaOf(above.text.replace(/[:：*]+$/, "")) === area)
      return false;
    if (holderOf(node, this.facts) !== undefined) return false;
    const { requests, responses, fields, forms, method } = this.facts;
    const names = memberNames(node);
    const sent = this.#sent.namesOf(requests);
    const answered = this.#answered.namesOf(responses);
    for (const { path, place } of fields)
      if (place === "response") answered.add(path[0] ?? "");
      else if (place === "body") sent.add(path[0] ?? "");
    const count = (known: ReadonlySet<string>): number => names.filter((name) => known.has(name)).length;
    // A command may stand below the heading of the request, and its answer right behind it.
    if (isBehindCommand && requests.length > 0 && names.length > 1 && count(sent) * 2 < names.length) return true;
    if (
      area === "request" &&
      ((requests.length === 0 && forms.length === 0) || count(sent) >= Math.max(1, count(answered)))
    )
      return false;
    if (names.length > 0 && count(sent) > names.length / 2 && count(sent) >= count(answered)) return false;
    if (count(answered) > count(sent)) return true;
    return requests.length > 0 || fields.length > 0 || method === "GET" || method === "DELETE";
  }

  #addResponse(example: Example, status: string | undefined, { area }: PlacedBlock): void {
    const isError = area === "error" || isErrorBody(example.node);
    this.facts.responses.push({ ...example, status: status ?? (isError ? "default" : "200") });
  }

  /** Every event of an example stream shows one value. */
  #readEvents(text: string, line: number): undefined {
    for (const [index, row] of text.split("\n").entries()) {
      const data = /^\s*data:\s?(.*)$/.exec(row)?.[1]?.trim();
      if (data === undefined) continue;
      const node = parseExample(data);
      if (node?.kind === "object") this.facts.events.push({ node, lineAt: () => line + index });
      else if (/^\[\w+\]$/.test(data)) this.facts.sentinel ??= data;
    }
  }
}

/** The field of the body that usually has the parts that an example shows, of which the body has none itself: `messages`. */
function holderOf(node: JsonNode, { fields }: OperationFacts): PlacedField | undefined {
  const names = memberNames(node);
  const isTop = ({ path, place }: PlacedField): boolean => place === "body" && path.length === 1;
  const own = fields.filter(isTop);
  if (names.length < 2 || own.some(({ path: [name = ""] }) => names.includes(name))) return undefined;
  const path = usual.shown(names);
  const [name, ...deeper] = usual.showsOnlyBelow(names, path) ? path : [];
  return deeper.length > 0 ? undefined : own.find(({ path }) => path[0] === name);
}

/** A heading that begins with the name of a field in code, or is one. */
const titleOfField = /^[^\p{L}`]{0,8}`?([A-Za-z_]\w{1,60})(?:`.{0,60}|(?=$))$/u;

/** A body that has an object in a field, or as an item of the list that the field is. */
function heldBy({ path: [name = ""], schema }: PlacedField, node: JsonNode): JsonNode {
  const { offset, end } = node;
  const isList = [schema.type].flat().includes("array");
  const value: JsonNode = isList ? { kind: "array", items: [node], elided: true, offset, end } : node;
  return { kind: "object", members: [{ name, offset, value }], elided: true, offset, end };
}

/** `The request should be JSON with these fields:` */
function announcesRequest(above: Block | undefined): boolean {
  const isLine = above?.kind === "text" && above.text.length <= 300 && /[:：]\**$/.test(above.text);
  return isLine && speaksOfBody(above.text.slice(0, 24), false) && !speaksOfAnswer(above.text);
}

function namesSent({ fields, requests }: OperationFacts): ReadonlySet<string> {
  const known = new Set(fields.flatMap(({ path, place }) => (place === "body" ? path.slice(0, 1) : [])));
  for (const { node } of requests) for (const name of memberNames(node)) known.add(name);
  return known;
}

function isErrorBody(node: JsonNode): boolean {
  return node.kind === "object" && node.members.length === 1 && node.members[0]?.name === "error";
}

/** The values that a text has one below the other. */
function parseAll(text: string): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  for (let at = 0; nodes.length < 100; ) {
    const rest = /[^\s,;]/.exec(text.slice(at));
    if (rest === null || !/[[{]/.test(rest[0])) break;
    try {
      const node = readJson(text, at + rest.index);
      nodes.push(node);
      at = node.end;
    } catch {
      break;
    }
  }
  return nodes;
}
