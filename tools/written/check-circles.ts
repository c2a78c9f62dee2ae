import { isObject, type JsonObject, join, own } from "../../scripts/base/json.js";
import type { Fault } from "./fault.js";

/**
 * Components that contain themselves without going down into the value (JSON Schema core, 9.4.1): no value can be
 * checked against one. Each circle is told once.
 */
export function* checkCircles(document: JsonObject): Iterable<Fault> {
  const components = own(document, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  const targets = new Map(
    Object.entries(isObject(schemas) ? schemas : {}).map(([name, schema]) => [name, targetsInPlace(schema)]),
  );
  const done = new Set<string>();
  for (const name of targets.keys()) {
    const circle = findCircle(name, targets, done, []);
    if (circle === undefined) continue;
    const message = `${circle.join(" → ")}: no value could be checked against it.`;
    yield { code: "schema-circle", pointer: join("/components/schemas", circle[0] ?? ""), message };
  }
}

function findCircle(
  name: string,
  targets: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  path: readonly string[],
): readonly string[] | undefined {
  const start = path.indexOf(name);
  if (start >= 0) return [...path.slice(start), name];
  if (done.has(name)) return undefined;
  let found: readonly string[] | undefined;
  for (const target of targets.get(name) ?? []) found ??= findCircle(target, targets, done, [...path, name]);
  done.add(name);
  return found;
}

/** The components that apply to the same value. */
function targetsInPlace(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const lists = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => own(schema, keyword) ?? []);
  const single = ["not", "if", "then", "else"].map((keyword) => own(schema, keyword));
  const reference = own(schema, "$ref");
  const name = typeof reference === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] : undefined;
  return [...(name === undefined ? [] : [name]), ...[...lists, ...single].flatMap(targetsInPlace)];
}
