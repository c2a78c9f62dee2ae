import type { InstanceType, Schema } from "../../contract/model/types.js";
import type { Space } from "../values/space.js";
import { anyType, bitOf, bits, maskOf, numberBits, typesOf } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { bareTypes } from "./spell-types.js";

/**
 * A schema of several types as a choice of one schema per type, which is the same because rules for one type say nothing
 * about others. A schema of one type, or of any without a condition, is its only piece.
 */
export function piecesOf(shape: ValueSet, space: Space): readonly ValueSet[] {
  const found = space.pieces.get(shape);
  if (found) return found;
  const { mask, unions, conditionals } = space.viewOf(shape);
  const types = [...typesOf(mask & ~bits.null)];
  const isOne = types.length < 2 || ((mask | bits.null) === anyType && conditionals.length === 0) || unions.length > 0;
  const pieces = isOne
    ? [shape]
    : types.map((type) => space.shapeOfAtoms(shape.atoms.flatMap((atom) => pieceOf(atom, type, space))));
  space.pieces.set(shape, pieces);
  return pieces;
}

/** Numbers as whole ones and others; the shape itself where it has no others, or has been divided. */
export function halvesOf(shape: ValueSet, space: Space): readonly ValueSet[] {
  const { mask } = space.viewOf(shape);
  if ((mask & ~bits.null) !== numberBits || shape.atoms.includes(space.plain.fraction)) return [shape];
  return [space.plain.whole, space.plain.fraction].map((half) => space.shapeBeside(shape, [half]));
}

const groups = { string: "string", integer: "number", number: "number", array: "array", object: "object" } as const;

/** What an atom says of values of one type, which may decide its condition. */
function pieceOf(atom: Schema, type: InstanceType, space: Space): readonly Schema[] {
  const { conditional, ...rest } = atom;
  const expand = (schemas: readonly Schema[]) => space.expand(schemas);
  const mask = conditional && bareTypes(conditional.if, expand);
  const own = maskOf(new Set([type]));
  const met = mask === undefined ? undefined : own & mask;
  if (conditional === undefined || (met !== 0 && met !== own)) return [piece(atom, type)];
  const consequence = met === 0 ? conditional.else : conditional.then;
  const parts = consequence ? expand([consequence]) : [];
  return [piece(rest, type), ...parts.flatMap((part) => pieceOf(part, type, space))];
}

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
