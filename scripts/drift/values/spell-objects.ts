import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { matchesEverything } from "./patterns.js";
import { made, type Spelled } from "./spell-conditions.js";

/** What is said of names that match a pattern that all names match is said of every property. */
export function spellPatterns(schema: Schema): Spelled {
  const { object } = schema;
  const [pattern, every] = [...(object?.patternProperties ?? [])].find(([name]) => matchesEverything(name)) ?? [];
  if (object === undefined || pattern === undefined || every === undefined) return undefined;
  const { patternProperties, additionalProperties: _unmatched, ...rules } = object;
  const others = new Map([...(patternProperties ?? [])].filter(([name]) => name !== pattern));
  if (others.size === 0 && rules.properties.size === 0)
    return [{ ...schema, object: { ...rules, additionalProperties: every } }];
  const rest: ObjectRules = { ...rules, ...(others.size > 0 && { patternProperties: others }) };
  const beside: ObjectRules = { properties: new Map(), required: new Set(), additionalProperties: every };
  return [{ ...schema, object: rest }, made(every, { object: beside })];
}

/** A property that may not be there is none of an object that has no others. */
export function spellForbidden(schema: Schema): Spelled {
  const { object } = schema;
  if (!object?.additionalProperties?.never || object.patternProperties) return undefined;
  const properties = new Map([...object.properties].filter(([, property]) => !property.never));
  return properties.size === object.properties.size ? undefined : [{ ...schema, object: { ...object, properties } }];
}
