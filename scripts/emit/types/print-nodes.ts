import ts from "typescript";
import { isPlainText } from "../code/encode.js";
import { plainComments } from "./plain-comments.js";

const step = "    ";

/**
 * Prints declarations as TypeScript's printer does, in a fraction of its time, which goes to keeping track of lines and
 * columns. Kinds of nodes that openapi-typescript makes seldom are left to that printer. Those that are `repeated` stand in many
 * places, and are printed once.
 */
export function printNodes(nodes: readonly ts.Node[], repeated: ReadonlySet<ts.Node> = new Set()): string {
  const outermost: Place = { indent: "", repeated, printed: new Map() };
  return nodes.map((node) => `${commentsOf(node, "")}${print(node, outermost)}\n`).join("");
}

/** Where a node stands: its first line is there already, and its others are indented. */
interface Place {
  readonly indent: string;
  readonly repeated: ReadonlySet<ts.Node>;
  /** The texts of nodes that are repeated, by where they stand. */
  readonly printed: Map<ts.Node, { readonly indent: string; readonly text: string }>;
}

function print(node: ts.Node, place: Place): string {
  const inner = (part: ts.Node): string => print(part, place);
  const each = (parts: readonly ts.Node[], separator: string): string => parts.map(inner).join(separator);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isStringLiteral(node) && /^[ !#-[\]-~]*$/.test(node.text)) return `"${node.text}"`;
  if (ts.isTypeReferenceNode(node)) return `${inner(node.typeName)}${argumentsText(node, inner)}`;
  if (ts.isExpressionWithTypeArguments(node)) return `${inner(node.expression)}${argumentsText(node, inner)}`;
  if (ts.isPropertySignature(node)) {
    const { modifiers, name, questionToken, type } = node;
    if (type !== undefined)
      return `${modifiersText(modifiers)}${inner(name)}${questionToken ? "?" : ""}: ${inner(type)};`;
  }
  if (ts.isLiteralTypeNode(node)) return inner(node.literal);
  if (ts.isTypeLiteralNode(node)) return node.members.length === 0 ? "{}" : literalText(node, place);
  if (ts.isUnionTypeNode(node)) return each(node.types, " | ");
  if (ts.isIntersectionTypeNode(node)) return each(node.types, " & ");
  if (ts.isParenthesizedTypeNode(node)) return `(${inner(node.type)})`;
  if (ts.isArrayTypeNode(node)) return `${inner(node.elementType)}[]`;
  if (ts.isIndexSignatureDeclaration(node))
    return `${modifiersText(node.modifiers)}[${each(node.parameters, ", ")}]: ${inner(node.type)};`;
  if (ts.isParameter(node) && node.type) return `${inner(node.name)}: ${inner(node.type)}`;
  if (ts.isNumericLiteral(node)) return node.text;
  if (ts.isInterfaceDeclaration(node)) {
    const heritage = (node.heritageClauses ?? []).map(({ types }) => ` extends ${each(types, ", ")}`).join("");
    return `${modifiersText(node.modifiers)}interface ${node.name.text}${heritage} ${membersText(node.members, place)}`;
  }
  if (ts.isTypeAliasDeclaration(node))
    return `${modifiersText(node.modifiers)}type ${node.name.text} = ${inner(node.type)};`;
  return ts.tokenToString(node.kind) ?? printByCompiler(node).replaceAll("\n", `\n${place.indent}`);
}

function argumentsText({ typeArguments }: ts.NodeWithTypeArguments, inner: (node: ts.Node) => string): string {
  return typeArguments === undefined ? "" : `<${typeArguments.map(inner).join(", ")}>`;
}

function modifiersText(modifiers: readonly ts.Node[] | undefined): string {
  return (modifiers ?? []).map(({ kind }) => `${ts.tokenToString(kind)} `).join("");
}

function literalText(node: ts.TypeLiteralNode, place: Place): string {
  const { indent, repeated, printed } = place;
  if (!repeated.has(node)) return membersText(node.members, place);
  const known = printed.get(node);
  if (known?.indent === indent) return known.text;
  const text = membersText(node.members, place);
  printed.set(node, { indent, text });
  return text;
}

function membersText(members: readonly ts.Node[], place: Place): string {
  const indent = place.indent + step;
  const inner = { ...place, indent };
  const lines = members.map((member) => `${indent}${commentsOf(member, indent)}${print(member, inner)}\n`);
  return `{\n${lines.join("")}${place.indent}}`;
}

/** The comments before a node, each ending where the node's own line begins. */
function commentsOf(node: ts.Node, indent: string): string {
  return plainComments(node)
    .flatMap((text) => `/*${text}*/`.split("\n").map((line) => `${line.trimEnd()}\n${indent}`))
    .join("");
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: false });
const noFile = ts.createSourceFile("", "", ts.ScriptTarget.ESNext);

function printByCompiler(node: ts.Node): string {
  const visit = (part: ts.Node): void => {
    // TypeScript would write letters of other scripts as escapes.
    if (ts.isStringLiteral(part) && isPlainText(part.text)) ts.setEmitFlags(part, ts.EmitFlags.NoAsciiEscaping);
    ts.setSyntheticLeadingComments(part, part === node ? [] : plainComments(part).map(commentOf));
    ts.forEachChild(part, visit);
  };
  visit(node);
  return printer.printNode(ts.EmitHint.Unspecified, node, noFile);
}

function commentOf(text: string): ts.SynthesizedComment {
  return { kind: ts.SyntaxKind.MultiLineCommentTrivia, text, pos: -1, end: -1, hasTrailingNewLine: true };
}
