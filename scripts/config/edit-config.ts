import ts from "typescript";

/** The text of a config with one more provider, or why that cannot be; everything else in it stays as it was written. */
export type EditedConfig = { readonly text: string } | { readonly problem: string };

/** `value` is printed where it goes: with the indentation that it has there, and with quoted keys in JSON. */
export function addProvider(file: string, text: string, name: string, print: (indent: string) => string): EditedConfig {
  const isJson = file.endsWith(".json");
  const source = isJson
    ? ts.parseJsonText(file, text)
    : ts.createSourceFile(
        file,
        text,
        ts.ScriptTarget.Latest,
        true,
        /\.[cm]?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS,
      );
  const config = objectOf(exported(source), source);
  if (config === undefined) return { problem: "it exports no config that is written out as an object" };
  const providers = objectOf(memberOf(config, "providers"), source);
  if (providers === undefined) return { problem: "its providers are not written out as an object" };
  if (memberOf(providers, name) !== undefined) return { problem: `it has a provider "${name}" already` };
  return { text: insert(text, source, providers, (indent) => `${keyOf(name, isJson)}: ${print(indent)}`) };
}

function keyOf(name: string, isJson: boolean): string {
  return !isJson && /^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name);
}

/** What a module exports by default, or as a whole; of JSON, its value. */
function exported(source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (!ts.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (ts.isObjectLiteralExpression(expression)) return expression;
    const isModule = ts.isBinaryExpression(expression) && expression.left.getText(source) === "module.exports";
    if (isModule) return expression.right;
  }
  return undefined;
}

/** The object behind `defineConfig(…)`, `satisfies …`, parentheses and names of constants of the module. */
function objectOf(
  expression: ts.Expression | undefined,
  source: ts.SourceFile,
): ts.ObjectLiteralExpression | undefined {
  let current = expression;
  for (let steps = 0; current !== undefined && steps < 20; steps++) {
    if (ts.isObjectLiteralExpression(current)) return current;
    if (ts.isCallExpression(current)) current = current.arguments[0];
    else if (ts.isSatisfiesExpression(current) || ts.isAsExpression(current) || ts.isParenthesizedExpression(current))
      current = current.expression;
    else if (ts.isIdentifier(current)) current = constantOf(current.text, source);
    else return undefined;
  }
  return undefined;
}

function constantOf(name: string, source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(declared) && declared.text === name) return initializer;
  }
  return undefined;
}

function memberOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name) return property.name;
    const isNamed =
      ts.isPropertyAssignment(property) &&
      (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) &&
      property.name.text === name;
    if (isNamed) return property.initializer;
  }
  return undefined;
}

/** Puts a member at the end of an object, written as the others are: on a line of its own where they are on lines. */
function insert(
  text: string,
  source: ts.SourceFile,
  object: ts.ObjectLiteralExpression,
  member: (indent: string) => string,
): string {
  const last = object.properties.at(-1);
  const lineIndent = (position: number): string => {
    const start = text.lastIndexOf("\n", position - 1) + 1;
    return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
  };
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const outer = lineIndent(object.getStart(source));
  if (last === undefined) {
    const inner = `${outer}  `;
    const [open, close] = [object.getStart(source) + 1, object.getEnd() - 1];
    const kept = text.slice(open, close).trimEnd();
    const tail = source.fileName.endsWith(".json") ? "" : ",";
    return `${text.slice(0, open)}${kept}${newline}${inner}${member(inner)}${tail}${newline}${outer}${text.slice(close)}`;
  }
  const inner = lineIndent(last.getStart(source));
  const isOnLines = text.slice(object.getStart(source), last.getStart(source)).includes("\n");
  const end = object.properties.hasTrailingComma ? object.properties.end : last.getEnd();
  // A comment that stands behind the last member on its line stays there.
  const rest = /^[ \t]*\/\/[^\n\r]*/.exec(text.slice(end))?.[0] ?? "";
  const comma = object.properties.hasTrailingComma ? "" : ",";
  const trailing = object.properties.hasTrailingComma ? "," : "";
  const between = isOnLines ? `${newline}${inner}` : " ";
  const written = member(isOnLines ? inner : outer);
  return `${text.slice(0, end)}${comma}${rest}${between}${written}${trailing}${text.slice(end + rest.length)}`;
}
