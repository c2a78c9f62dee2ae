import { indexAtTop, isEnclosed, splitTop, wrapExpression } from "./expression-text.js";

const mostConditions = 200;

/** The body of one check: statements, and conditions that all must hold. Findings are recorded in order. */
export class FunctionText {
  private readonly lines: string[] = [];
  private conditions: string[] = [];
  private returns = false;
  private parts = 0;

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

  /** The compiler descends into each condition before the one that it looks at: thousands of them are too many for it. */
  private divide(): void {
    const { indent, conditions } = this;
    if (conditions.length <= mostConditions) return;
    this.conditions = [];
    for (let start = 0; start < conditions.length; start += mostConditions) {
      const part = new FunctionText(`${indent}  `);
      for (const condition of conditions.slice(start, start + mostConditions)) part.condition(condition);
      const name = `part${++this.parts}`;
      this.lines.push(`${indent}const ${name} = () => {`, part.functionText(), `${indent}};`);
      this.conditions.push(`${name}()`);
    }
  }

  private flush(): void {
    this.divide();
    for (const condition of this.conditions) {
      const test = wrapExpression(negatable(condition), this.indent, "if (!) return false;");
      this.lines.push(`${this.indent}if (!${test}) return false;`);
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
    this.divide();
    return [...this.lines, ...(this.returns ? [] : [this.returnText()])].join("\n");
  }

  private returnText(): string {
    const { indent, conditions } = this;
    const [only] = conditions;
    if (only === undefined) return `${indent}return true;`;
    const line = conditions.length === 1 ? (isEnclosed(only) ? only.slice(1, -1) : only) : conditions.join(" && ");
    if (indent.length + line.length <= 100 && conditions.length < 3) return `${indent}return ${line};`;
    if (conditions.length === 1 && indexAtTop(line, " ? ") >= 0)
      return `${indent}return ${wrapExpression(line, indent, ";")};`;
    const operator = conditions.length === 1 ? " || " : " && ";
    const parts = conditions.length === 1 ? splitTop(line, operator) : conditions;
    const inner = parts.map((part) => `${indent}  ${wrapExpression(part, `${indent}  `, operator)}`);
    return `${indent}return (\n${inner.join(`${operator.trimEnd()}\n`)}\n${indent});`;
  }
}

/** In parentheses, unless it is one call. */
function negatable(expression: string): string {
  return isEnclosed(expression) || /^[\w$.]+\([^()]*\)$/.test(expression) ? expression : `(${expression})`;
}
