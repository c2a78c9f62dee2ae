/** A type of TypeScript as pages write it, without what bodies in JSON cannot have. */
export type TypeNode =
  | { readonly kind: "object"; readonly members: readonly TypeMember[] }
  | { readonly kind: "array"; readonly items: TypeNode }
  | { readonly kind: "union"; readonly variants: readonly TypeNode[] }
  /** A text, with its quotes, or a number. */
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "name"; readonly name: string };

export interface TypeMember {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  readonly comment: string;
  readonly offset: number;
}

/** The types that a text declares, by name; what it says beside them is passed over. */
export function readTypes(text: string): ReadonlyMap<string, TypeNode> {
  const found = new Map<string, TypeNode>();
  for (const match of text.matchAll(/^[ \t]*(?:export\s+)?(?:type\s+(\w+)\s*=|interface\s+(\w+)[^{\n]*(?=\{))/gm)) {
    const name = match[1] ?? match[2] ?? "";
    const type = new TypeReader(text, match.index + match[0].length).read();
    if (type !== undefined && !found.has(name)) found.set(name, type);
  }
  return found;
}

/** The object that a text of nothing else describes: `{ name: string; size?: number }`. */
export function readBareType(text: string): TypeNode | undefined {
  // Values of a program have commas between them, and none of them may be left out.
  const isType = /^\s*(?:\/\/[^\n]*\n\s*)*\{/.test(text) && /^[ \t]*["']?[\w-]+["']?(?:\?:|:[^,{}\n]*;)/m.test(text);
  const type = isType ? new TypeReader(text, 0).read() : undefined;
  return type?.kind === "object" && type.members.length > 0 ? type : undefined;
}

const maxDepth = 40;

class TypeReader {
  #depth = 0;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** The type that begins here, or `undefined` where something stands that is not understood. */
  read(): TypeNode | undefined {
    if (++this.#depth > maxDepth) return undefined;
    const variants: TypeNode[] = [];
    let end = this.at;
    do {
      this.#skip();
      if (this.#take(/\|/y) !== undefined) this.#skip();
      const type = this.#readList();
      if (type === undefined) return undefined;
      variants.push(type);
      end = this.at;
      this.#skip();
    } while (this.text[this.at] === "|");
    // What is said behind a type is for whoever asked for it.
    this.at = end;
    this.#depth--;
    const [first] = variants;
    return variants.length === 1 ? first : { kind: "union", variants };
  }

  #readList(): TypeNode | undefined {
    let type = this.#readOne();
    while (type !== undefined && this.#take(/\s*\[\s*\]/y) !== undefined) type = { kind: "array", items: type };
    return type;
  }

  #readOne(): TypeNode | undefined {
    if (this.#take(/\{/y) !== undefined) return this.#readObject();
    if (this.#take(/\(/y) !== undefined) {
      const type = this.read();
      this.#skip();
      return this.#take(/\)/y) === undefined ? undefined : type;
    }
    const literal = this.#take(/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|-?\d+(?:\.\d+)?/y);
    if (literal !== undefined) return { kind: "literal", text: literal.replace(/^['`]|['`]$/g, '"') };
    const name = this.#take(/[A-Za-z_$][\w$.]*/y);
    if (name === undefined) return undefined;
    if (this.#take(/\s*</y) === undefined) return { kind: "name", name };
    const [inner] = this.#readArguments();
    return name === "Array" && inner ? { kind: "array", items: inner } : { kind: "name", name };
  }

  #readArguments(): readonly TypeNode[] {
    const found: TypeNode[] = [];
    for (;;) {
      const type = this.read();
      if (type === undefined) return found;
      found.push(type);
      this.#skip();
      if (this.#take(/,/y) === undefined) break;
    }
    this.#take(/>/y);
    return found;
  }

  #readObject(): TypeNode | undefined {
    const members: TypeMember[] = [];
    for (;;) {
      const above = this.#skip();
      if (this.#take(/\}/y) !== undefined) return { kind: "object", members };
      const offset = this.at;
      const isIndex = this.#take(/\[[^\]\n]*\](?=\s*\??:)/y) !== undefined;
      const name = this.#take(/(?:readonly\s+)?["']?[\w$-]+["']?(?=\s*\??:)/y);
      if (!isIndex && name === undefined) return undefined;
      const optional = this.#take(/\s*\?/y) !== undefined;
      this.#take(/\s*:/y);
      const type = this.read();
      if (type === undefined) return undefined;
      this.#take(/\s*[;,]/y);
      const behind = this.#take(/[ \t]*\/\/[^\n]*/y) ?? "";
      const comment = [above, commentOf(behind)].filter((part) => part !== "").join(" ");
      if (name !== undefined)
        members.push({ name: name.replace(/^readonly\s+|["']/g, ""), optional, type, comment, offset });
    }
  }

  /** Passes over blanks and comments; gives what the comments right above say. */
  #skip(): string {
    let said: string[] = [];
    for (;;) {
      const blank = this.#take(/\s+/y);
      if (blank !== undefined && /\n\s*\n/.test(blank)) said = [];
      const comment = this.#take(/\/\/[^\n]*|\/\*[\s\S]*?\*\//y);
      if (comment !== undefined) said.push(commentOf(comment));
      else if (blank === undefined) return said.filter((part) => part !== "").join(" ");
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

function commentOf(text: string): string {
  return text
    .replace(/^\s*\/[/*]+|\*+\/$/g, "")
    .replace(/\s*\n\s*\*?\s*/g, " ")
    .trim();
}
