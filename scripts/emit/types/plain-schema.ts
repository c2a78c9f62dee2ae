import { canonicalJson } from "../../base/json.js";
import { acceptsAll, follow } from "../../contract/model/follow.js";
import { isListable, typesOfJson } from "../../contract/model/listed-values.js";
import { printSchema } from "../../contract/model/print-schema.js";
import { SchemaFacts } from "../../contract/model/schema-facts.js";
import type { Schema } from "../../contract/model/types.js";

type Schemas = ReadonlyMap<string, Schema>;

/**
 * Spells a schema so that openapi-typescript makes the type of it that JSON Schema means. Its reading differs for lists of
 * values beside types, for what stands beside a reference or a union, for required names without a property, and for
 * properties beside an index.
 */
export class PlainSchemas {
  private readonly facts: SchemaFacts;

  constructor(private readonly schemas: Schemas) {
    this.facts = new SchemaFacts(schemas);
  }

  plain(schema: Schema): Schema {
    const listed = withOneIndex(withOwnRequired(withListedValues(withMeantType(schema)), this.schemas));
    return withSiblings(this.withUnionsApart(listed));
  }

  /** It takes what stands beside `anyOf` for another alternative. */
  private withUnionsApart(schema: Schema): Schema {
    if (schema.anyOf === undefined && schema.oneOf === undefined) return schema;
    const { at, notes, anyOf, oneOf, discriminator: _, ...own } = schema;
    const unions = [anyOf && { at, notes: {}, anyOf }, oneOf && { at, notes: {}, oneOf }].filter(
      (union) => union !== undefined,
    );
    const telling = unions.filter(({ anyOf: some, oneOf: one = some }) => one?.every(saysMore));
    const rest = this.withoutGivenTypes({ at, notes: {}, ...own }, telling);
    const core = saysMore(rest) ? [rest] : [];
    const [only] = telling;
    if (core.length === 0 && only !== undefined && telling.length === 1) return { ...only, notes };
    if (telling.length === 0) return { ...rest, notes };
    const { allOf = [], ...plain } = rest;
    const parts = saysMore(plain) ? [plain, ...allOf] : allOf;
    return { at, notes, allOf: [...parts, ...telling] };
  }

  /** Types that a union beside them has anyway. */
  private withoutGivenTypes(schema: Schema, unions: readonly Schema[]): Schema {
    const { types, ...rest } = schema;
    if (types === undefined || schema.object !== undefined || schema.array !== undefined) return schema;
    const isGiven = unions.some(({ anyOf = [], oneOf = anyOf }) => {
      const given = this.facts.unionTypes(oneOf);
      return (
        given !== undefined &&
        [...given].every((type) => types.has(type) || (type === "integer" && types.has("number")))
      );
    });
    return isGiven ? rest : schema;
  }
}

/** Whether a type says anything of the schema. */
function saysMore({ ref, types, enum: values, object, array, allOf, anyOf, oneOf, never }: Schema): boolean {
  return [ref, types, values, object, array, allOf, anyOf, oneOf, never].some((rules) => rules !== undefined);
}

/** Items without a type are those of a list, as properties are those of an object. */
function withMeantType(schema: Schema): Schema {
  const { types, enum: values, array, object } = schema;
  if (types !== undefined || values !== undefined || array === undefined || object !== undefined) return schema;
  return { ...schema, types: new Set(["array"]) };
}

/** Values that the types beside them exclude do not count, and neither do types without a value. */
function withListedValues(schema: Schema): Schema {
  if (schema.enum === undefined) return schema;
  const { enum: listed, types, const: isConstant, ...rest } = schema;
  const values = listed.filter((value) => isListable(value, schema));
  if (values.length > 0 && values.every((value) => value === null)) return { ...rest, types: new Set(["null"]) };
  if (values.length === 0) return { at: schema.at, notes: schema.notes, never: true };
  const found = new Set(values.flatMap((value) => [...typesOfJson(value)]));
  const kept = types && new Set([...types].filter((type) => found.has(type)));
  return { ...rest, enum: values, ...(isConstant && { const: isConstant }), ...(kept && { types: kept }) };
}

