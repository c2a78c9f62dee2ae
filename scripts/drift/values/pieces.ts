import type { InstanceType, Schema } from "../../contract/model/types.js";
import type { Space } from "../values/space.js";
import { anyType, bitOf, bits, maskOf, typesOf } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";

/**
 * A schema of several types as a choice of one schema per type, which is the same because rules for one type say nothing
 * about others. A schema of one type, or of any, is its only piece.
 */
export function piecesOf(shape: ValueSet, space: Space): readonly ValueSet[] {
  const found = space.pieces.get(shape);
  if (found) return found;
  const { mask, unions } = space.viewOf(shape);
  const types = [...typesOf(mask & ~bits.null)];
  const isOne = types.length < 2 || (mask | bits.null) === anyType || unions.length > 0;
  const pieces = isOne
    ? [shape]
    : types.map((type) => space.shapeOfAtoms(shape.atoms.map((atom) => piece(atom, type))));
  space.pieces.set(shape, pieces);
  return pieces;
}

const groups = { string: "string", integer: "number", number: "number", array: "array", object: "object" } as const;

/** What an atom says of values of one type. */
function piece({ at, enum: values, format, ...atom }: Schema, type: InstanceType): Schema {
  const mask = maskOf(new Set([type]));
  const group = type === "null" || type === "boolean" ? undefined : groups[type];
  return {
    at,
    types: new Set([type]),
    ...(values && { enum: values.filter((value) => (bitOf(value) & mask) !== 0) }),
    ...(format !== undefined && (group === "string" || group === "number") && { format }),
    ...(group && atom[group] && { [group]: atom[group] }),
    ...(atom.not && { not: atom.not }),
    ...(atom.conditional && { conditional: atom.conditional }),
    notes: {},
  };
}
