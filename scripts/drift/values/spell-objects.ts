import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { Emptiness } from "./emptiness.js";
import { mergeEnums } from "./listed.js";
import { constrains } from "./merge-sets.js";
import { matchesEverything } from "./patterns.js";
import { type Expand, made, type Spelled } from "./spell-conditions.js";
import { assertsBeside } from "./value-set.js";

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

/** An object whose names are listed, all of which are described, has these properties and no others. */
export function spellNames(schema: Schema, expand: Expand): Spelled {
  const { object } = schema;
  if (object?.propertyNames === undefined || object.patternProperties) return undefined;
  const { propertyNames, additionalProperties, ...rules } = object;
  const others = additionalProperties && constrains(additionalProperties) ? additionalProperties : undefined;
  const names = listOf(expand([propertyNames]), expand);
  const described = names?.map((name) => [name, rules.properties.get(name) ?? others] as const);
  const properties = described?.flatMap(([name, property]) => (property ? [[name, property] as const] : []));
  if (properties === undefined || properties.length < (described ?? []).length) return undefined;
  const none = made(propertyNames, { never: true });
  return [{ ...schema, object: { ...rules, properties: new Map(properties), additionalProperties: none } }];
}

const text: Schema = { at: { file: "", pointer: "" }, types: new Set(["string"]), notes: {} };

/** The texts that schemas together allow, where they do no more than list some. */
function listOf(atoms: readonly Schema[], expand: Expand): readonly string[] | undefined {
  if (new Emptiness(expand).takeNothing(...atoms, text)) return [];
  const isList = (atom: Schema) => !assertsBeside(atom, "ref", "allOf", "enum", "const", "types");
  if (!atoms.every((atom) => isList(atom) && atom.types?.has("string") !== false)) return undefined;
  return mergeEnums(atoms)?.values.filter((name) => typeof name === "string");
}
