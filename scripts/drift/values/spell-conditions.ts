import type { ConditionalRules, InstanceType, ObjectRules, Schema } from "../../contract/model/types.js";
import { asserts, assertsBeside, isPlainUnion } from "./value-set.js";
import { readsAlike } from "./written-equality.js";

/** The atoms of the schemas, behind references and `allOf`s. */
export type Expand = (schemas: readonly Schema[]) => readonly Schema[];

/** Schemas that say together what one said, in plainer words; `undefined` where there are none. */
export type Spelled = readonly Schema[] | undefined;

/** The one schema that asserts something, behind references, lists of one and choices of one; the schema itself where there are several. */
export function soleOf(schema: Schema, expand: Expand): Schema {
  let sole = schema;
  for (const seen = new Set<Schema>(); !seen.has(sole); ) {
    seen.add(sole);
    const [only, ...others] = expand([sole]).filter((atom) => asserts(atom));
    if (only === undefined || others.length > 0) return sole;
    const [choice, ...choices] = isPlainUnion(only) ? (only.anyOf ?? only.oneOf ?? []) : [];
    sole = choice && choices.length === 0 ? choice : only;
  }
  return sole;
}

/** `not` of a `not`: what is inside of it, on the condition of what stands beside it. */
export function spellNegation(schema: Schema, expand: Expand): Spelled {
  if (schema.not === undefined) return undefined;
  const { not: then, ...condition } = soleOf(schema.not, expand);
  const { not: _not, ...rest } = schema;
  const { anyOf: refused = [] } = condition;
  // None of several is each of them not.
  if (then === undefined && refused.length > 1 && !assertsBeside(condition, "anyOf"))
    return [rest, ...refused.map((not) => refusing(not, rest.types))];
  if (!says(schema.not, expand)) return [{ at: schema.at, never: true, notes: schema.notes }];
  const needed = then === undefined ? negationOf(schema.not, expand) : undefined;
  if (needed) return [rest, needed];
  if (then === undefined) return isOfObjects(schema) ? spellAbsence(schema.not, rest, expand) : undefined;
  if (!assertsBeside(condition)) return [rest, then];
  const conditional = { if: condition, then };
  negations.add(conditional);
  return beside(rest, condition, { conditional });
}

const negations = new WeakSet<ConditionalRules>();

/** Nobody wrote the condition: it is what a `not` in a `not` comes down to. */
export function isNegation(rules: ConditionalRules | undefined): boolean {
  return rules !== undefined && negations.has(rules);
}

/** What is below a `not`, by the schema that stands for it. */
const refusedBy = new WeakMap<Schema, Schema>();

/** What `not` has in the description where the schema says it in other words. */
export function writtenRefusal(schema: Schema): Schema | undefined {
  return refusedBy.get(schema);
}

/** What comes of the schema refuses the same in other words. */
export function keepRefusal(schema: Schema, spelled: Schema): void {
  const refused = refusedBy.get(schema);
  if (refused) refusedBy.set(spelled, refused);
}

/** One of several that are refused, by itself. */
function refusing(not: Schema, types: Schema["types"]): Schema {
  const schema = made(not, { ...(types && { types }), not });
  refusedBy.set(schema, not);
  return schema;
}

/** A property that an object must not have. */
function spellAbsence(refused: Schema, rest: Schema, expand: Expand): Spelled {
  const name = presenceOf(refused, expand);
  if (name === undefined) return undefined;
  const { properties, ...rules } = rest.object ?? nothing;
  const none: Schema = { at: { ...refused.at }, never: true, notes: {} };
  refusedBy.set(none, refused);
  return [{ ...rest, object: { ...rules, properties: new Map([...properties, [name, none]]) } }];
}

/** A choice of one beside other rules; and one between what is not and what must be where it is. */
export function spellChoice(schema: Schema, expand: Expand): Spelled {
  const [one, two, ...others] = schema.anyOf ?? schema.oneOf ?? [];
  if (one === undefined || others.length > 0 || (schema.anyOf && schema.oneOf) || schema.discriminator)
    return undefined;
  const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
  if (two === undefined) return asserts(rest) ? [rest, one] : undefined;
  const [before, after] = [negationOf(one, expand), negationOf(two, expand)];
  if ((before === undefined) === (after === undefined)) return undefined;
  const [condition, then] = before ? [before, two] : [after, one];
  return condition && beside(rest, condition, { conditional: { if: condition, then } });
}

/** A schema with a place of its own: what stands at that of another is the other. */
export function made({ at }: Schema, rules: Omit<Schema, "at" | "notes">): Schema {
  return { at: { ...at }, ...rules, notes: {} };
}

/** A schema with rules besides: in it, where the written schema then has its place, unless it has such rules already. */
function beside(rest: Schema, at: Schema, rules: Omit<Schema, "at" | "notes">): Spelled {
  return Object.keys(rules).some((key) => key in rest) ? [rest, made(at, rules)] : [{ ...rest, ...rules }];
}

/** What the schema refuses, where it does nothing else. */
function negationOf(schema: Schema, expand: Expand): Schema | undefined {
  const { not, object, types, ...rest } = soleOf(schema, expand);
  if (assertsBeside(rest) || (not && object) || (types && !(object && isOfObjects({ types })))) return undefined;
  const [[name, property] = [], ...others] = object?.properties ?? [];
  if (object === undefined || name === undefined || !property?.never) return not;
  if (others.length > 0 || saysMore(object, "properties")) return undefined;
  return made(schema, { ...(!types && { types: objects }), object: { ...nothing, required: new Set([name]) } });
}

