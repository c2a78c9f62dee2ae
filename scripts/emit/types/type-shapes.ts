import ts from "typescript";

const { factory } = ts;

type Members = ReadonlyMap<string, ts.PropertySignature>;

/** An object type that is known to have no other members. */
export interface TypeShape {
  readonly all: Members;
  /** What an interface that extends the parts with a name has to say itself. */
  readonly own: Members;
}

type Named = (name: string) => ts.TypeNode | undefined;

/** The shapes of those types that have one, by name. */
export function shapesOf(members: readonly ts.PropertySignature[]): ReadonlyMap<string, TypeShape> {
  const types = new Map(members.map(({ name, type }) => [nameOf(name), type] as const));
  const named: Named = (name) => types.get(name);
  const shapes = new Map<string, TypeShape | undefined>();
  const visit = (name: string): TypeShape | undefined => {
    if (!shapes.has(name)) {
      // What leads back to itself has no shape.
      shapes.set(name, undefined);
      const type = named(name);
      shapes.set(name, type && shapeOf(type, visit, named));
    }
    return shapes.get(name);
  };
  for (const name of types.keys()) visit(name);
  return new Map([...shapes].flatMap(([name, shape]) => (shape === undefined ? [] : [[name, shape] as const])));
}

/** Of a literal without an index, of a name of one, and of parts that an interface can have together. */
function shapeOf(
  type: ts.TypeNode,
  visit: (name: string) => TypeShape | undefined,
  named: Named,
): TypeShape | undefined {
  if (ts.isParenthesizedTypeNode(type)) return shapeOf(type.type, visit, named);
  if (ts.isTypeReferenceNode(type)) return ts.isIdentifier(type.typeName) ? visit(type.typeName.text) : undefined;
  if (ts.isTypeLiteralNode(type)) {
    const members = type.members.filter(ts.isPropertySignature);
    if (members.length < type.members.length) return undefined;
    const own = new Map(members.map((member) => [nameOf(member.name), member]));
    return { all: own, own };
  }
  if (!ts.isIntersectionTypeNode(type)) return undefined;
  const all = new Map<string, ts.PropertySignature>();
  const own = new Map<string, ts.PropertySignature>();
  for (const part of partsOf(type)) {
    const shape = shapeOf(part, visit, named);
    if (shape === undefined) return undefined;
    for (const [name, member] of shape.all) {
      const before = all.get(name);
      const joined = before === undefined ? member : joinMembers(before, member, named);
      if (joined === undefined) return undefined;
      all.set(name, joined);
      const isInherited = !ts.isTypeLiteralNode(part) && !own.has(name);
      if (!isInherited || (before !== undefined && !isSame(before, member))) own.set(name, joined);
    }
  }
  return { all, own };
}

/** What two types say of a member together, as far as their texts tell; `undefined` where neither is part of the other. */
function joinMembers(a: ts.PropertySignature, b: ts.PropertySignature, named: Named): ts.PropertySignature | undefined {
  const [first = unknownType, second = unknownType] = [a.type, b.type];
  const type = isWithin(second, first, named) ? second : isWithin(first, second, named) ? first : undefined;
  if (type === undefined) return undefined;
  const joined = factory.createPropertySignature(b.modifiers, b.name, a.questionToken && b.questionToken, type);
  return ts.setSyntheticLeadingComments(joined, ts.getSyntheticLeadingComments(b) ?? ts.getSyntheticLeadingComments(a));
}

function isSame(a: ts.PropertySignature, b: ts.PropertySignature): boolean {
  return (
    (a.questionToken === undefined) === (b.questionToken === undefined) &&
    typeText(a.type ?? unknownType) === typeText(b.type ?? unknownType)
  );
}

function isWithin(type: ts.TypeNode, other: ts.TypeNode, named: Named): boolean {
  if (isUnknown(other)) return true;
  const given = new Set(alternatives(other, named).map(typeText));
  return alternatives(type, named).every(
    (part) => given.has(typeText(part)) || (given.has("string") && textOf(part) !== undefined),
  );
}

/** The alternatives of a type, also of a union that it names. */
function alternatives(type: ts.TypeNode, named: Named): readonly ts.TypeNode[] {
  const inner = bare(type);
  const target =
    ts.isTypeReferenceNode(inner) && ts.isIdentifier(inner.typeName) ? named(inner.typeName.text) : undefined;
  if (target !== undefined && ts.isUnionTypeNode(target)) return target.types.map(bare);
  return ts.isUnionTypeNode(inner) ? inner.types.map(bare) : [inner];
}

const printer = ts.createPrinter({ removeComments: true });
const noFile = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ES2023);

function typeText(type: ts.TypeNode): string {
  return printer.printNode(ts.EmitHint.Unspecified, type, noFile);
}

export function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

/** The text of a literal type. */
export function textOf(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

export const unknownType = factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);

function isUnknown({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.UnknownKeyword;
}

/** A type without parentheses around it. */
function bare(type: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(type) ? bare(type.type) : type;
}

/** The types of which a type is all at once. */
export function partsOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  const inner = bare(type);
  return ts.isIntersectionTypeNode(inner) ? inner.types.flatMap(partsOf) : [inner];
}
