/** Ranges of code points, in any order. */
export type CharacterSet = readonly (readonly [first: number, last: number])[];

/**
 * What of a regular expression decides how an engine backtracks, and which texts there may be. A back reference is any text;
 * what is looked at ahead or behind is a way that leads nowhere; `start` is `^`, `end` is `$`, and `boundary` is `\b` or `\B`.
 */
export type PatternNode =
  | { readonly kind: "empty" | "boundary" | "start" | "end" }
  | { readonly kind: "look"; readonly body: PatternNode }
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly minimum: number; readonly maximum: number };

const lastCodePoint = 0x10ffff;
const hardest = [0, lastCodePoint] as const;
/** What is hard to tell. */
const everything: CharacterSet = [hardest];
const digits: CharacterSet = [[48, 57]];
const words: CharacterSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const spaces: CharacterSet = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** What any text fits. */
export const anyText: PatternNode = {
  kind: "repeat",
  body: { kind: "set", set: everything },
  minimum: 0,
  maximum: Number.POSITIVE_INFINITY,
};

/** The tree of a pattern that `RegExp` accepts. Sets that are hard to tell, such as `\p{…}`, are taken as everything. */
export function parsePattern(source: string): PatternNode {
  return new PatternParser(source).choice();
}

class PatternParser {
  private index = 0;
  /** How many groups around have modifiers (`(?i:…)`), by which characters and ends are others. */
  private modified = 0;

  constructor(private readonly source: string) {}

  choice(): PatternNode {
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    return parts.length === 1 ? (parts[0] ?? { kind: "empty" }) : { kind: "choice", parts };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.index < this.source.length && !"|)".includes(this.source[this.index] ?? ""))
      parts.push(this.repeated());
    return { kind: "sequence", parts };
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.index)) return false;
    this.index += text.length;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.source);
    if (found !== null) this.index = pattern.lastIndex;
    return found ?? undefined;
  }

  private repeated(): PatternNode {
    const body = this.atom();
    const limits = this.match(/([*+?])\??|\{(\d+)(,?)(\d*)\}\??/y);
    if (limits === undefined) return body;
    const [, symbol, low, comma, high] = limits;
    if (symbol !== undefined) {
      return {
        kind: "repeat",
        body,
        minimum: symbol === "+" ? 1 : 0,
        maximum: symbol === "?" ? 1 : Number.POSITIVE_INFINITY,
      };
    }
    const minimum = Number(low);
    return {
      kind: "repeat",
      body,
      minimum,
      maximum: comma === "" ? minimum : high === "" ? Number.POSITIVE_INFINITY : Number(high),
    };
  }

  private atom(): PatternNode {
    const node = this.plainAtom();
    if (this.modified === 0) return node;
    if (node.kind === "set") return { kind: "set", set: everything };
    return node.kind === "start" || node.kind === "end" ? { kind: "boundary" } : node;
  }

  private plainAtom(): PatternNode {
    if (this.take("^")) return { kind: "start" };
    if (this.take("$")) return { kind: "end" };
    if (this.match(/\\[bB]/y)) return { kind: "boundary" };
    const group = this.match(/\((?:\?(?::|(<?[=!])|([ims]*-?[ims]*):|<[^>]*>))?/y);
    if (group !== undefined) {
      const [, look, modifiers] = group;
      if (modifiers !== undefined) this.modified++;
      const body = this.choice();
      this.take(")");
      if (modifiers !== undefined) this.modified--;
      return look === undefined ? body : { kind: "look", body };
    }
    if (this.take("[")) return { kind: "set", set: this.characterClass() };
    if (this.match(/\\(?:k<[^>]*>|[1-9]\d*)/y)) return anyText;
    if (this.take("."))
      return {
        kind: "set",
        set: complement([
          [10, 10],
          [13, 13],
          [0x2028, 0x2029],
        ]),
      };
    return { kind: "set", set: this.character() };
  }

  private characterClass(): CharacterSet {
    const negated = this.take("^");
    const ranges: (readonly [number, number])[] = [];
    while (this.index < this.source.length && !this.take("]")) {
      const first = this.character();
      const [start] = first;
      const isRange = this.source[this.index] === "-" && this.source[this.index + 1] !== "]" && first.length === 1;
      if (!isRange || start === undefined) {
        ranges.push(...first);
        continue;
      }
      this.index++;
      const [end = start] = this.character();
      ranges.push([start, end].includes(hardest) ? hardest : [start[0], end[1]]);
    }
    // What is hard to tell may be missing from what is left of everything.
    return negated && !ranges.includes(hardest) ? complement(ranges) : ranges;
  }

  private character(): CharacterSet {
    const escaped = this.match(
      /\\(?:([dDwWsSnrtfv0b])|[pP]\{[^}]*\}|u\{([\da-fA-F]+)\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|c([A-Za-z]))/y,
    );
    if (escaped === undefined) {
      this.take("\\");
      const code = this.source.codePointAt(this.index) ?? 0;
      this.index += String.fromCodePoint(code).length;
      return [[code, code]];
    }
    const [, name, braced, four, two] = escaped;
    const code = braced ?? four ?? two;
    if (code !== undefined) return [[Number.parseInt(code, 16), Number.parseInt(code, 16)]];
    return (name === undefined ? undefined : namedSets[name]) ?? everything;
  }
}

const namedSets: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  D: complement(digits),
  w: words,
  W: complement(words),
  s: spaces,
  S: complement(spaces),
  n: [[10, 10]],
  r: [[13, 13]],
  t: [[9, 9]],
  f: [[12, 12]],
  v: [[11, 11]],
  0: [[0, 0]],
  // Within a set it is a backspace.
  b: [[8, 8]],
};

function complement(set: CharacterSet): CharacterSet {
  const gaps: (readonly [number, number])[] = [];
  let next = 0;
  for (const [first, last] of [...set].sort(([a], [b]) => a - b)) {
    if (first > next) gaps.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return next > lastCodePoint ? gaps : [...gaps, [next, lastCodePoint]];
}

export function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return a.some(([first, last]) => b.some(([start, end]) => first <= end && start <= last));
}

export function intersection(a: CharacterSet, b: CharacterSet): CharacterSet {
  return a.flatMap(([first, last]) =>
    b.flatMap(([start, end]) =>
      first <= end && start <= last ? [[Math.max(first, start), Math.min(last, end)] as const] : [],
    ),
  );
}

/** Whether the tree says all that the pattern does: nothing is looked at elsewhere, repeated as it was, or hard to tell. */
export function isExact(node: PatternNode): boolean {
  switch (node.kind) {
    case "set":
      return !node.set.includes(hardest);
    case "sequence":
    case "choice":
      return node.parts.every(isExact);
    case "repeat":
      return node !== anyText && isExact(node.body);
    default:
      return node.kind !== "look" && node.kind !== "boundary";
  }
}