/**
 * What a schema requires stands with it: openapi-typescript passes over a name without a property of its own, as in a part
 * of `allOf` that requires what another part describes, and its helper for bases does not compile where one may be null.
 */
function withOwnRequired(schema: Schema, schemas: Schemas): Schema {
  const { object, allOf = [], ref } = schema;
  if (object === undefined || object.required.size === 0) return schema;
  const missing = [...object.required].filter((name) => !object.properties.has(name));
  if (missing.length === 0) return schema;
  const other = object.additionalProperties ?? { at: schema.at, notes: {} };
  const bases = ref === undefined ? allOf : [{ at: schema.at, notes: {}, ref }, ...allOf];
  const found = missing.map((name) => [name, inheritedProperty(name, bases, schemas) ?? other] as const);
  const own = { ...object, properties: new Map([...object.properties, ...found]) };
  if (bases.length === 0) return { ...schema, object: own };
  const { object: _, ref: __, ...rest } = schema;
  const required: Schema = { at: schema.at, notes: {}, types: new Set(["object"]), object: own };
  return { ...rest, allOf: [...bases, required] };
}

function inheritedProperty(
  name: string,
  parts: readonly Schema[],
  schemas: Schemas,
  seen: Set<Schema> = new Set(),
): Schema | undefined {
  for (const part of parts) {
    const { schema } = follow(part, schemas);
    if (seen.has(schema)) continue;
    seen.add(schema);
    const { object, allOf = [], ref } = schema;
    const target = ref === undefined ? undefined : schemas.get(ref);
    const inner = [...(target === undefined ? [] : [target]), ...allOf];
    const property = object?.properties.get(name) ?? inheritedProperty(name, inner, schemas, seen);
    if (property !== undefined) return property;
  }
  return undefined;
}

/** In TypeScript, what an index says holds for the properties beside it, too: it must allow what they have. */
function withOneIndex(schema: Schema): Schema {
  const { object, at } = schema;
  if (object === undefined) return schema;
  const { patternProperties, additionalProperties, unevaluatedProperties, ...rest } = object;
  const named = [...(patternProperties?.values() ?? [])];
  const other = additionalProperties ?? (unevaluatedProperties?.never ? undefined : unevaluatedProperties);
  if (named.length === 0 && (other === undefined || other.never)) return schema;
  const isOpen = (named.length > 0 && other === undefined) || (other !== undefined && acceptsAll(other));
  const all = [...named, ...(other === undefined || other.never ? [] : [other]), ...rest.properties.values()];
  return { ...schema, object: { ...rest, additionalProperties: isOpen ? { at, notes: {} } : anyOf(all, at) } };
}

function anyOf(schemas: readonly Schema[], at: Schema["at"]): Schema {
  const distinct = new Map(schemas.map((schema) => [canonicalJson(printSchema({ ...schema, notes: {} })), schema]));
  const [first, ...others] = distinct.values();
  if (first === undefined || [...distinct.values()].some(acceptsAll)) return { at, notes: {} };
  return others.length === 0 ? first : { at, notes: {}, anyOf: [first, ...others] };
}

/** It passes over what stands beside a reference, and fails on `false` in `allOf`. */
function withSiblings(schema: Schema): Schema {
  const { at, notes, ref } = schema;
  if (schema.allOf?.some(({ never }) => never)) return { at, notes, never: true };
  if (ref === undefined) return schema;
  const { ref: _, ...rest } = schema;
  const reference: Schema = { at, notes: {}, ref };
  const { allOf = [], ...own } = { ...rest, notes: {} };
  if (!saysMore(own) && allOf.length === 0) return { ...reference, notes };
  return { at, notes, allOf: [reference, ...(saysMore(own) ? [own] : []), ...allOf] };
}
