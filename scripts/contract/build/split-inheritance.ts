import type { Report } from "../../base/diagnostics.js";
import { withoutCircle } from "../model/circles.js";
import { inPlaceNames } from "../model/in-place.js";
import type { Schema } from "../model/types.js";

/**
 * Breaks schemas that contain themselves without going down into the instance, which no value can be checked against
 * (JSON Schema core, 9.4.1). The common case is inheritance: a base lists its children in `oneOf`, and each child has
 * the base in `allOf`; there the child takes the base without its list. Any other circle is an error.
 */
export function splitInheritance(schemas: ReadonlyMap<string, Schema>, report: Report): ReadonlyMap<string, Schema> {
  const result = new Map(schemas);
  const done = new Set<string>();
  for (const name of schemas.keys()) visit(name, []);
  return result;

  function visit(name: string, path: readonly string[]): void {
    const schema = result.get(name);
    if (schema === undefined || done.has(name)) return;
    for (const target of inPlaceNames(schema)) {
      const way = [...path, name];
      if (way.includes(target)) result.set(name, cut(result.get(name) ?? schema, target, report, result));
      else visit(target, way);
    }
    done.add(name);
  }
}

function cut(schema: Schema, target: string, report: Report, schemas: ReadonlyMap<string, Schema>): Schema {
  const base = schemas.get(target);
  const isInheritance =
    base !== undefined && (base.oneOf ?? base.anyOf) !== undefined && schema.allOf?.some(({ ref }) => ref === target);
  if (isInheritance) {
    report({
      code: "keyword-repaired",
      at: schema.at,
      message: `"${target}" lists this schema and is part of it; here it stands without its list.`,
    });
    const { oneOf: _, anyOf: __, discriminator: ___, ...rest } = base;
    return { ...schema, allOf: (schema.allOf ?? []).map((branch) => (branch.ref === target ? rest : branch)) };
  }
  report({
    code: "ref-cycle",
    at: schema.at,
    message: `This schema contains "${target}", which contains it: no value could be checked against it.`,
    hint: "Break the circle, or put one of them into a property.",
  });
  return withoutCircle(schema, new Set([target]));
}
