import fc from "fast-check";

type Schema = boolean | Record<string, unknown>;

/** Without `__proto__`, which ajv does not take for a property name. */
const names = ["a", "b", "ab", "c", "constructor", "x-y"];
const name = fc.constantFrom(...names);
const patterns = ["^a", "b$", "^[a-c]+$", "^\\p{L}$", "."];
const small = fc.integer({ min: 0, max: 3 });
const amount = fc.constantFrom(-2, -1, -0.5, 0, 0.1, 0.3, 0.5, 1, 1.5, 2, 3, 10);
const text = fc.constantFrom("", "a", "b", "ab", "abc", "é", "🐲", "🐲a", "c-", "2024-02-30", "constructor");

const scalar = fc.oneof(fc.constant(null), fc.boolean(), amount, text);

/** Small JSON values over few names and amounts, so that random schemas often accept them. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie("value")), { maxLength: 3 }).map(objectOf),
  ),
})).value;

/** An object of the entries in which `__proto__` is a property like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

function optional(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(keywords, { requiredKeys: [] });
}

const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

/** Keywords for one instance type, or any, with subschemas from `schema`. */
function keywordGroups(schema: fc.Arbitrary<Schema>): fc.Arbitrary<Record<string, unknown>>[] {
  const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
  const properties = fc.array(fc.tuple(name, schema), { maxLength: 3 }).map(objectOf);
  const pattern = fc.constantFrom(...patterns);
  return [
    optional({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) }),
    optional({
      enum: fc.uniqueArray(json, { minLength: 1, maxLength: 4, selector: (value) => JSON.stringify(value) }),
    }),
    optional({ const: json }),
    optional({ minimum: amount, maximum: amount, exclusiveMinimum: amount, exclusiveMaximum: amount }),
    optional({ multipleOf: fc.constantFrom(0.1, 0.5, 1, 2, 3) }),
    optional({ minLength: small, maxLength: small, pattern }),
    optional({ minItems: small, maxItems: small, uniqueItems: fc.boolean() }),
    optional({ items: schema, prefixItems: schemas }),
    optional({ contains: schema, minContains: small, maxContains: small }),
    optional({ properties, required: fc.uniqueArray(name, { maxLength: 2 }), additionalProperties: schema }),
    optional({ properties, patternProperties: fc.array(fc.tuple(pattern, schema), { maxLength: 2 }).map(objectOf) }),
    optional({ minProperties: small, maxProperties: small, propertyNames: schema }),
    optional({
      dependentRequired: fc
        .array(fc.tuple(name, fc.uniqueArray(name, { maxLength: 2 })), { maxLength: 2 })
        .map(objectOf),
    }),
    optional({ dependentSchemas: properties }),
    optional({ allOf: schemas }),
    optional({ anyOf: schemas }),
    optional({ oneOf: schemas }),
    optional({ not: schema }),
    optional({ if: schema, then: schema, else: schema }),
    optional({ properties, allOf: schemas, unevaluatedProperties: schema }),
    optional({ prefixItems: schemas, anyOf: schemas, unevaluatedItems: schema }),
  ];
}

/** JSON Schema 2020-12 schemas over all assertion keywords, with references to one another through `$defs`. */
export const schemas: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(subschema(3), subschema(2), subschema(2))
  .map(([root, first, second]) => {
    const document = typeof root === "boolean" ? { allOf: [root] } : root;
    return { ...document, $defs: { first, second } };
  });

function subschema(depth: number): fc.Arbitrary<Schema> {
  const leaf = fc.oneof(
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 2, arbitrary: type.map((only) => ({ type: only })) },
  );
  if (depth === 0) return leaf;
  const deeper = subschema(depth - 1);
  const groups = keywordGroups(deeper);
  const merged = fc
    .tuple(fc.oneof(...groups), fc.oneof(...groups))
    .map(([a, b]): Record<string, unknown> => ({ ...a, ...b }));
  // References lead down only: a schema that refers to itself for the same value has no meaning.
  const ref = fc.constantFrom("#/$defs/first", "#/$defs/second").map(($ref) => ({ $ref }));
  return depth === 3
    ? fc.oneof({ weight: 6, arbitrary: merged }, { weight: 1, arbitrary: ref })
    : fc.oneof({ weight: 4, arbitrary: merged }, { weight: 1, arbitrary: leaf });
}
