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
  /** Types that stand in several places of `others`. */
  readonly repeated: ReadonlySet<ts.Node>;
}

/**
 * Gives each schema a declaration of its own in place of a member of `components`, of which neither errors nor editors
 * would tell the name: an interface where it is an object, an alias of its type where not, and where `isAlias` says so.
 */
export function nameTypes(nodes: readonly ts.Node[], isAlias: (name: string) => boolean): NamedTypes {
  const answers = new Map<string, ts.TypeNode>();
  const named = nodes.map((node) => {
    const whole = byName(node, answers);
    // `operations`, which refers to them, comes after `components`.
    for (const { name, type } of membersOf(whole, "responses")) if (type) answers.set(nameOf(name), type);
    return whole;
  });
  const members = named.flatMap((node) => membersOf(node, "schemas"));
  const shapes = shapesOf(members);
  return {
    declarations: members.map((member) =>
      declare(member, shapes.get(nameOf(member.name)), isAlias(nameOf(member.name))),
    ),
    others: named.map(withShortComponents),
    shapes,
    repeated: new Set(answers.values()),
  };
}

type Section = "schemas" | "responses";

function membersOf(node: ts.Node, section: Section): readonly ts.PropertySignature[] {
  const type = sectionsOf(node).find(({ name }) => nameOf(name) === section)?.type;
  return type !== undefined && ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
}

function sectionsOf(node: ts.Node): readonly ts.PropertySignature[] {
  const isComponents = ts.isInterfaceDeclaration(node) && node.name.text === "components";
  return isComponents ? node.members.filter(ts.isPropertySignature) : [];
}

/** `A` for each `components["schemas"]["A"]`, and the type of each answer that stands in the components. */
function byName(node: ts.Node, answers: ReadonlyMap<string, ts.TypeNode>): ts.Node {
  const visit = (part: ts.Node): ts.Node => {
    const name = referenceTo("schemas", part);
    if (name !== undefined) return factory.createTypeReferenceNode(name);
    const answer = answers.get(referenceTo("responses", part) ?? "");
    if (answer !== undefined) return answer;
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

/** The `A` of `components["schemas"]["A"]`. */
function referenceTo(section: Section, node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType, indexType } = node.objectType;
  const isOfSection =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === "components" &&
    textOf(indexType) === section;
  return isOfSection ? textOf(node.indexType) : undefined;
}

/** `components` as openapi-typescript lays it out, with names in place of what they stand for, and no answers. */
function withShortComponents(node: ts.Node): ts.Node {
  const sections = sectionsOf(node);
  if (sections.length === 0 || !ts.isInterfaceDeclaration(node)) return node;
  const short = membersOf(node, "schemas").map(({ name }) =>
    factory.createPropertySignature(undefined, name, undefined, factory.createTypeReferenceNode(nameOf(name))),
  );
  const members = sections.map((section) => {
    if (nameOf(section.name) === "responses") return withType(section, neverType);
    const isSchemas = nameOf(section.name) === "schemas" && short.length > 0;
    return isSchemas ? withType(section, factory.createTypeLiteralNode(short)) : section;
  });
  return factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  );
}

const neverType = factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, undefined, type);
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
