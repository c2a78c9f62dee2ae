import type { ModuleRules } from "./module-rules.js";
import { type Token, tokenAt } from "./tokens.js";

/**
 * What of a module no emitter writes: the first thing that is wrong, with its line; `undefined` where all is as it should
 * be. It is read token by token, a small part of the work of a syntax tree: that does not prove the grammar, but text of a
 * description that has become code needs a word, a mark, a call, an import or a statement that the module does not have.
 */
export function findForeign(text: string, rules: ModuleRules, runtime: string): string | undefined {
  return new TokenReader(text, rules, runtime).find();
}

const nothing: Token = { kind: "mark", text: "", start: 0 };

/** The words that name nothing but properties and methods, besides those of the rules. */
const reserved: ReadonlySet<string> = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "import in instanceof new null return super switch this throw true try typeof var void while with"
  ).split(" "),
);

/** Behind what nothing but a value begins, and so no division. */
const beforeValues: ReadonlySet<string> = new Set(["=", "(", ",", "[", ":", "?", "!", "&&", "||", "=>"]);

const closingMarks: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What ends a value without a name, which may be called. */
const callable: ReadonlySet<string> = new Set([")", "}", ">", "?."]);

/** What a statement begins with. */
const beginnings: ReadonlySet<string> = new Set(["import", "export", "const", "function", "type", "interface"]);

/** What may follow a brace that ends no statement. */
const continuations: ReadonlySet<string> = new Set([";", "=", "&", "|", "[", "from", "as", "satisfies"]);

class TokenReader {
  private readonly functions = new Set(["Boolean", "Set"]);
  /** Where each function is called first. */
  private readonly calls = new Map<string, number>();
  /** What closes the brackets that are open, the innermost last. */
  private readonly open: string[] = [];
  /** The last word that the statement begins with. */
  private statement = "";
  /** The last four tokens. */
  private previous = nothing;
  private second = nothing;
  private third = nothing;
  private fourth = nothing;
  private readonly mayBeValue = (): boolean => beforeValues.has(this.previous.text);

  constructor(
    private readonly text: string,
    private readonly rules: ModuleRules,
    private readonly runtime: string,
  ) {}

  find(): string | undefined {
    for (let token = this.next(); token !== undefined; token = this.next()) {
      const problem = this.problemAt(token);
      if (problem !== undefined) return this.placed(problem, token.start);
    }
    if (this.open.length > 0) return this.placed(`no ${this.open.at(-1)}`, this.text.length);
    const foreign = [...this.calls].find(([name]) => !this.functions.has(name));
    return foreign && this.placed(`a call of ${foreign[0]}, which is not the module's,`, foreign[1]);
  }

  /** What is done for each token is a function of its own: a loop that runs once stays as V8 first read it. */
  private problemAt(token: Token): string | undefined {
    const problem = this.problemOf(token);
    this.fourth = this.third;
    this.third = this.second;
    this.second = this.previous;
    this.previous = token;
    return problem;
  }

  private next(): Token | undefined {
    const token = tokenAt(this.text, endOf(this.previous), this.mayBeValue);
    if (token?.kind !== "name" || !this.isWord(token)) return token;
    return { kind: "word", text: token.text, start: token.start };
  }

