import ts from "typescript";
import { nameOf, partsOf, shapesOf, type TypeShape, textOf, unknownType } from "./type-shapes.js";

const { factory } = ts;

export interface NamedTypes {
  /** One declaration for each schema, in their order. */
  readonly declarations: readonly ts.Node[];
  /** What else was declared, where it speaks of schemas by their names. */
  readonly others: readonly ts.Node[];
  /** The members of those schemas that are objects. */
  readonly shapes: ReadonlyMap<string, TypeShape>;
}

/**
 * Gives each schema a declaration of its own in place of a member of `components`, of which neither errors nor editors
 * would tell the name: an interface where it is an object, an alias of its type where not, and where `isAlias` says so.
 */
export function nameTypes(nodes: readonly ts.Node[], isAlias: (name: string) => boolean): NamedTypes {
  const named = nodes.map((node) => byName(node));
  const members = named.flatMap(schemaMembers);
  const shapes = shapesOf(members);
  return {
    declarations: members.map((member) =>
      declare(member, shapes.get(nameOf(member.name)), isAlias(nameOf(member.name))),
    ),
    others: named.map(withShortSchemas),
    shapes,
  };
}

function schemaMembers(node: ts.Node): readonly ts.PropertySignature[] {
  const schemas = schemasOf(node);
  return schemas?.type !== undefined && ts.isTypeLiteralNode(schemas.type)
    ? schemas.type.members.filter(ts.isPropertySignature)
    : [];
}

function schemasOf(node: ts.Node): ts.PropertySignature | undefined {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return undefined;
  return node.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === "schemas");
}

/** `A` for each `components["schemas"]["A"]`. */
function byName(node: ts.Node): ts.Node {
  const visit = (part: ts.Node): ts.Node => {
    const name = referenceOf(part);
    if (name !== undefined) return factory.createTypeReferenceNode(name);
    // What openapi-typescript writes for a text: no type to the compiler, which looks under NODE_ENV=development.
    if (ts.isIdentifier(part) && part.text.startsWith('"')) return factory.createTypeReferenceNode(part);
    const inner = ts.visitEachChild(part, visit, undefined);
    return ts.isPropertySignature(inner) ? withInherited(inner) : inner;
  };
  return ts.visitNode(node, visit);
}

/** What every object has, so that no literal would fit a type in which it is something else. */
const inherited: ReadonlySet<string> = new Set(
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split(" "),
);

/** An optional property that an object without one of its own inherits. */
function withInherited(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  const key = ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
  if (questionToken === undefined || type === undefined || !inherited.has(key)) return property;
  const own = factory.createIndexedAccessTypeNode(
    factory.createTypeReferenceNode("Object"),
    factory.createLiteralTypeNode(factory.createStringLiteral(key)),
  );
  return factory.updatePropertySignature(
    property,
    modifiers,
    name,
    questionToken,
    factory.createUnionTypeNode([type, own]),
  );
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

/** `components` as openapi-typescript lays it out, with names in place of what they stand for. */
function withShortSchemas(node: ts.Node): ts.Node {
  const schemas = schemasOf(node);
  if (schemas === undefined || !ts.isInterfaceDeclaration(node)) return node;
  const short = schemaMembers(node).map(({ name }) =>
    factory.createPropertySignature(undefined, name, undefined, factory.createTypeReferenceNode(nameOf(name))),
  );
  const members = node.members.map((member) =>
    member === schemas && short.length > 0
      ? factory.updatePropertySignature(
          schemas,
          schemas.modifiers,
          schemas.name,
          undefined,
          factory.createTypeLiteralNode(short),
        )
      : member,
  );
  return factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  );
}

function declare(member: ts.PropertySignature, shape: TypeShape | undefined, isAlias: boolean): ts.Node {
  const name = nameOf(member.name);
  const type = member.type ?? unknownType;
  const isWhole = ts.isTypeLiteralNode(type) || (ts.isIntersectionTypeNode(type) && shape !== undefined);
  const node = isWhole && !isAlias ? interfaceOf(name, type, shape) : aliasOf(name, type);
  return ts.setSyntheticLeadingComments(node, ts.getSyntheticLeadingComments(member));
}

const exported = () => [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

export function aliasOf(name: string, type: ts.TypeNode): ts.Node {
  return factory.createTypeAliasDeclaration(exported(), name, undefined, type);
}

/** Of a literal, or of parts that have a shape together: those with a name are what it extends. */
export function interfaceOf(name: string, type: ts.TypeNode, shape?: TypeShape): ts.Node {
  const bases = partsOf(type).flatMap((part) =>
    ts.isTypeReferenceNode(part) && ts.isIdentifier(part.typeName)
      ? [factory.createExpressionWithTypeArguments(part.typeName, undefined)]
      : [],
  );
  const members = ts.isTypeLiteralNode(type) ? type.members : [...(shape?.own.values() ?? [])];
  const heritage = bases.length === 0 ? undefined : [factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, bases)];
  return factory.createInterfaceDeclaration(exported(), name, undefined, heritage, members);
}
