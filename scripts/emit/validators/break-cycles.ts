import type { Report } from "../../diagnostics.js";
import type { ObjectRules, Schema } from "../../ir/types.js";
import { findComponents } from "./components.js";
import { inPlaceNames } from "./in-place.js";

/**
 * Schemas without references that lead a schema back to itself at the same instance: JSON Schema core 9.4.1 leaves their
 * meaning open, and a check would never end. Inheritance written twice (a base that lists its children in `oneOf`, and
 * children that name the base in `allOf`) is common and has an obvious meaning: the child's base is the base without the
 * list. Other circles lose the references that close them. Both are reported.
 */
export function breakCycles(schemas: ReadonlyMap<string, Schema>, report: Report): ReadonlyMap<string, Schema> {
  const broken = new Map(schemas);
  for (const members of circlesOf(schemas)) {
    reportCircle(members, schemas, report);
    for (const name of members) replace(broken, name, (schema) => inherit(schema, members, schemas));
  }
  for (const members of circlesOf(broken)) {
    for (const name of members) replace(broken, name, (schema) => withoutCircle(schema, members));
  }
  return broken;
}

type Members = ReadonlySet<string>;

function replace(schemas: Map<string, Schema>, name: string, change: (schema: Schema) => Schema): void {
  const schema = schemas.get(name);
  if (schema !== undefined) schemas.set(name, change(schema));
}

function circlesOf(schemas: ReadonlyMap<string, Schema>): readonly Members[] {
  const graph = new Map([...schemas].map(([name, schema]) => [name, inPlaceNames(schema)]));
  return findComponents(graph)
    .filter(([first, second]) => first !== undefined && (second !== undefined || graph.get(first)?.has(first)))
    .map((component) => new Set(component.sort()));
}

function reportCircle(members: Members, schemas: ReadonlyMap<string, Schema>, report: Report): void {
  const [first = ""] = members;
  const at = schemas.get(first)?.at;
  if (at === undefined) return;
  const inherits = members.size > 1 && [...members].some((name) => listsChildren(schemas.get(name), members));
  report({
    code: "ref-cycle",
    ...(inherits && { severity: "warning" as const }),
    at,
    message: `${[...members].join(", ")}: reference without end for the same value.`,
    hint: inherits
      ? "Where a child refers to its base, the base is checked without the list of its children."
      : "The references that close the circle are left out of the validators.",
  });
}

function listsChildren(schema: Schema | undefined, members: Members): boolean {
  return [...(schema?.oneOf ?? []), ...(schema?.anyOf ?? [])].some(({ ref }) => ref !== undefined && members.has(ref));
}

/** The schema with the members that it extends replaced by their own rules. Branches of unions stay. */
function inherit(schema: Schema, members: Members, schemas: ReadonlyMap<string, Schema>): Schema {
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
function withoutCircle(schema: Schema, members: Members): Schema {
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