const objects: ReadonlySet<InstanceType> = new Set(["object"]);
const nothing: ObjectRules = { properties: new Map(), required: new Set() };

function isOfObjects({ types }: Pick<Schema, "types">): boolean {
  return types?.size === 1 && types.has("object");
}

/** Rules of an object beside some. */
function saysMore(rules: ObjectRules, ...except: readonly (keyof ObjectRules)[]): boolean {
  return Object.entries(rules).some(([key, rule]) => {
    if (except.some((name) => name === key)) return false;
    return !(rule instanceof Map || rule instanceof Set) || rule.size > 0;
  });
}

/** A condition that is constant or has no consequence, and one that asks whether a property is there. */
export function spellCondition(schema: Schema, expand: Expand): Spelled {
  if (schema.conditional === undefined) return undefined;
  const { conditional, ...rest } = schema;
  const said = (part: Schema | undefined) => (part && says(part, expand) ? part : undefined);
  const [condition, then, otherwise] = [conditional.if, said(conditional.then), said(conditional.else)];
  const only = onlyPart(condition, then, otherwise, expand);
  if (only !== undefined) return [rest, ...only];
  const negated = negationOf(condition, expand);
  if (negated) return [{ ...rest, conditional: rulesOf(negated, otherwise, then) }];
  const name = presenceOf(condition, expand);
  if (then && name !== undefined) {
    const concerned =
      isOfObjects(condition) || isOfObjects(schema) || expand([soleOf(then, expand)]).every(isOnlyOfObjects);
    const object = { ...nothing, dependentSchemas: new Map([[name, then]]) };
    const other = otherwise && { conditional: { if: condition, else: otherwise } };
    if (concerned) return beside({ ...rest, ...other }, condition, { object });
  }
  if (then === conditional.then && otherwise === conditional.else) return undefined;
  return [{ ...rest, conditional: rulesOf(condition, then, otherwise) }];
}

function says(schema: Schema, expand: Expand): boolean {
  return expand([schema]).some((atom) => asserts(atom));
}

/** What applies to any value, whatever the condition; `undefined` where that matters. */
function onlyPart(
  condition: Schema,
  then: Schema | undefined,
  otherwise: Schema | undefined,
  expand: Expand,
): readonly Schema[] | undefined {
  const list = (part: Schema | undefined) => (part ? [part] : []);
  if (then === undefined && otherwise === undefined) return [];
  if (!says(condition, expand)) return list(then);
  if (expand([condition]).some(({ never }) => never)) return list(otherwise);
  return then && otherwise && readsAlike(then, otherwise) ? [then] : undefined;
}

function rulesOf(condition: Schema, then: Schema | undefined, otherwise: Schema | undefined): ConditionalRules {
  return { if: condition, ...(then && { then }), ...(otherwise && { else: otherwise }) };
}

/** The property that the schema asks for, where it does no more than that. */
function presenceOf(schema: Schema, expand: Expand): string | undefined {
  const atoms = expand([soleOf(schema, expand)]).filter((atom) => asserts(atom));
  if (!atoms.every((atom) => isBare(atom, expand))) return undefined;
  const [name, ...others] = new Set(atoms.flatMap(({ object }) => [...(object?.required ?? [])]));
  return others.length > 0 ? undefined : name;
}

/** The schema says of objects which properties they must have, and nothing else. */
function isBare(atom: Schema, expand: Expand): boolean {
  if (assertsBeside(atom, "ref", "allOf", "types", "object") || (atom.types && !isOfObjects(atom))) return false;
  const { properties, ...rules } = atom.object ?? nothing;
  return (
    ![...properties.values()].some((property) => says(property, expand)) &&
    !saysMore({ ...rules, properties: new Map() }, "required")
  );
}

function isOnlyOfObjects(atom: Schema): boolean {
  return !assertsBeside(atom, "ref", "allOf", "object");
}

/** Dependent schemas that require properties, and ones that say nothing. */
export function spellDependents(schema: Schema, expand: Expand): Spelled {
  const { object } = schema;
  if (object?.dependentSchemas === undefined) return undefined;
  const schemas = new Map<string, Schema>();
  const required = new Map(object.dependentRequired);
  for (const [name, dependent] of object.dependentSchemas) {
    const sole = soleOf(dependent, expand);
    const rest = withoutRequired(sole);
    if (rest !== sole) required.set(name, [...(required.get(name) ?? []), ...(sole.object?.required ?? [])]);
    if (says(rest, expand)) schemas.set(name, rest === sole ? dependent : rest);
  }
  if (
    [...schemas].every(([name, rest]) => object.dependentSchemas?.get(name) === rest) &&
    schemas.size === object.dependentSchemas.size
  )
    return undefined;
  const { dependentSchemas: _schemas, dependentRequired: _required, ...rules } = object;
  return [
    {
      ...schema,
      object: {
        ...rules,
        ...(schemas.size > 0 && { dependentSchemas: schemas }),
        ...(required.size > 0 && { dependentRequired: required }),
      },
    },
  ];
}

/** What a schema of an object says beside the properties that it requires. */
function withoutRequired(schema: Schema): Schema {
  const { object, types, ...rest } = schema;
  if (object === undefined || object.required.size === 0 || assertsBeside(rest) || (types && !isOfObjects(schema)))
    return schema;
  const rules: ObjectRules = { ...object, required: new Set() };
  return saysMore(rules) ? { ...rest, object: rules } : rest;
}
