import type { Json } from "../../../scripts/base/json.js";
import { judgeOf } from "./joint-cases.js";

type Written = { readonly [keyword: string]: unknown };

/** A provider's schema, in its own names. */
export interface Own {
  readonly schema: unknown;
  readonly components: Readonly<Record<string, unknown>>;
}

/**
 * True where each part of a value is what one of the providers takes in that place, though none need take all of it: what one
 * list of properties for the objects of all has to take. What it refuses, a joint schema can refuse as well.
 */
export function takenInParts(value: Json, sides: readonly Own[], depth = 0): boolean {
  const all = sides.flatMap((side) => alternativesOf(side));
  if (all.some(({ schema, components }) => schema !== false && judgeOf(schema, components)(value))) return true;
  if (depth > 8) return true;
  if (Array.isArray(value)) return listTaken(value, all.filter(isPlain("array")), depth);
  if (typeof value !== "object" || value === null) return false;
  return objectTaken(value, all.filter(isPlain("object")), depth);
}

function objectTaken(value: object, sides: readonly Own[], depth: number): boolean {
  const written = sides.map(({ schema }) => schema as Written);
  const wanted = written.map(({ required = [] }) => required as readonly string[]);
  const names = Object.keys(value);
  const isLarge = names.length >= Math.min(...written.map(({ minProperties = 0 }) => minProperties as number));
  const hasRequired = (wanted[0] ?? []).every((name) => name in value || !wanted.every((list) => list.includes(name)));
  if (sides.length < 2 || !isLarge || !hasRequired) return false;
  return Object.entries(value as Record<string, Json>).every(([name, part]) => {
    const inner = sides.flatMap(({ schema, components }) =>
      schemasNamed(schema as Written, name).map((one): Own => ({ schema: one, components })),
    );
    return takenInParts(part, inner, depth + 1);
  });
}

function schemasNamed(
  { properties = {}, patternProperties = {}, additionalProperties = true }: Written,
  name: string,
): readonly unknown[] {
  const listed = (properties as Written)[name];
  const matching = Object.entries(patternProperties as Written).filter(([pattern]) =>
    new RegExp(pattern, "u").test(name),
  );
  if (listed !== undefined) return [listed];
  return matching.length > 0 ? matching.map(([, schema]) => schema) : [additionalProperties];
}

function listTaken(value: readonly Json[], sides: readonly Own[], depth: number): boolean {
  const written = sides.map(({ schema }) => schema as Written);
  const low = Math.min(...written.map(({ minItems = 0 }) => minItems as number));
  const high = Math.max(...written.map(({ maxItems = Infinity }) => maxItems as number));
  if (sides.length < 2 || value.length < low || value.length > high) return false;
  return value.every((item, index) => {
    const inner = sides.map(({ schema, components }): Own => {
      const { prefixItems = [], items = true } = schema as Written;
      return { schema: (prefixItems as readonly unknown[])[index] ?? items, components };
    });
    return takenInParts(item, inner, depth + 1);
  });
}

/** A schema of one kind of instance whose parts can be read one by one. */
function isPlain(type: string): (side: Own) => boolean {
  return ({ schema }) => {
    if (typeof schema !== "object" || schema === null) return false;
    const { type: own, enum: list, const: constant, not, allOf } = schema as Written;
    const isComposed = [list, constant, not, allOf].some((one) => one !== undefined);
    return !isComposed && (own === undefined || [own].flat().includes(type));
  };
}

function alternativesOf({ schema, components }: Own, depth = 0): readonly Own[] {
  if (typeof schema !== "object" || schema === null || depth > 8) return [{ schema, components }];
  const { $ref, anyOf, oneOf } = schema as Written;
  if (typeof $ref === "string")
    return alternativesOf({ schema: components[$ref.split("/").at(-1) ?? ""], components }, depth + 1);
  const choice = (anyOf ?? oneOf) as readonly unknown[] | undefined;
  if (choice === undefined) return [{ schema, components }];
  return choice.flatMap((one) => alternativesOf({ schema: one, components }, depth + 1));
}
