const lineWidth = 120;

/**
 * Splits an emitted expression at an operator that stands outside parentheses, brackets and string literals. Emitted
 * expressions hold no other literals that could contain one: patterns are in tables.
 */
export function splitTop(expression: string, operator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < expression.length; index++) {
    const character = expression[index] ?? "";
    if (character === '"') index = endOfString(expression, index);
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth === 0 && expression.startsWith(operator, index)) {
      parts.push(expression.slice(start, index));
      start = index + operator.length;
      index = start - 1;
    }
  }
  return [...parts, expression.slice(start)];
}

function endOfString(expression: string, start: number): number {
  let index = start + 1;
  while (index < expression.length && expression[index] !== '"') index += expression[index] === "\\" ? 2 : 1;
  return index;
}

/** True when one pair of parentheses encloses the whole expression. */
export function isEnclosed(expression: string): boolean {
  if (!expression.startsWith("(")) return false;
  let depth = 0;
  for (let index = 0; index < expression.length; index++) {
    const character = expression[index];
    if (character === '"') index = endOfString(expression, index);
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return index === expression.length - 1;
  }
  return false;
}

/** The expression on as few lines as fit, broken before the operands of `||` and `&&`, indented below `indent`. */
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
