import { findComponents } from "../../base/components.js";
import { inPlaceNames } from "./in-place.js";
import type { ObjectRules, Schema } from "./types.js";

/** Names of schemas that lead to each other, without end, for the same instance. */
export type Members = ReadonlySet<string>;

/** Every such circle of references. */
export function circlesOf(schemas: ReadonlyMap<string, Schema>): readonly Members[] {
  const graph = new Map([...schemas].map(([name, schema]) => [name, inPlaceNames(schema)]));
  return findComponents(graph)
    .filter(([first, second]) => first !== undefined && (second !== undefined || graph.get(first)?.has(first)))
    .map((component) => new Set(component.sort()));
}

/** The schema with the members that it extends replaced by their own rules. Branches of unions stay. */
export function inherit(schema: Schema, members: Members, schemas: ReadonlyMap<string, Schema>): Schema {
  const { ref, allOf = [], ...rest } = schema;
  const isMember = (name: string | undefined): name is string => name !== undefined && members.has(name);
  const extended = [ref, ...allOf.map((part) => part.ref)].filter(isMember);
  const inherited = extended.flatMap((name) => {
    const target = schemas.get(name);
    return target === undefined || target === schema ? [] : [withoutCircle(target, members)];
  });
  const parts = [...allOf.filter((part) => !isMember(part.ref)), ...inherited];
  return { ...rest, ...(ref !== undefined && !isMember(ref) && { ref }), ...(parts.length > 0 && { allOf: parts }) };
}

function leads(schema: Schema, members: Members): boolean {
  return [...inPlaceNames(schema)].some((name) => members.has(name));
}

/** The schema without the parts and branches that lead into the circle. */
export function withoutCircle(schema: Schema, members: Members): Schema {
  const { ref, allOf, anyOf, oneOf, not, conditional, object, discriminator: _tag, ...rest } = schema;
  const keep = <K extends "allOf" | "anyOf" | "oneOf">(keyword: K, parts: readonly Schema[] | undefined) => {
    const kept = parts?.filter((part) => !leads(part, members)) ?? [];
    return kept.length > 0 ? { [keyword]: kept } : {};
  };
  const outcomes = [conditional?.if, conditional?.then, conditional?.else].filter((part) => part !== undefined);
  return {
    ...rest,
    ...(ref !== undefined && !members.has(ref) && { ref }),
    ...keep("allOf", allOf),
    ...keep("anyOf", anyOf),
    ...keep("oneOf", oneOf),
    ...(not !== undefined && !leads(not, members) && { not }),
    ...(conditional !== undefined && !outcomes.some((part) => leads(part, members)) && { conditional }),
    ...(object !== undefined && { object: withoutDependents(object, members) }),
  };
}

function withoutDependents(object: ObjectRules, members: Members): ObjectRules {
  const { dependentSchemas, ...rest } = object;
  if (dependentSchemas === undefined) return object;
  return { ...rest, dependentSchemas: new Map([...dependentSchemas].filter(([, schema]) => !leads(schema, members))) };
}
