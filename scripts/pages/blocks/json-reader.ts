/** A JSON value and where it stands in its text. */
export type JsonNode = { readonly offset: number; readonly end: number } & (
  | { readonly kind: "object"; readonly members: readonly JsonMember[]; readonly elided: boolean }
  | { readonly kind: "array"; readonly items: readonly JsonNode[]; readonly elided: boolean }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  /** A value that the page leaves out, `...`, or writes a name for: `<integer>`, `{{key}}`, `string`. */
  | { readonly kind: "unknown" }
);

/** The names that an object has. */
export function memberNames(node: JsonNode): readonly string[] {
  return node.kind === "object" ? node.members.map(({ name }) => name) : [];
}

export interface JsonMember {
  readonly name: string;
  /** Of the name. */
  readonly offset: number;
  readonly value: JsonNode;
}

/** Where a text stops being JSON. */
export class JsonProblem extends Error {
  override readonly name = "JsonProblem";

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * Reads the JSON value that begins at `start`, whatever follows it. Pages shorten and explain their examples, so
 * comments, trailing commas and `...` are passed over, as are the quotes and names of JavaScript and Python. Throws
 * {@link JsonProblem}.
 */
export function readJson(text: string, start = 0): JsonNode {
  return new JsonReader(text, start).value(0);
}

/** The value of a node as `JSON.parse` would give it; what the page leaves out is null. */
export function jsonValue(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(node.members.map(({ name, value }) => [name, jsonValue(value)]));
    case "array":
      return node.items.map(jsonValue);
    case "number":
      return Number(node.text);
    case "null":
    case "unknown":
      return null;
    default:
      return node.value;
  }
}

const maxDepth = 500;
const skipped = /(?:\s|\ufeff|\/\/[^\n]*|#[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const elision = /(?:\.{3,}|…|\.\.(?=\s*[\]},]))/y;
const literals = /(?:true|false|null|True|False|None)\b|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const quoted = /"(?:[^"\\\n]|\\.)*"/y;
const singleQuoted = /'(?:[^'\\\n]|\\.)*'/y;
const bareName = /[A-Za-z_$][\w$]*(?=\s*:)/y;
/** A name for a value: `<integer>`, `{{key}}`, `$MODEL`. */
const standIn = /<[^<>\n"]{1,60}>|\{\{[^{}\n"]{1,60}\}\}|\$\{?\w+\}?/y;
/** A word in the place of a value: `integer`, `MODEL`, and what the reader of the page is to put there. */
const wordAlone =
  /(?!(?:true|false|null|None)\b)[A-Za-z_][\w.]{0,60}(?:\[\])?(?:\s*=\s*-?[\w.]{1,40})?(?=\s*(?:[,|?}\]]|\/\/|#)|\s+[-–—]\s)/iy;

/** Further types behind the first: `string | array`, `"user" | "assistant"`. */
const furtherTypes = /(?:\s*\|\s*(?:"[^"\n]{0,60}"|'[^'\n]{0,60}'|[A-Za-z_][\w.]{0,60})(?:\[\])?){1,20}/y;
/** What a page says of a member behind its value, up to the end of the line. */
const wordsBehind = /[ \t]+[-–—][ \t]+(?=[^\d\s])[^\n]*/y;
/** An object of any names, as TypeScript has it: `{ [key: string]: string }`. */
const anyNames = /\{\s*\[\s*\w{1,40}\s*:\s*\w{1,40}\s*\]\s*:[^{}\n]{1,60}\}/y;

class JsonReader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  value(depth: number): JsonNode {
    if (depth > maxDepth) throw new JsonProblem("It is nested too deeply.", this.at);
    this.skip();
    const offset = this.at;
    const first = this.text[offset];
    if (this.match(elision) ?? this.match(standIn) ?? this.match(wordAlone)) {
      this.match(furtherTypes);
      return { kind: "unknown", offset, end: this.at };
    }
    if (first === "{" && this.match(anyNames)) return { kind: "unknown", offset, end: this.at };
    if (first === "{") return this.object(offset, depth);
    if (first === "[") return this.array(offset, depth);
    if (first === '"' || first === "'") {
      const value = this.string();
      const isChoice = this.match(furtherTypes) !== undefined;
      return { ...(isChoice ? { kind: "unknown" } : { kind: "string", value }), offset, end: this.at };
    }
    const word = this.match(literals);
    if (word === undefined) throw new JsonProblem(this.isOver() ? "It ends here." : "This is no value.", offset);
    const place = { offset, end: this.at };
    const plain = word.toLowerCase();
    if (plain === "null" || plain === "none") return { kind: "null", ...place };
    if (plain === "true" || plain === "false") return { kind: "boolean", value: plain === "true", ...place };
    return { kind: "number", text: word, ...place };
  }

  private object(offset: number, depth: number): JsonNode {
    const members: JsonMember[] = [];
    let elided = false;
    this.at++;
    while (!this.closes("}")) {
      if (this.passElision()) {
        elided = true;
        continue;
      }
      const at = this.at;
      const name = this.match(bareName) ?? this.string();
      this.skip();
      if (this.text[this.at] !== ":") throw new JsonProblem("A colon is missing.", this.at);
      this.at++;
      // A blank at the edge of a name is a slip of who wrote it.
      members.push({ name: name.trim() || name, offset: at, value: this.value(depth + 1) });
      this.separate("}");
    }
    return { kind: "object", members, elided, offset, end: this.at };
  }

  private array(offset: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    let elided = false;
    this.at++;
    while (!this.closes("]")) {
      if (this.passElision()) {
        elided = true;
        continue;
      }
      items.push(this.value(depth + 1));
      this.separate("]");
    }
    return { kind: "array", items, elided, offset, end: this.at };
  }

  private closes(bracket: string): boolean {
    this.skip();
    if (this.text[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  /** `...` in the place of members or items, with or without a comma behind it. */
  private passElision(): boolean {
    if (this.match(elision) === undefined) return false;
    this.skip();
    if (this.text[this.at] === ",") this.at++;
    return true;
  }

  private separate(bracket: string): void {
    const from = this.at;
    this.match(wordsBehind);
    this.skip();
    // A mark of what may be left out.
    if (this.text[this.at] === "?") {
      this.at++;
      this.skip();
    }
    if (this.text[this.at] === ",") this.at++;
    else if (this.text[this.at] !== bracket && this.match(elision) === undefined) {
      // A comma is easily lost behind a comment or at the end of a line.
      const isNewLine = this.text.slice(from, this.at).includes("\n") && /["'{[\w-]/.test(this.text[this.at] ?? "");
      if (!isNewLine) throw new JsonProblem(this.isOver() ? "It ends here." : "A comma is missing.", this.at);
    }
  }

  private string(): string {
    const raw = this.match(quoted) ?? this.match(singleQuoted);
    if (raw === undefined) throw new JsonProblem(this.isOver() ? "It ends here." : "This is no string.", this.at);
    try {
      const text = raw.startsWith("'") ? `"${raw.slice(1, -1).replaceAll("\\'", "'").replace(/"/g, '\\"')}"` : raw;
      return JSON.parse(text.replaceAll("\t", "\\t")) as string;
    } catch {
      throw new JsonProblem("The string has an invalid escape.", this.at);
    }
  }

  private skip(): void {
    this.match(skipped);
  }

  private isOver(): boolean {
    return this.at >= this.text.length;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at = pattern.lastIndex;
    return found === "" && pattern !== skipped ? undefined : found;
  }
}
