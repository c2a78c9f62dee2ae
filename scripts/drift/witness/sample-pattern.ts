/** A text that a regular expression matches, for the plain expressions that descriptions use; checked by the caller. */
export function samplePattern(pattern: string, minLength = 0): string | undefined {
  const parser = new PatternSampler(pattern, minLength);
  try {
    return parser.sample();
  } catch {
    return undefined;
  }
}

const classes: Readonly<Record<string, string>> = { d: "0", w: "a", s: " ", D: "a", W: "-", S: "a", n: "\n", t: "\t" };

class PatternSampler {
  #index = 0;

  constructor(
    readonly pattern: string,
    readonly minLength: number,
  ) {}

  sample(): string {
    return this.#alternatives();
  }

  #peek(): string {
    return this.pattern.charAt(this.#index);
  }

  #next(): string {
    const character = this.#peek();
    if (character === "") throw new SyntaxError("The pattern ends early.");
    this.#index++;
    return character;
  }

  /** The first alternative is taken, the others are read over. */
  #alternatives(): string {
    const first = this.#sequence();
    while (this.#peek() === "|") {
      this.#index++;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = "";
    while (this.#peek() !== "" && this.#peek() !== "|" && this.#peek() !== ")") text += this.#quantified();
    return text;
  }

  #quantified(): string {
    const atom = this.#atom();
    const [min, max] = this.#quantifier();
    const wanted = max > min && atom.length === 1 ? Math.min(max, Math.max(min, this.minLength)) : min;
    return atom.repeat(wanted);
  }

  #quantifier(): readonly [min: number, max: number] {
    const rest = this.pattern.slice(this.#index);
    const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(rest);
    if (match === null) return [1, 1];
    this.#index += match[0].length;
    const [, sign, from, comma, to] = match;
    if (sign === "*") return [0, Number.POSITIVE_INFINITY];
    if (sign === "+") return [1, Number.POSITIVE_INFINITY];
    if (sign === "?") return [0, 1];
    const min = Number(from);
    return [min, comma === undefined ? min : to ? Number(to) : Number.POSITIVE_INFINITY];
  }

  #atom(): string {
    const character = this.#next();
    if (character === "^" || character === "$") return "";
    if (character === ".") return "a";
    if (character === "[") return this.#set();
    if (character === "(") return this.#group();
    return character === "\\" ? this.#escape() : character;
  }

  #group(): string {
    const rest = this.pattern.slice(this.#index);
    const prefix = /^\?(?::|<[A-Za-z]\w*>|=|!|<=|<!)/.exec(rest)?.[0] ?? "";
    this.#index += prefix.length;
    const text = this.#alternatives();
    if (this.#next() !== ")") throw new SyntaxError("A group is not closed.");
    return /^\?(?:=|!|<=|<!)$/.test(prefix) ? "" : text;
  }

  #escape(): string {
    const character = this.#next();
    if (character === "b" || character === "B") return "";
    if (character === "p" || character === "P") {
      this.#index = this.pattern.indexOf("}", this.#index) + 1;
      return "a";
    }
    return classes[character] ?? character;
  }

  /** The first character of a set, or one that a negated set does not name. */
  #set(): string {
    const negated = this.#peek() === "^";
    if (negated) this.#index++;
    const members: string[] = [];
    while (this.#peek() !== "]" || members.length === 0) {
      const character = this.#next();
      if (character === "\\") members.push(this.#escape());
      else if (character === "-" && members.length > 0 && this.#peek() !== "]") this.#next();
      else members.push(character);
    }
    this.#index++;
    if (!negated) return members[0] ?? "";
    return [..."aA0-_ "].find((candidate) => !members.includes(candidate)) ?? "~";
  }
}
