import ts from "typescript";

export interface UntiedTypes {
  readonly nodes: readonly ts.Node[];
  /** What the alias of such a schema has to say itself, by the schema's name. */
  readonly aliases: ReadonlyMap<string, ts.TypeNode>;
}

/**
 * TypeScript looks through `components["schemas"]["Value"]` at once, so that a member such as
 * `Value: string | components["schemas"]["Value"][]` refers to itself (TS2502). It waits where the alias of a type
 * names a type: the schemas of such a circle are written as aliases, and their members refer to those. Circles through
 * the property of an object need nothing.
 */
export function untieTypes(nodes: readonly ts.Node[]): UntiedTypes {
  const schemas = new Map(nodes.flatMap(schemaMembers).map((member) => [nameOf(member.name), member] as const));
  const references = new Map([...schemas].map(([name, { type }]) => [name, eagerReferences(type)] as const));
  const tied = new Set([...schemas.keys()].filter((name) => reaches(name, references)));
  if (tied.size === 0) return { nodes, aliases: new Map() };
  const aliases = new Map(
    [...tied].flatMap((name) => {
      const type = schemas.get(name)?.type;
      return type === undefined ? [] : [[name, byAlias(type, tied)] as const];
    }),
  );
  const members = new Set<ts.Node>([...tied].flatMap((name) => schemas.get(name) ?? []));
  return { nodes: nodes.map((node) => withAliases(node, members)), aliases };
}

function schemaMembers(node: ts.Node): readonly ts.PropertySignature[] {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return [];
  const schemas = node.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === "schemas");
  return schemas?.type !== undefined && ts.isTypeLiteralNode(schemas.type)
    ? schemas.type.members.filter(ts.isPropertySignature)
    : [];
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

/** The schema that `components["schemas"]["A"]` names. */
function referenceOf(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType, indexType } = node.objectType;
  const isSchemas =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === "components" &&
    textOf(indexType) === "schemas";
  return isSchemas ? textOf(node.indexType) : undefined;
}

function textOf(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function eagerReferences(type: ts.Node | undefined): readonly string[] {
  if (type === undefined || ts.isTypeLiteralNode(type)) return [];
  const own = referenceOf(type);
  if (own !== undefined) return [own];
  const found: string[] = [];
  ts.forEachChild(type, (child) => void found.push(...eagerReferences(child)));
  return found;
}

/** Whether a schema comes back to itself. */
function reaches(name: string, references: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const pending = [...(references.get(name) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(references.get(next) ?? []));
  }
  return false;
}

function byAlias(type: ts.TypeNode, tied: ReadonlySet<string>): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const name = referenceOf(node);
    return name !== undefined && tied.has(name)
      ? ts.factory.createTypeReferenceNode(name)
      : ts.visitEachChild(node, visit, undefined);
  };
  return ts.visitNode(type, visit, ts.isTypeNode);
}

function withAliases(node: ts.Node, members: ReadonlySet<ts.Node>): ts.Node {
  if (schemaMembers(node).length === 0) return node;
  const visit = (part: ts.Node): ts.Node => {
    if (!ts.isPropertySignature(part) || !members.has(part)) return ts.visitEachChild(part, visit, undefined);
    const alias = ts.factory.createTypeReferenceNode(nameOf(part.name));
    return ts.factory.updatePropertySignature(part, part.modifiers, part.name, part.questionToken, alias);
  };
  return ts.visitNode(node, visit);
}
