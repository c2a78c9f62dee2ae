import { follow } from "./follow.js";
import type { Schema } from "./types.js";

/** What the values of a schema can be. */
export interface Shape {
  readonly isList: boolean;
  readonly isObject: boolean;
  readonly isScalar: boolean;
}

/** Follows references and looks into choices, into each schema once: `known` has what was found. */
export function shapeOf(
  schema: Schema,
  schemas: ReadonlyMap<string, Schema>,
  known: Map<Schema, Shape> = new Map(),
): Shape {
  const { schema: own } = follow(schema, schemas);
  const found = known.get(own);
  if (found !== undefined) return found;
  // As if it had no parts, for those of them that lead back to it.
  known.set(own, shapeWith(own, []));
  const parts = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
  const shape = shapeWith(
    own,
    parts.map((part) => shapeOf(part, schemas, known)),
  );
  known.set(own, shape);
  return shape;
}

function shapeWith(own: Schema, below: readonly Shape[]): Shape {
  const admits = (type: "array" | "object", isNamed: boolean): boolean =>
    own.types === undefined
      ? isNamed || below.some(({ isList, isObject }) => (type === "array" ? isList : isObject))
      : own.types.has(type);
  const isList = admits("array", own.array !== undefined);
  const isObject = admits("object", own.object !== undefined);
  const isKnown = own.types !== undefined || own.enum !== undefined || below.length > 0;
  return { isList, isObject, isScalar: isKnown && !isList && !isObject };
}
