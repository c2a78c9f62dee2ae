import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** One file of the project, and what it imports: types too, as they tie files together like values do. */
export interface SourceModule {
  /** From the root of the project, with slashes. */
  readonly file: string;
  readonly syntax: ts.SourceFile;
  /** Files of the project, as paths from its root. */
  readonly files: readonly string[];
  /** Of these, those that it needs when it runs: not for their types alone. */
  readonly runs: readonly string[];
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
  const imports = [...importsIn(syntax)].map((each) => ({ ...each, target: targetOf(each.specifier, file) }));
  const targets = (found: typeof imports) => found.flatMap(({ target }) => target ?? []);
  return {
    file,
    syntax,
    files: targets(imports),
    runs: targets(imports.filter(({ isType }) => !isType)),
    packages: imports.filter(({ target }) => target === undefined).map(({ specifier }) => packageOf(specifier)),
  };
}

/** What examples and tests import of the package by its name. */
const entries: ReadonlyMap<string, string> = new Map([
  ["openapi-concord", "src/index.ts"],
  ["openapi-concord/runtime", "src/runtime.ts"],
]);

/** The file of the project that a module means; `undefined` for one of another package. */
function targetOf(specifier: string, file: string): string | undefined {
  if (!specifier.startsWith(".")) return entries.get(specifier);
  return path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, ".ts"));
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

/** `import … from`, `export … from`, `import("…")` as a value and as a type, and `createRequire(…)("…")`. */
function* importsIn(node: ts.Node): Generator<Import> {
  const specifier = specifierOf(node);
  if (specifier !== undefined && ts.isStringLiteralLike(specifier))
    yield { specifier: specifier.text, isType: isOfTypes(node) };
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* importsIn(child);
}

function isOfTypes(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly === true;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
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
