import type { Report } from "../../base/diagnostics.js";
import { circlesOf, inherit, type Members, withoutCircle } from "../../contract/model/circles.js";
import type { Schema } from "../../contract/model/types.js";

/**
 * Schemas without references that lead a schema back to itself at the same instance: JSON Schema core 9.4.1 leaves their
 * meaning open, and a check would never end. Inheritance written twice (a base that lists its children in `oneOf`, and
 * children that name the base in `allOf`) is common and has an obvious meaning: the child's base is the base without the
 * list. Other circles lose the references that close them. Both are reported.
 */
export function breakCycles(schemas: ReadonlyMap<string, Schema>, report: Report): ReadonlyMap<string, Schema> {
  const circles = circlesOf(schemas);
  if (circles.length === 0) return schemas;
  const broken = new Map(schemas);
  for (const members of circles) {
    reportCircle(members, schemas, report);
    for (const name of members) replace(broken, name, (schema) => inherit(schema, members, schemas));
  }
  for (const members of circlesOf(broken)) {
    for (const name of members) replace(broken, name, (schema) => withoutCircle(schema, members));
  }
  return broken;
}

function replace(schemas: Map<string, Schema>, name: string, change: (schema: Schema) => Schema): void {
  const schema = schemas.get(name);
  if (schema !== undefined) schemas.set(name, change(schema));
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
