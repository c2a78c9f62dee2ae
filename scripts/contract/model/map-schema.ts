import type { ArrayRules, ObjectRules, Schema } from "./types.js";

/**
 * A schema with every subschema, deepest first, replaced by what `change` makes of it. References are not followed. What
 * does not change is not copied.
 */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const inner = (child: Schema): Schema => mapSchema(child, change);
  const { array, object, conditional, string } = schema;
  if (isLeaf(schema)) return change(schema);
  return change(
    patched(schema, {
      ...(string?.contentSchema && { string: patched(string, { contentSchema: inner(string.contentSchema) }) }),
      ...(array && { array: mapArray(array, inner) }),
      ...(object && { object: mapObject(object, inner) }),
      ...(schema.allOf && { allOf: mapList(schema.allOf, inner) }),
      ...(schema.anyOf && { anyOf: mapList(schema.anyOf, inner) }),
      ...(schema.oneOf && { oneOf: mapList(schema.oneOf, inner) }),
      ...(schema.not && { not: inner(schema.not) }),
      ...(conditional && {
        conditional: patched(conditional, {
          if: inner(conditional.if),
          ...(conditional.then && { then: inner(conditional.then) }),
          ...(conditional.else && { else: inner(conditional.else) }),
        }),
      }),
    }),
  );
}

/** Most schemas have no subschema. */
function isLeaf(schema: Schema): boolean {
  const { array, object, conditional, allOf, anyOf, oneOf, not, string } = schema;
  return (array ?? object ?? conditional ?? allOf ?? anyOf ?? oneOf ?? not ?? string?.contentSchema) === undefined;
}

function mapArray(rules: ArrayRules, inner: (child: Schema) => Schema): ArrayRules {
  return patched(rules, {
    ...(rules.prefixItems && { prefixItems: mapList(rules.prefixItems, inner) }),
    ...(rules.items && { items: inner(rules.items) }),
    ...(rules.contains && { contains: inner(rules.contains) }),
    ...(rules.unevaluatedItems && { unevaluatedItems: inner(rules.unevaluatedItems) }),
  });
}

function mapObject(rules: ObjectRules, inner: (child: Schema) => Schema): ObjectRules {
  return patched(rules, {
    properties: mapMap(rules.properties, inner),
    ...(rules.patternProperties && { patternProperties: mapMap(rules.patternProperties, inner) }),
    ...(rules.additionalProperties && { additionalProperties: inner(rules.additionalProperties) }),
    ...(rules.propertyNames && { propertyNames: inner(rules.propertyNames) }),
    ...(rules.dependentSchemas && { dependentSchemas: mapMap(rules.dependentSchemas, inner) }),
    ...(rules.unevaluatedProperties && { unevaluatedProperties: inner(rules.unevaluatedProperties) }),
  });
}

function mapList(children: readonly Schema[], inner: (child: Schema) => Schema): readonly Schema[] {
  const mapped = children.map(inner);
  return mapped.every((child, index) => child === children[index]) ? children : mapped;
}

function mapMap(children: ReadonlyMap<string, Schema>, inner: (child: Schema) => Schema): ReadonlyMap<string, Schema> {
  const mapped = new Map<string, Schema>();
  let changed = false;
  for (const [name, child] of children) {
    const result = inner(child);
    changed ||= result !== child;
    mapped.set(name, result);
  }
  return changed ? mapped : children;
}

/** The original, unless a part is another than it has. */
function patched<T extends object>(original: T, parts: Partial<T>): T {
  for (const key in parts) if (parts[key] !== original[key]) return { ...original, ...parts };
  return original;
}

/** Every subschema of a schema, itself first. References are not followed. */
export function* subschemas(schema: Schema): Iterable<Schema> {
  yield schema;
  const { array, object, conditional } = schema;
  const children: readonly (Schema | undefined)[] = [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.not,
    schema.string?.contentSchema,
    ...(array?.prefixItems ?? []),
    array?.items,
    array?.contains,
    array?.unevaluatedItems,
    ...(object?.properties.values() ?? []),
    ...(object?.patternProperties?.values() ?? []),
    object?.additionalProperties,
    object?.propertyNames,
    ...(object?.dependentSchemas?.values() ?? []),
    object?.unevaluatedProperties,
    conditional?.if,
    conditional?.then,
    conditional?.else,
  ];
  for (const child of children) if (child !== undefined) yield* subschemas(child);
}
