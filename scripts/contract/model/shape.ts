import { follow } from "./follow.js";
import type { Schema } from "./types.js";

/** What the values of a schema can be. */
export interface Shape {
  readonly isList: boolean;
  readonly isObject: boolean;
  readonly isScalar: boolean;
}

/** Follows references and looks into choices. */
export function shapeOf(schema: Schema, schemas: ReadonlyMap<string, Schema>, path: readonly Schema[] = []): Shape {
  const { schema: own } = follow(schema, schemas);
  const parts = path.includes(own) ? [] : [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
  const below = parts.map((part) => shapeOf(part, schemas, [...path, own]));
  const admits = (type: "array" | "object", isNamed: boolean): boolean =>
    own.types === undefined
      ? isNamed || below.some(({ isList, isObject }) => (type === "array" ? isList : isObject))
      : own.types.has(type);
  const isList = admits("array", own.array !== undefined);
  const isObject = admits("object", own.object !== undefined);
  const isKnown = own.types !== undefined || own.enum !== undefined || below.length > 0;
  return { isList, isObject, isScalar: isKnown && !isList && !isObject };
}
