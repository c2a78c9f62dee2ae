import type { ArrayRules, ObjectRules, Schema } from "../../contract/model/types.js";
import type { Looker, Looks, PartKind } from "./looks.js";
import type { Spelled } from "./spell-conditions.js";

/**
 * Where what others look at is the same for every value, `unevaluatedProperties` is `additionalProperties` beside all of
 * that, and `unevaluatedItems` is `items` (JSON Schema 2020-12, section 11). What was written stays, as the same schema, so
 * that a comparison can name it. Elsewhere it is remembered beside what it was written.
 */
export function spellUnevaluated(schema: Schema, looker: Looker): Spelled {
  const { object, array, ...rest } = schema;
  if (!object?.unevaluatedProperties && !array?.unevaluatedItems) return undefined;
  const plain = withoutRest(schema);
  const left = (others: Schema | undefined, kind: PartKind) => others && known(others, plain, looker, kind);
  const properties = object && objectBeside(object, left(object.unevaluatedProperties, "object"), looker);
  const items = array && arrayBeside(array, left(array.unevaluatedItems, "array"), looker);
  if (properties === object && items === array) return undefined;
  return [{ ...rest, ...(properties && { object: properties }), ...(items && { array: items }) }];
}

function withoutRest({ object, array, ...rest }: Schema): Schema {
  const { unevaluatedProperties: _properties, ...rules } = object ?? {};
  const { unevaluatedItems: _items, ...list } = array ?? {};
  return { ...rest, ...(object && { object: rules as ObjectRules }), ...(array && { array: list }) };
}

/** The schema for what is left over, as one of its own where it is met as it is written. */
function known(others: Schema, beside: Schema, looker: Looker, kind: PartKind): Schema {
  if (looker.looksBeside(others, kind)) return others;
  const own = { ...others };
  looker.keep(own, beside);
  return own;
}

function objectBeside(object: ObjectRules, others: Schema | undefined, looker: Looker): ObjectRules {
  if (others === undefined || object.additionalProperties === others) return object;
  const looks = looker.looksBeside(others, "object");
  const { unevaluatedProperties: written, ...rules } = object;
  if (looks === undefined || looks.all || rules.additionalProperties) return rules;
  if (looks.parts.some((part) => looker.adds(part, looks, "object")))
    return written === others ? object : { ...rules, unevaluatedProperties: others };
  return objectWithRest(rules, looks, others);
}

/** Rules for what is left over beside all that is looked at. */
export function objectWithRest(
  rules: ObjectRules,
  looks: Pick<Looks, "names" | "patterns">,
  rest: Schema,
): ObjectRules {
  const { names: properties, patterns } = looks;
  const patternProperties = patterns.size > 0 ? { patternProperties: patterns } : {};
  return { ...rules, properties, ...patternProperties, additionalProperties: rest, unevaluatedProperties: rest };
}

function arrayBeside(array: ArrayRules, others: Schema | undefined, looker: Looker): ArrayRules {
  if (others === undefined || array.items === others) return array;
  const looks = looker.looksBeside(others, "array");
  const { unevaluatedItems: written, ...rules } = array;
  if (looks === undefined || looks.all || rules.items) return rules;
  const rest = { unevaluatedItems: others };
  if (looks.parts.some((part) => looker.adds(part, looks, "array")))
    return written === others ? array : { ...rules, ...rest };
  return { ...rules, ...(looks.items.length > 0 && { prefixItems: looks.items }), items: others, ...rest };
}
