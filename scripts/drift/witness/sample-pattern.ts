import { matches } from "../values/patterns.js";

/**
 * A text that a regular expression matches, for the plain expressions that descriptions use; checked by the caller. It is as
 * short as it may be, or as near to the wanted length as is found.
 */
export function samplePattern(pattern: string, wanted = 0): string | undefined {
  const parser = new PatternSampler(pattern);
  try {
    const { shortest, grown } = parser.sample();
    const text = shortest.length < wanted ? grown(wanted - shortest.length) : shortest;
    return stretched(text, wanted, (longer) => matches(pattern, longer)) ?? text;
  } catch {
    return undefined;
  }
}

/** The text with letters behind or before it, where it is still taken. */
export function stretched(text: string, length: number, isTaken: (text: string) => boolean): string | undefined {
  if (text.length >= length) return undefined;
  const letters = "a".repeat(length - text.length);
  return [text + letters, letters + text].find(isTaken);
}

/** Of what an expression repeats so often, nobody wants a sample. */
const mostCharacters = 1_000_000;

interface Sample {
  readonly shortest: string;
  /** Longer by so many characters, or by as many of them as it can. */
  readonly grown: (extra: number) => string;
}

const fixed = (text: string): Sample => ({ shortest: text, grown: () => text });

const classes: Readonly<Record<string, string>> = { d: "0", w: "a", s: " ", D: "a", W: "-", S: "a", n: "\n", t: "\t" };

class PatternSampler {
  #index = 0;

  constructor(readonly pattern: string) {}

  sample(): Sample {
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

  #alternatives(): Sample {
    const first = this.#sequence();
    const all = [first];
    while (this.#peek() === "|") {
      this.#index++;
      all.push(this.#sequence());
    }
    return all.length === 1 ? first : oneOf(first, all);
  }

  #sequence(): Sample {
    const parts: Sample[] = [];
    while (this.#peek() !== "" && this.#peek() !== "|" && this.#peek() !== ")") parts.push(this.#quantified());
    return inTurn(parts);
  }

  #quantified(): Sample {
    const atom = this.#atom();
    const [min, max] = this.#quantifier();
    return min === 1 && max === 1 ? atom : repeated(atom, min, max);
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

  #atom(): Sample {
    const character = this.#next();
    if (character === "(") return this.#group();
    if (character === "^" || character === "$") return fixed("");
    if (character === ".") return fixed("a");
    if (character === "[") return fixed(this.#set());
    return fixed(character === "\\" ? this.#escape() : character);
  }

  #group(): Sample {
    const rest = this.pattern.slice(this.#index);
    const prefix = /^\?(?::|<[A-Za-z]\w*>|=|!|<=|<!)/.exec(rest)?.[0] ?? "";
    this.#index += prefix.length;
    const inner = this.#alternatives();
    if (this.#next() !== ")") throw new SyntaxError("A group is not closed.");
    return /^\?(?:=|!|<=|<!)$/.test(prefix) ? fixed("") : inner;
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

/** The first alternative, unless another one comes nearer to what is wanted. */
function oneOf(first: Sample, all: readonly Sample[]): Sample {
  const grown = (extra: number) => {
    const wanted = first.shortest.length + extra;
    return all
      .filter(({ shortest }) => shortest.length <= wanted)
      .map((sample) => sample.grown(wanted - sample.shortest.length))
      .reduce((longest, text) => (text.length > longest.length ? text : longest), "");
  };
  return { shortest: first.shortest, grown };
}

function inTurn(parts: readonly Sample[]): Sample {
  const grown = (extra: number) => {
    let rest = extra;
    return parts
      .map((part) => {
        const text = part.grown(rest);
        rest -= text.length - part.shortest.length;
        return text;
      })
      .join("");
  };
  return { shortest: parts.map(({ shortest }) => shortest).join(""), grown };
}

/** Repeated as often as fits; where something is left for which once more is too long, the first of them grows. */
function repeated(atom: Sample, min: number, max: number): Sample {
  const unit = atom.shortest;
  if (unit.length * min > mostCharacters) throw new RangeError("The text is too long for a sample.");
  const shortest = unit.repeat(min);
  const grown = (extra: number) => {
    const more = unit === "" ? 1 : Math.floor(extra / unit.length);
    const count = Math.min(max, min + more);
    const rest = extra - (count - min) * unit.length;
    return count === 0 ? "" : atom.grown(rest) + unit.repeat(count - 1);
  };
  return { shortest, grown };
}
