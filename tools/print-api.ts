import { resolve } from "node:path";
import ts from "typescript";
import { hostWithoutPackages } from "./compiler-host.js";

/** Modules that the packages export, by the names under which they are imported. */
const entries: Readonly<Record<string, string>> = {
  "openapi-concord": "src/index.ts",
  "openapi-concord/runtime": "src/runtime.ts",
  "openapi-concord-toolkit": "scripts/index.ts",
};

/** What the packages export, a line for each name and for each member of it, sorted: for review when it changes. */
export function printApi(root: string): string {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const files = Object.values(entries).map((file) => resolve(root, file));
  const program = ts.createProgram(files, options, hostWithoutPackages(options, resolve(root, "scripts")));
  const checker = program.getTypeChecker();
  const sections = Object.entries(entries).map(([name, file]) => {
    const source = program.getSourceFile(resolve(root, file));
    const module = source && checker.getSymbolAtLocation(source);
    const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
    const lines = symbols.flatMap((symbol) => describe(symbol, checker));
    return `# ${name}\n\n${lines.sort().join("\n")}\n`;
  });
  return sections.join("\n");
}

function describe(exported: ts.Symbol, checker: ts.TypeChecker): readonly string[] {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const { name } = exported;
  const [declaration] = symbol.declarations ?? [];
  if (declaration && ts.isFunctionDeclaration(declaration)) {
    const type = checker.getTypeOfSymbol(symbol);
    const signatures = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
    return signatures.map((each) => name + checker.signatureToString(each, undefined, ts.TypeFormatFlags.NoTruncation));
  }
  const members = [...(symbol.members?.values() ?? [])].filter(isPublic);
  return [
    `${name}: ${declaration && ts.isTypeAliasDeclaration(declaration) ? textOf(declaration.type) : kindOf(declaration)}`,
    ...members.map((member) => `${name}.${member.name}${typeOf(member)}`),
  ];
}

/** The type of a member as it is written, after its name. */
function typeOf({ flags, declarations = [] }: ts.Symbol): string {
  const [declaration] = declarations;
  const mark = flags & ts.SymbolFlags.Optional ? "?" : "";
  if (declaration === undefined) return mark;
  if (ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration)) {
    const parameters = declaration.parameters.map((parameter) => textOf(parameter)).join(", ");
    return `${mark}(${parameters}): ${declaration.type ? textOf(declaration.type) : "void"}`;
  }
  const { type } = declaration as ts.PropertySignature;
  return type === undefined ? mark : `${mark}: ${textOf(type)}`;
}

function textOf(node: ts.Node): string {
  return node
    .getText()
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ");
}

function isPublic({ name, flags, declarations = [] }: ts.Symbol): boolean {
  const isHidden = declarations.some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private,
  );
  return !/^(?:__|#)/.test(name) && !(flags & ts.SymbolFlags.TypeParameter) && !isHidden;
}

function kindOf(declaration: ts.Declaration | undefined): string {
  if (declaration === undefined) return "value";
  if (ts.isInterfaceDeclaration(declaration)) return "interface";
  return ts.isClassDeclaration(declaration) ? "class" : "const";
}
