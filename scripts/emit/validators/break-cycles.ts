import type { Report } from "../../diagnostics.js";
import type { Schema } from "../../ir/types.js";
import { findComponents } from "./components.js";
import { inPlaceNames } from "./in-place.js";

/**
 * Schemas without references that lead a schema back to itself at the same instance: JSON Schema core 9.4.1 leaves their
 * meaning open, and a check would never end. Inheritance written twice (a base that lists its children in `oneOf`, and
 * children that name the base in `allOf`) is common and has an obvious meaning: the child's base is the base without the
 * list. Other cycles lose the reference that closes them. Both are reported.
 */
export function breakCycles(schemas: ReadonlyMap<string, Schema>, report: Report): ReadonlyMap<string, Schema> {
  const graph = new Map([...schemas].map(([name, schema]) => [name, inPlaceNames(schema)]));
  const broken = new Map(schemas);
  for (const component of findComponents(graph)) {
    const [first] = component;
    if (first === undefined || (component.length === 1 && graph.get(first)?.has(first) !== true)) continue;
    breakComponent(new Set(component), schemas, broken, report);
  }
  return broken;
}

function breakComponent(
  members: ReadonlySet<string>,
  schemas: ReadonlyMap<string, Schema>,
  broken: Map<string, Schema>,
  report: Report,
): void {
  const names = [...schemas.keys()].filter((name) => members.has(name));
  const inherits = names.some((name) => isBase(schemas.get(name), members));
  for (const name of names) {
    const schema = schemas.get(name);
    if (schema === undefined) continue;
    broken.set(name, rewrite(schema, { members, schemas, unions: true }));
  }
  const [first] = names;
  const at = first === undefined ? undefined : schemas.get(first)?.at;
  if (at === undefined) return;
  report({
    code: "ref-cycle",
    ...(inherits && { severity: "warning" as const }),
    at,
    message: `The schemas ${names.join(", ")} refer to each other for the same value, without end.`,
    hint: inherits
      ? "A base that lists its children is checked without that list where a child refers to it."
      : "The references that close the circle are left out of the validators.",
  });
}

function isBase(schema: Schema | undefined, members: ReadonlySet<string>): boolean {
  return [...(schema?.oneOf ?? []), ...(schema?.anyOf ?? [])].some(({ ref }) => ref !== undefined && members.has(ref));
}

interface Rewriting {
  readonly members: ReadonlySet<string>;
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Whether branches of unions may still lead into the circle. */
  readonly unions: boolean;
}

/** The schema with every reference into the circle replaced by the target's own rules, or dropped. */
function rewrite(schema: Schema, rewriting: Rewriting): Schema {
  const { members, schemas, unions } = rewriting;
  const own = withoutCycle(schema, members);
  const { ref, allOf = [] } = schema;
  const targets = [ref, ...allOf.map((part) => part.ref)].filter((name) => name !== undefined && members.has(name));
  const inherited = targets.flatMap((name) => {
    const target = name === undefined ? undefined : schemas.get(name);
    return target === undefined || target === schema ? [] : [withoutCycle(target, members)];
  });
  const kept = [...(own.allOf ?? []), ...inherited];
  return {
    ...own,
    ...(kept.length > 0 && { allOf: kept }),
    ...(unions && unionsOf(schema, rewriting)),
  };
}

/** Branches that are members of the circle stay: their own references back are cut. */
function unionsOf(schema: Schema, { members }: Rewriting): Pick<Schema, "anyOf" | "oneOf"> {
  const cut = (branches: readonly Schema[] | undefined) =>
    branches
      ?.filter((branch) => branch.ref === undefined || branch.ref !== schema.ref)
      .map((branch) => (branch.ref !== undefined && members.has(branch.ref) ? branch : withoutCycle(branch, members)));
  const anyOf = cut(schema.anyOf);
  const oneOf = cut(schema.oneOf);
  return { ...(anyOf !== undefined && { anyOf }), ...(oneOf !== undefined && { oneOf }) };
}

function leads(schema: Schema, members: ReadonlySet<string>): boolean {
  return [...inPlaceNames(schema)].some((name) => members.has(name));
}

/** The schema's own rules: everything but the parts that lead into the circle. */
function withoutCycle(schema: Schema, members: ReadonlySet<string>): Schema {
  const { ref, allOf, anyOf, oneOf, not, conditional, object, discriminator: _tag, ...rest } = schema;
  const keep = (parts: readonly Schema[] | undefined) => parts?.filter((part) => !leads(part, members));
  const kept = keep(allOf);
  const whole = (parts: readonly Schema[] | undefined) =>
    parts !== undefined && !parts.some((part) => leads(part, members));
  const branches = [conditional?.if, conditional?.then, conditional?.else].filter((part) => part !== undefined);
  return {
    ...rest,
    ...(ref !== undefined && !members.has(ref) && { ref }),
    ...(kept !== undefined && kept.length > 0 && { allOf: kept }),
    ...(anyOf !== undefined && whole(anyOf) && { anyOf }),
    ...(oneOf !== undefined && whole(oneOf) && { oneOf }),
    ...(not !== undefined && whole([not]) && { not }),
    ...(conditional !== undefined && whole(branches) && { conditional }),
    ...(object !== undefined && { object: withoutDependents(object, members) }),
  };
}

function withoutDependents(
  object: NonNullable<Schema["object"]>,
  members: ReadonlySet<string>,
): NonNullable<Schema["object"]> {
  const { dependentSchemas, ...rest } = object;
  if (dependentSchemas === undefined) return object;
  return { ...rest, dependentSchemas: new Map([...dependentSchemas].filter(([, schema]) => !leads(schema, members))) };
}
