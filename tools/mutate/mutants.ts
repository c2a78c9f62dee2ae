import ts from "typescript";

/** One small change of a module, which a test should notice. */
export interface Mutant {
  /** Of the change, in the module's text: what stands from `start` to `end` becomes `text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** `a < b → a <= b`, on one line. */
  readonly change: string;
}

type Change = readonly [node: ts.Node, text: string];

/** `+` is left alone: what it joins may be text, whose difference is no number. */
const swapped: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.QuestionQuestionToken, "&&"],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
  [ts.SyntaxKind.PercentToken, "*"],
]);

const swappedCalls: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
]);

/** All changes of a module, in the order of its text. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    changes.push(...changesOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes.map(([node, written]) => mutantOf(source, node, written));
}

function* changesOf(node: ts.Node): Iterable<Change> {
  const condition = conditionOf(node);
  if (condition !== undefined && !isNegatedOtherwise(condition)) yield [condition, `!(${condition.getText()})`];
  if (ts.isBinaryExpression(node)) {
    const operator = swapped.get(node.operatorToken.kind);
    if (operator !== undefined) yield [node.operatorToken, operator];
  }
  if (isDroppable(node)) yield [node, ts.isBlock(node.parent) || ts.isSourceFile(node.parent) ? "" : "{}"];
  if (ts.isNumericLiteral(node) && !isName(node)) yield [node, `(${node.getText()} + 1)`];
  if (node.kind === ts.SyntaxKind.TrueKeyword) yield [node, "false"];
  if (node.kind === ts.SyntaxKind.FalseKeyword) yield [node, "true"];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    yield [node, `(${node.operand.getText()})`];
  if (ts.isStringLiteralLike(node) && node.text !== "" && !isName(node)) yield [node, '""'];
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node)) yield [node, "[]"];
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node) {
    const call = swappedCalls.get(node.name.text);
    if (call !== undefined) yield [node.name, call];
  }
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) || ts.isForStatement(node) ? node.condition : undefined;
}

/** That another change of the condition is its negation already. */
function isNegatedOtherwise(condition: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(condition)) return condition.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(condition)) return false;
  return ["===", "!=="].includes(condition.operatorToken.getText());
}

/** A statement that does something; without a `return` or a declaration a module would not make sense. */
function isDroppable(node: ts.Node): boolean {
  if (ts.isThrowStatement(node) || ts.isContinueStatement(node)) return true;
  if (!ts.isExpressionStatement(node)) return false;
  const isSuper =
    ts.isCallExpression(node.expression) && node.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
  return !isSuper && !ts.isStringLiteral(node.expression);
}

/** Text or a number that names a property or a module. */
function isName(node: ts.Node): boolean {
  return ts.isExportDeclaration(node.parent) || (node.parent as ts.NamedDeclaration).name === node;
}

/** An array on the left of an assignment. */
function isTarget(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function mutantOf(source: ts.SourceFile, node: ts.Node, text: string): Mutant {
  const start = node.getStart();
  // An operator alone says little: what it joins is shown, too.
  const isOperator = ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node;
  const shown =
    isOperator || (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ? node.parent : node;
  const before = source.text.slice(shown.getStart(), shown.end);
  const after = before.slice(0, start - shown.getStart()) + text + source.text.slice(node.end, shown.end);
  const line = source.getLineAndCharacterOfPosition(start).line + 1;
  return { start, end: node.end, text, line, change: `${inLine(before)} → ${inLine(after) || "nothing"}` };
}

const inLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The module's text with the change. */
export function applied(text: string, mutant: Mutant): string {
  return text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end);
}
