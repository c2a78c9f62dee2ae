import ts from "typescript";
import { invariant } from "../../base/diagnostics.js";
import { docComment, stringLiteral } from "../code/encode.js";
import { memberText, type NarrowedArgument, type NarrowedMember } from "./call-variants.js";
import { declareTypes, type OpenAPI3, type SchemaObject, transformSchemaObject } from "./declare-types.js";
import { nameGroups } from "./name-groups.js";
import { nameTypes } from "./name-types.js";
import { ownType } from "./own-type.js";
import { printNodes } from "./print-nodes.js";
import type { TypeShape } from "./type-shapes.js";
import type { TypesInput } from "./types-input.js";

/**
 * Prints the `types` module: what openapi-typescript makes of the contract, with a declaration of its own for each schema,
 * each group of parameters and each argument that decides what comes back. `components` and `operations` speak of them by
 * their names, as signatures do.
 */
export function printTypes({ document, groups: named, args, aliases, header, runtime }: TypesInput): string {
  invariant(isOpenApi(document), "The printed document has a version and an info.");
  const nodes = declareTypes(document, (schema, options) =>
    ownType(schema, (part) => transformSchemaObject(part as SchemaObject, options)),
  );
  const wanted = nodes.filter((node) => !isDeclarationOf(node, unusedDeclarations));
  const { declarations, others, shapes, repeated } = nameTypes(wanted, (name) => aliases.has(name));
  const { groups, rest } = nameGroups(others, named);
  const types = [
    printNodes(declarations),
    ...groups.map(({ doc, declaration }) => docComment(doc) + printNodes([declaration])),
    ...args.map((argument) =>
      printArgument(argument, aliases.has(argument.base) ? undefined : shapes.get(argument.base)),
    ),
    printNodes(rest, repeated),
  ].join("\n");
  const imports = /\bFileInput\b/.test(types) ? `import type { FileInput } from ${stringLiteral(runtime)};\n\n` : "";
  return `${header}\n${imports}${types}`;
}

function isOpenApi(document: object): document is OpenAPI3 {
  return "openapi" in document && "info" in document;
}

/** Never part of a signature, and costly for editors. */
const unusedDeclarations: ReadonlySet<string> = new Set(["paths", "webhooks", "$defs"]);

function isDeclarationOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && names.has(node.name.text);
}

/** An interface where that says the same: its members narrow those of the base. */
function printArgument({ name, base, members }: NarrowedArgument, shape: TypeShape | undefined): string {
  const narrowed = members.map((member) => withinShape(member, shape));
  const doc = docComment(`Asks for one of the answers that \`${base}\` can have.`);
  if (shape !== undefined && !narrowed.includes(undefined)) {
    const lines = narrowed.map((member) => `    ${member && memberText(member)};\n`).join("");
    return `${doc}export interface ${name} extends ${base} {\n${lines}}\n`;
  }
  return `${doc}export type ${name} = ${base.includes("|") ? `(${base})` : base} & { ${members.map(memberText).join("; ")} };\n`;
}

/** The member as an interface may narrow that of its base; `undefined` where it may not. */
function withinShape(member: NarrowedMember, shape: TypeShape | undefined): NarrowedMember | undefined {
  const type = shape?.all.get(member.key)?.type;
  if (type === undefined) return undefined;
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const isNull = (part: ts.TypeNode) => ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword;
  const isFlag = parts.every((part) => part.kind === ts.SyntaxKind.BooleanKeyword || isNull(part));
  if (!isFlag) return undefined;
  return parts.some(isNull) ? member : { ...member, type: member.type.replace(" | null", "") };
}