  /** Whether a name is a keyword that is used as one: many may name a property, too. */
  private isWord(token: Token): boolean {
    const { text } = token;
    const isAllowed = this.rules.words.has(text);
    if (!isAllowed && !reserved.has(text)) return false;
    if (isMemberMark(this.previous) || (this.isInInterface && this.isFollowedBy(token, /\s*\(/y))) return false;
    // Exported as that: `export { enum_ as enum }`.
    return isAllowed || !(isWordOf(this.previous, "as") || this.isFollowedBy(token, /\s*\??:/y));
  }

  private isFollowedBy(token: Token, pattern: RegExp): boolean {
    pattern.lastIndex = endOf(token);
    return pattern.test(this.text);
  }

  /** Directly, where it declares methods. */
  private get isInInterface(): boolean {
    return this.statement === "interface" && this.open.length === 1;
  }

  private problemOf(token: Token): string | undefined {
    const { kind, text } = token;
    const problem = this.open.length === 0 ? this.problemOfStatement(token) : undefined;
    if (problem !== undefined) return problem;
    if (kind === "name" || kind === "word") return this.problemOfName(token);
    if (kind === "text") return this.problemOfText(token);
    if (kind === "number") return this.problemBeside(token);
    const mark = kind === "pattern" ? "/" : text;
    if (!this.rules.marks.has(mark)) return `a ${mark}`;
    return (text === "(" ? this.problemOfCall(token) : undefined) ?? this.problemOfMark(text);
  }

  private problemOfStatement({ kind, text }: Token): string | undefined {
    const { previous } = this;
    if (previous.text === "export") this.statement = text;
    const isFirst =
      previous === nothing || previous.text === ";" || (previous.text === "}" && !continuations.has(text));
    if (!isFirst) return undefined;
    this.statement = text;
    return kind === "word" && beginnings.has(text) ? undefined : `a statement that begins with ${text}`;
  }

  private problemOfName(token: Token): string | undefined {
    const { kind, text, start } = token;
    const { previous } = this;
    if (kind === "word") return this.rules.words.has(text) ? undefined : `the word ${text}`;
    if (isWordOf(previous, "new")) this.calls.set(text, start);
    if (isWordOf(previous, "function") || (this.statement === "import" && this.open.length > 0))
      this.functions.add(text);
    return this.problemBeside(token);
  }

  private problemOfText(token: Token): string | undefined {
    const { previous } = this;
    if (!isWordOf(previous, "from") && !isWordOf(previous, "import")) return this.problemBeside(token);
    const module = token.text.slice(1, -1);
    return module === this.runtime || this.rules.imports.has(module) ? undefined : `an import of ${token.text}`;
  }

  /** A name, number or text directly beside another is part of no expression. */
  private problemBeside({ text }: Token): string | undefined {
    const { previous } = this;
    return isOperand(previous) ? `${previous.text} beside ${text}` : undefined;
  }

  private problemOfCall({ start }: Token): string | undefined {
    const { previous, second, third, fourth } = this;
    // Of what a type parameter is given to, the name stands before that.
    const called = previous.text === ">" && third.text === "<" ? fourth : previous;
    if (this.statement === "import") return "a call among imports";
    if (called.kind === "name") {
      if (isWordOf(second, "function") || this.isInInterface) return undefined;
      if (!isMemberMark(second)) this.calls.set(called.text, start);
      else if (!this.rules.methods.has(called.text)) return `a call of the method ${called.text}`;
      return undefined;
    }
    const isCall = isOperand(called) || callable.has(called.text) || isWordOf(called, "import");
    return isCall ? "a call of what has no name" : undefined;
  }

  private problemOfMark(text: string): string | undefined {
    const { previous, second, third, fourth } = this;
    // A part of a long check.
    if (text === "=>" && previous.text === ")" && second.text === "(" && third.text === "=")
      this.functions.add(fourth.text);
    if (text === "=" && this.open.length > 0 && !this.rules.words.has("function")) return "an assignment";
    const closing = closingMarks[text];
    if (closing !== undefined) this.open.push(closing);
    else if (isClosing(text) && this.open.pop() !== text) return `a ${text} that closes nothing`;
    return undefined;
  }

  private placed(what: string, position: number): string {
    return `${what} in line ${this.text.slice(0, position).split("\n").length}`;
  }
}

function isClosing(text: string): boolean {
  return text === ")" || text === "]" || text === "}";
}

function endOf({ start, text }: Token): number {
  return start + text.length;
}

function isWordOf({ kind, text }: Token, word: string): boolean {
  return kind === "word" && text === word;
}

function isMemberMark({ text }: Token): boolean {
  return text === "." || text === "?.";
}

/** Whether a value ends here. */
function isOperand({ kind, text }: Token): boolean {
  return kind === "name" || kind === "text" || kind === "number" || text === "]";
}
