import ts from "typescript";
import { isObject } from "../../base/json.js";
import { fileMark, openStringFormat } from "./types-document.js";

/** What is looked at of a printed schema. */
interface PrintedSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly prefixItems?: readonly unknown[];
  readonly items?: unknown;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly not?: unknown;
}

/** Prints the type of a subschema. */
type Print = (schema: unknown) => ts.TypeNode;

/** What TypeScript has a better type for than openapi-typescript makes: bytes, tuples, and strings of which some are known. */
export function ownType(schema: PrintedSchema | boolean, print: Print): ts.TypeNode | undefined {
  if (typeof schema === "boolean") return undefined;
  if (isObject(schema.not) && Object.keys(schema.not).length === 0)
    return ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  if (schema.type === undefined) return undefined;
  const types: readonly string[] = typeof schema.type === "string" ? [schema.type] : schema.type;
  if (schema.type === "array") return tupleType(schema, print);
  const own = isMarked(schema)
    ? named("FileInput")
    : schema.format === "binary"
      ? named("Blob")
      : schema.format === openStringFormat
        ? anyString()
        : undefined;
  if (own === undefined) return undefined;
  const others = types.filter((type) => type !== "string").flatMap((type) => keywords[type] ?? []);
  const rest = others.map((kind) =>
    kind === ts.SyntaxKind.NullKeyword
      ? ts.factory.createLiteralTypeNode(ts.factory.createNull())
      : ts.factory.createKeywordTypeNode(kind),
  );
  return rest.length === 0 ? own : ts.factory.createUnionTypeNode([own, ...rest]);
}

const keywords: Readonly<
  Record<string, ts.SyntaxKind.NullKeyword | ts.SyntaxKind.NumberKeyword | ts.SyntaxKind.BooleanKeyword>
> = {
  null: ts.SyntaxKind.NullKeyword,
  number: ts.SyntaxKind.NumberKeyword,
  integer: ts.SyntaxKind.NumberKeyword,
  boolean: ts.SyntaxKind.BooleanKeyword,
};

function isMarked(schema: object): boolean {
  return "contentMediaType" in schema && schema.contentMediaType === fileMark;
}

function named(name: string): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name);
}

/** `string & {}`, which does not swallow the literals beside it. */
function anyString(): ts.TypeNode {
  return ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
}

/** A list of which single items are described. Those beyond `minItems` may be absent (JSON Schema 2020-12, 10.3.1.1). */
function tupleType(schema: PrintedSchema, print: Print): ts.TypeNode | undefined {
  const { prefixItems, items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (prefixItems === undefined && items !== false) return undefined;
  const { factory } = ts;
  const elements = (prefixItems ?? []).slice(0, maxItems).map((item, index) => {
    const type = print(item);
    return index < minItems ? type : factory.createOptionalTypeNode(type);
  });
  if (items === false || maxItems <= elements.length) return factory.createTupleTypeNode(elements);
  const rest = print(items ?? {});
  return factory.createTupleTypeNode([...elements, factory.createRestTypeNode(factory.createArrayTypeNode(rest))]);
}
