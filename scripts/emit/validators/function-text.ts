const lineWidth = 120;

/** The body of one check: statements, and conditions that all must hold. Findings are recorded in order. */
export class FunctionText {
  private readonly lines: string[] = [];
  private conditions: string[] = [];
  private returns = false;

  constructor(private readonly indent = "  ") {}

  get isEmpty(): boolean {
    return this.lines.length === 0 && this.conditions.length === 0;
  }

  /** A condition that joins others with `&&`. */
  condition(expression: string | undefined): void {
    if (expression !== undefined && expression !== "true") this.conditions.push(expression);
  }

  /** Statements, after what has been said so far. */
  statement(...lines: readonly string[]): void {
    this.flush();
    this.lines.push(...lines.map((line) => (line === "" ? line : this.indent + line)));
  }

  /** A block whose body is made by the function given. */
  block(head: string, fill: (body: FunctionText) => void): void {
    const body = new FunctionText(`${this.indent}  `);
    fill(body);
    const text = body.bodyText();
    if (text === "") return;
    this.flush();
    this.lines.push(`${this.indent}${head === "" ? "" : `${head} `}{`, text, `${this.indent}}`);
  }

  /** A statement that returns whatever happens, such as an exhaustive `switch`; nothing follows it. */
  returnStatement(...lines: readonly string[]): void {
    this.statement(...lines);
    this.returns = true;
  }

  private flush(): void {
    for (const condition of this.conditions) {
      this.lines.push(`${this.indent}if (!(${condition})) return false;`);
    }
    this.conditions = [];
  }

  /** The text inside a block: conditions leave the function when they fail. */
  private bodyText(): string {
    this.flush();
    return this.lines.join("\n");
  }

  /** The text of a whole function body, which returns the verdict. */
  functionText(): string {
    return [...this.lines, ...(this.returns ? [] : [this.returnText()])].join("\n");
  }

  private returnText(): string {
    const [only] = this.conditions;
    if (only === undefined) return `${this.indent}return true;`;
    const line = `${this.indent}return ${this.conditions.length === 1 ? stripGroup(only) : this.conditions.join(" && ")};`;
    if (this.conditions.length === 1 || line.length <= lineWidth - 40) return line;
    const inner = this.conditions.map((condition) => `${this.indent}  ${condition}`);
    return `${this.indent}return (\n${inner.join(" &&\n")}\n${this.indent});`;
  }
}

/** Drops parentheses around a whole expression. */
function stripGroup(expression: string): string {
  if (!expression.startsWith("(") || !expression.endsWith(")")) return expression;
  let depth = 0;
  for (const [index, character] of [...expression].entries()) {
    if (character === '"' || character === "/") return expression;
    if (character === "(") depth++;
    if (character === ")" && --depth === 0 && index < expression.length - 1) return expression;
  }
  return expression.slice(1, -1);
}
