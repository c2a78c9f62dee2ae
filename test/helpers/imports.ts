import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { findComponents } from "../../scripts/base/components.js";

/** One file of the project, and what it imports: types too, as they tie files together like values do. */
export interface SourceModule {
  /** From the root of the project, with slashes. */
  readonly file: string;
  readonly syntax: ts.SourceFile;
  /** Files of the project, as paths from its root. */
  readonly files: readonly string[];
  /** Names of packages, and of what they export: `typescript`, `js-yaml`. */
  readonly packages: readonly string[];
}

/** The modules below the folders, by the path from the root of the project. */
export function readModules(folders: readonly string[]): ReadonlyMap<string, SourceModule> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/"))),
  );
  return new Map(files.sort().map((file) => [file, readModule(file)]));
}

function readModule(file: string): SourceModule {
  const syntax = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const specifiers = [...specifiersIn(syntax)];
  const isRelative = (specifier: string) => specifier.startsWith(".");
  return {
    file,
    syntax,
    files: specifiers
      .filter(isRelative)
      .map((specifier) => path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, ".ts"))),
    packages: specifiers.filter((specifier) => !isRelative(specifier)).map(packageOf),
  };
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** `import … from`, `export … from`, `import("…")` as a value and as a type, and `createRequire(…)("…")`. */
function* specifiersIn(node: ts.Node): Generator<string> {
  const specifier = specifierOf(node);
  if (specifier !== undefined && ts.isStringLiteralLike(specifier)) yield specifier.text;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* specifiersIn(child);
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const isRequire =
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === "createRequire";
  return isRequire || expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
}

/** Circles of imports, each as the files of it in order. */
export function findCircles(
  modules: ReadonlyMap<string, { readonly files: readonly string[] }>,
): readonly (readonly string[])[] {
  const graph = new Map([...modules].map(([file, { files }]) => [file, new Set(files)]));
  return findComponents(graph)
    .filter(([first = "", ...others]) => others.length > 0 || graph.get(first)?.has(first))
    .map((component) => component.sort());
}

/** Names of the interfaces, type aliases, classes and enumerations that a module declares and exports. */
export function exportedTypes({ syntax }: SourceModule): readonly string[] {
  return syntax.statements.flatMap((statement) => {
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    if (!isType || statement.name === undefined) return [];
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported ? [statement.name.text] : [];
  });
}

/** The lines of each function, method and accessor that has a body, from its first word to its end. */
export function functionLengths({ syntax }: SourceModule): readonly number[] {
  const lengths: number[] = [];
  const lineOf = (position: number): number => syntax.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined)
      lengths.push(lineOf(node.end) - lineOf(node.getStart()) + 1);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return lengths;
}
