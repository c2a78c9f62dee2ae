import type { ArrayRules, ObjectRules, Schema } from "./types.js";

/** Rebuilds a schema with every subschema, deepest first, replaced by what `change` makes of it. References are not followed. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const inner = (child: Schema): Schema => mapSchema(child, change);
  const list = (children: readonly Schema[]): readonly Schema[] => children.map(inner);
  const { array, object, conditional, string } = schema;
  return change({
    ...schema,
    ...(string?.contentSchema && { string: { ...string, contentSchema: inner(string.contentSchema) } }),
    ...(array && { array: mapArray(array, inner) }),
    ...(object && { object: mapObject(object, inner) }),
    ...(schema.allOf && { allOf: list(schema.allOf) }),
    ...(schema.anyOf && { anyOf: list(schema.anyOf) }),
    ...(schema.oneOf && { oneOf: list(schema.oneOf) }),
    ...(schema.not && { not: inner(schema.not) }),
    ...(conditional && {
      conditional: {
        if: inner(conditional.if),
        ...(conditional.then && { then: inner(conditional.then) }),
        ...(conditional.else && { else: inner(conditional.else) }),
      },
    }),
  });
}

function mapArray(rules: ArrayRules, inner: (child: Schema) => Schema): ArrayRules {
  return {
    ...rules,
    ...(rules.prefixItems && { prefixItems: rules.prefixItems.map(inner) }),
    ...(rules.items && { items: inner(rules.items) }),
    ...(rules.contains && { contains: inner(rules.contains) }),
    ...(rules.unevaluatedItems && { unevaluatedItems: inner(rules.unevaluatedItems) }),
  };
}

function mapObject(rules: ObjectRules, inner: (child: Schema) => Schema): ObjectRules {
  const each = (children: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> =>
    new Map([...children].map(([name, child]) => [name, inner(child)]));
  return {
    ...rules,
    properties: each(rules.properties),
    ...(rules.patternProperties && { patternProperties: each(rules.patternProperties) }),
    ...(rules.additionalProperties && { additionalProperties: inner(rules.additionalProperties) }),
    ...(rules.propertyNames && { propertyNames: inner(rules.propertyNames) }),
    ...(rules.dependentSchemas && { dependentSchemas: each(rules.dependentSchemas) }),
    ...(rules.unevaluatedProperties && { unevaluatedProperties: inner(rules.unevaluatedProperties) }),
  };
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
