import ts from "typescript";
import { findComponents } from "../../scripts/base/components.js";
import type { SourceModule } from "../../tools/read-modules.js";

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
