import type { ArrayRules, ObjectRules, Schema } from "../../contract/model/types.js";
import type { Expand, Spelled } from "./spell-conditions.js";

/**
 * Where what others look at is the same for every value, `unevaluatedProperties` is `additionalProperties` beside all of
 * that, and `unevaluatedItems` is `items` (JSON Schema 2020-12, section 11). What was written stays, as the same schema, so
 * that a comparison can name it.
 */
export function spellUnevaluated(schema: Schema, expand: Expand): Spelled {
  if (!schema.object?.unevaluatedProperties && !schema.array?.unevaluatedItems) return undefined;
  const { object: before, array: first, ...rest } = schema;
  const { unevaluatedProperties: _properties, ...rules } = before ?? {};
  const { unevaluatedItems: _items, ...list } = first ?? {};
  const plain = { ...rest, ...(before && { object: rules as ObjectRules }), ...(first && { array: list }) };
  const beside: Beside = { atoms: expand([plain]), choices: choicesBelow(plain, expand) };
  const object = before && objectBeside(before, beside);
  const array = first && arrayBeside(first, beside);
  if (object === before && array === first) return undefined;
  return [{ ...rest, ...(object && { object }), ...(array && { array }) }];
}

interface Beside {
  /** What applies to every value. */
  readonly atoms: readonly Schema[];
  /** What applies to some, and has looked at their parts then. */
  readonly choices: readonly Schema[];
}

function choicesBelow(schema: Schema, expand: Expand): readonly Schema[] {
  const found = new Set<Schema>();
  const pending = [...expand([schema])];
  for (let atom = pending.pop(); atom !== undefined; atom = pending.pop()) {
    const { if: condition, then, else: otherwise } = atom.conditional ?? {};
    const parts = [condition, then, otherwise, ...(atom.object?.dependentSchemas?.values() ?? [])];
    const branches = [...(atom.anyOf ?? []), ...(atom.oneOf ?? []), ...parts.flatMap((part) => part ?? [])];
    for (const inner of expand(branches)) {
      if (!found.has(inner)) pending.push(inner);
      found.add(inner);
    }
  }
  return [...found];
}

function objectBeside(object: ObjectRules, { atoms, choices }: Beside): ObjectRules {
  const { unevaluatedProperties: others, ...rules } = object;
  if (others === undefined || object.additionalProperties === others) return object;
  const looked = atoms.flatMap((atom) => atom.object ?? []);
  if (looked.some((one) => one.additionalProperties ?? one.unevaluatedProperties)) return rules;
  if (choices.some((choice) => choice.object && looksAtProperties(choice.object))) return object;
  const properties = firstOfEach(looked.flatMap((one) => [...one.properties]));
  const patterns = firstOfEach(looked.flatMap((one) => [...(one.patternProperties ?? [])]));
  const patternProperties = patterns.size > 0 ? { patternProperties: patterns } : {};
  return { ...object, properties, ...patternProperties, additionalProperties: others };
}

function looksAtProperties(rules: ObjectRules): boolean {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = rules;
  return properties.size > 0 || [patternProperties, additionalProperties, unevaluatedProperties].some(Boolean);
}

function firstOfEach(entries: readonly (readonly [string, Schema])[]): ReadonlyMap<string, Schema> {
  const map = new Map<string, Schema>();
  for (const [name, schema] of entries) if (!map.has(name)) map.set(name, schema);
  return map;
}

function arrayBeside(array: ArrayRules, { atoms, choices }: Beside): ArrayRules {
  const { unevaluatedItems: others, ...rules } = array;
  if (others === undefined || array.items === others) return array;
  const looked = atoms.flatMap((atom) => atom.array ?? []);
  if (looked.some((one) => one.items ?? one.unevaluatedItems)) return rules;
  if ([...looked, ...choices.flatMap((choice) => choice.array ?? [])].some(({ contains }) => contains)) return array;
  if (choices.some((choice) => choice.array && looksAtItems(choice.array))) return array;
  const longest = looked.reduce<readonly Schema[]>(
    (most, { prefixItems = [] }) => (prefixItems.length > most.length ? prefixItems : most),
    [],
  );
  return { ...array, ...(longest.length > 0 && { prefixItems: longest }), items: others };
}

function looksAtItems({ prefixItems, items, unevaluatedItems }: ArrayRules): boolean {
  return [prefixItems, items, unevaluatedItems].some(Boolean);
}
