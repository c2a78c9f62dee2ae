import {
  IndentationText,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  NewLineKind,
  type OptionalKind,
  Project,
  QuoteKind,
  type StatementStructures,
  StructureKind,
  ts,
  type WriterFunction,
} from "ts-morph";
import type { ModuleRules } from "./module-rules.js";
import type { InterfaceCode, MethodCode, Statement } from "./source-code.js";

/** Prints source files through one ts-morph project, each from a single batch of statements. What knows ts-morph is in this module alone. */
export class FilePrinter {
  private readonly project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
      useTrailingCommas: true,
    },
  });

  print(path: string, header: string, statements: readonly Statement[]): string {
    const file = this.project.createSourceFile(path, { statements: statements.map(structureOf) }, { overwrite: true });
    const text = `${header}\n${breakSignatures(file.getFullText(), statements)}`;
    file.forget();
    return text;
  }
}

function structureOf(statement: Statement): string | StatementStructures | WriterFunction {
  return typeof statement === "object" ? interfaceOf(statement) : statement;
}

function interfaceOf({ name, doc, methods, properties }: InterfaceCode): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs: [doc],
    methods: methods.map(methodOf),
    properties: properties.map(({ isOptional = false, doc = "", ...property }) => ({
      ...property,
      hasQuestionToken: isOptional,
      ...(doc !== "" && { docs: [doc] }),
      isReadonly: true,
    })),
  };
}

function methodOf({ name, doc, parameters, returnType }: MethodCode): OptionalKind<MethodSignatureStructure> {
  return {
    name,
    ...(doc !== "" && { docs: [doc] }),
    parameters: parameters.map(({ name: argument, type, isOptional }) => ({
      name: argument,
      type,
      hasQuestionToken: isOptional,
    })),
    returnType,
  };
}

const longestLine = 120;

/** A signature that is longer than a line, with its parameters on lines of their own: ts-morph writes each on one line. */
function breakSignatures(text: string, statements: readonly Statement[]): string {
  const methods = statements.flatMap((statement) => (typeof statement === "object" ? statement.methods : []));
  const broken = new Map(
    methods.map(({ name, parameters, returnType }): [string, string] => {
      const own = parameters.map((each) => `${each.name}${each.isOptional ? "?" : ""}: ${each.type}`);
      const lines = own.map((parameter) => `    ${parameter},\n`).join("");
      return [`  ${name}(${own.join(", ")}): ${returnType};`, `  ${name}(\n${lines}  ): ${returnType};`];
    }),
  );
  return text.replace(/^.+$/gm, (line) => (line.length > longestLine ? (broken.get(line) ?? line) : line));
}

/** What of a module no emitter writes: the first thing that is wrong, with its line; `undefined` where all is as it should be. */
export function findForeign(name: string, text: string, rules: ModuleRules, runtime: string): string | undefined {
  const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const file = ts.createSourceFile(name, text, options, false);
  const broken = (file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics[0];
  const placed = (what: string, position = 0): string =>
    `${what} in line ${file.getLineAndCharacterOfPosition(position).line + 1}`;
  if (broken !== undefined) return placed(ts.flattenDiagnosticMessageText(broken.messageText, " "), broken.start);
  const functions = callableIn(file);
  const visit = (node: ts.Node): string | undefined => {
    if (isLocalFunction(node)) functions.add(node.name.text);
    const problem = problemOf(node, { rules, runtime, functions });
    return problem === undefined ? ts.forEachChild(node, visit) : placed(problem, node.pos);
  };
  return ts.forEachChild(file, visit);
}

interface Allowed {
  readonly rules: ModuleRules;
  readonly runtime: string;
  readonly functions: ReadonlySet<string>;
}

/** The functions that a module imports or declares. */
function callableIn({ statements }: ts.SourceFile): Set<string> {
  const names = new Set(["Boolean", "Set"]);
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) names.add(statement.name.text);
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) names.add(name.text);
  }
  return names;
}

/** A part of a long check, which stands in the check before its calls. */
function isLocalFunction(node: ts.Node): node is ts.VariableDeclaration & { readonly name: ts.Identifier } {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return false;
  return node.initializer !== undefined && ts.isArrowFunction(node.initializer);
}

function problemOf(node: ts.Node, { rules, runtime, functions }: Allowed): string | undefined {
  if (node.kind <= ts.SyntaxKind.LastToken || ts.isIdentifier(node)) return undefined;
  const kind = kindNames.get(node.kind) ?? "";
  if (!rules.nodes.has(kind)) return `a node of kind ${kind}`;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { expression } = node;
    if (ts.isIdentifier(expression) && functions.has(expression.text)) return undefined;
    if (ts.isPropertyAccessExpression(expression) && rules.methods.has(expression.name.text)) return undefined;
    return "a call of a function that is not the module's";
  }
  const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
  if (from === undefined || (ts.isStringLiteral(from) && (from.text === runtime || rules.imports.has(from.text))))
    return undefined;
  return "an import of a module that is none of ours";
}

/** The name of each kind: of several that share a number, the one that is no mark of a range. */
const kindNames: ReadonlyMap<number, string> = new Map(
  Object.entries(ts.SyntaxKind)
    .filter(
      (entry): entry is [string, ts.SyntaxKind] => typeof entry[1] === "number" && !/^(?:First|Last)/.test(entry[0]),
    )
    .map(([name, kind]) => [kind, name]),
);
