import ts from "typescript";
import { invariant } from "../../base/diagnostics.js";
import type { Contract } from "../../contract/model/types.js";
import { commentText, docComment, isPlainText, stringLiteral } from "../code/encode.js";
import { astToString, declareTypes, type OpenAPI3, type SchemaObject, transformSchemaObject } from "./declare-types.js";
import { type OperationTypes, parametersType } from "./operation-types.js";
import { ownType } from "./own-type.js";
import { printTypesDocument } from "./types-document.js";
import { untieTypes } from "./untie-types.js";

/**
 * Prints the `types` module: what openapi-typescript makes of the contract, and a plain name for each schema and each
 * group of parameters, so that no signature shows where its types come from.
 */
export function printTypes(
  contract: Contract,
  operations: readonly OperationTypes[],
  { header, runtime }: { readonly header: string; readonly runtime: string },
): string {
  const document = printTypesDocument(contract);
  invariant(isOpenApi(document), "The printed document has a version and an info.");
  const nodes = declareTypes(document, (schema, options) =>
    ownType(schema, (part) => transformSchemaObject(part as SchemaObject, options)),
  );
  const wanted = nodes.filter((node) => !isDeclarationOf(node, unusedDeclarations));
  const { nodes: untied, aliases } = untieTypes(wanted);
  const types = print(untied);
  const text = `${types}\n${printAliases(contract, operations, aliases)}`;
  const imports = /\bFileInput\b/.test(types) ? `import type { FileInput } from ${stringLiteral(runtime)};\n\n` : "";
  return `${header}\n${imports}${text}`;
}

/** TypeScript would write letters of other scripts as escapes. */
function print(nodes: readonly ts.Node[]): string {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isPlainText(node.text)) ts.setEmitFlags(node, ts.EmitFlags.NoAsciiEscaping);
    ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return astToString([...nodes]);
}

function isOpenApi(document: object): document is OpenAPI3 {
  return "openapi" in document && "info" in document;
}

/** Never part of a signature, and costly for editors. */
const unusedDeclarations: ReadonlySet<string> = new Set(["paths", "webhooks", "$defs"]);

function isDeclarationOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && names.has(node.name.text);
}

function printAliases(
  contract: Contract,
  operations: readonly OperationTypes[],
  aliases: ReadonlyMap<string, ts.TypeNode>,
): string {
  const schemas = [...contract.schemas].map(([name, schema]) => {
    const source = docComment("", "", [`Source: ${commentText(`${schema.at.file}#${schema.at.pointer}`)}`]);
    const alias = aliases.get(name);
    return `${source}${alias === undefined ? `export type ${name} = components["schemas"]["${name}"];\n` : printAlias(name, alias)}`;
  });
  const groups = operations.flatMap((typed) => groupsOf(typed).map((group) => printGroup(typed, group)));
  return [...schemas, ...groups].join("\n");
}

interface ParameterGroup {
  readonly place: "query" | "header" | "cookie";
  readonly title: string;
  readonly name: string;
}

function groupsOf({ query, headers, cookies }: OperationTypes): readonly ParameterGroup[] {
  return [
    ...(query ? [{ place: "query", title: "Query", name: query.name } as const] : []),
    ...(headers ? [{ place: "header", title: "Header", name: headers.name } as const] : []),
    ...(cookies ? [{ place: "cookie", title: "Cookie", name: cookies.name } as const] : []),
  ];
}

function printGroup({ operation }: OperationTypes, { place, title, name }: ParameterGroup): string {
  const doc = docComment(`${title} parameters of \`${operation.key}\`.`);
  return `${doc}export type ${name} = ${parametersType(operation, place)};\n`;
}

function printAlias(name: string, type: ts.TypeNode): string {
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return print([ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type)]);
}
