const lineWidth = 120;

const quote = codeOf('"');
const openParenthesis = codeOf("(");
const closeParenthesis = codeOf(")");
const opening: ReadonlySet<number> = new Set(Array.from("([{", codeOf));
const closing: ReadonlySet<number> = new Set(Array.from(")]}", codeOf));

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

/** Splits an emitted expression at an operator, as {@link indexAtTop} finds it. */
export function splitTop(expression: string, operator: string): readonly string[] {
  let end = indexAtTop(expression, operator);
  if (end < 0) return [expression];
  const parts: string[] = [];
  let start = 0;
  for (; end >= 0; end = indexAtTop(expression, operator, start)) {
    parts.push(expression.slice(start, end));
    start = end + operator.length;
  }
  return [...parts, expression.slice(start)];
}

/**
 * Where an operator stands in an emitted expression first, outside parentheses, brackets and string literals, or -1. Emitted
 * expressions hold no other literals that could contain one: patterns are in tables.
 */
export function indexAtTop(expression: string, operator: string, start = 0): number {
  if (!expression.includes(operator, start)) return -1;
  let depth = 0;
  for (let index = start; index < expression.length; index++) {
    const code = expression.charCodeAt(index);
    if (code === quote) index = endOfString(expression, index);
    else if (opening.has(code)) depth++;
    else if (closing.has(code)) depth--;
    else if (depth === 0 && expression.startsWith(operator, index)) return index;
  }
  return -1;
}

function endOfString(expression: string, start: number): number {
  let end = expression.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(expression, end)) end = expression.indexOf('"', end + 1);
  return end < 0 ? expression.length : end;
}

function isEscaped(expression: string, index: number): boolean {
  let start = index;
  while (expression[start - 1] === "\\") start--;
  return (index - start) % 2 === 1;
}

/** True when one pair of parentheses encloses the whole expression. */
export function isEnclosed(expression: string): boolean {
  if (!expression.startsWith("(") || !expression.endsWith(")")) return false;
  let depth = 0;
  for (let index = 0; index < expression.length; index++) {
    const code = expression.charCodeAt(index);
    if (code === quote) index = endOfString(expression, index);
    else if (code === openParenthesis) depth++;
    else if (code === closeParenthesis && --depth === 0) return index === expression.length - 1;
  }
  return false;
}

/** The expression on as few lines as fit, broken behind `||` and `&&`, indented below `indent`. */
export function wrapExpression(expression: string, indent: string, tail = ""): string {
  if (indent.length + expression.length + tail.length <= lineWidth) return expression;
  if (isEnclosed(expression)) return `(${wrapExpression(expression.slice(1, -1), indent, `)${tail}`)})`;
  const [test = "", ...outcomes] = splitTop(expression, " ? ");
  const [whenTrue, whenFalse] = splitTop(outcomes.join(" ? "), " : ");
  const inner = `${indent}  `;
  if (whenTrue !== undefined && whenFalse !== undefined) {
    const [a, b] = [wrapExpression(whenTrue, inner), wrapExpression(whenFalse, inner, tail)];
    return `${wrapExpression(test, indent)}\n${inner}? ${a}\n${inner}: ${b}`;
  }
  for (const operator of [" || ", " && "]) {
    const parts = splitTop(expression, operator);
    if (parts.length < 2) continue;
    if (operator === " || ") {
      const [head, last = ""] = [parts.slice(0, -1).join(operator), parts.at(-1)];
      // A short list of values stands on one line, and what is told of others on the next: a new property is few lines.
      // What stands before the first line is no longer than what stands behind the last.
      const [first, second] = [indent.length + head.length + " ||".length, inner.length + last.length];
      if (Math.max(first, second) + tail.length <= lineWidth) return `${head} ||\n${inner}${last}`;
    }
    return parts.map((part) => wrapExpression(part, inner, operator)).join(`${operator.trimEnd()}\n${inner}`);
  }
  return wrapCall(expression, indent);
}

/** A call whose arguments do not fit stands with one argument on each line. */
function wrapCall(expression: string, indent: string): string {
  if (expression.startsWith("!")) return `!${wrapExpression(expression.slice(1), indent)}`;
  const open = expression.indexOf("(");
  if (open < 1 || !expression.endsWith(")")) return expression;
  const parts = splitTop(expression.slice(open + 1, -1), ", ");
  const inner = `${indent}  `;
  return `${expression.slice(0, open)}(\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent})`;
}
