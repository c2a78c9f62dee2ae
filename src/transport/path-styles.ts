import { encodeSegment } from "./fill-path.js";
import { toJson } from "./json-body.js";
import { isScalar, membersOf, textOf, textsOf, type WritePath, whole } from "./parameters.js";

/** `simple`: `1,2`, and of objects `a,1,b,2`. */
export const writeSimple: WritePath = (_, value) => flatParts(value).join(",");

/** `simple`, exploded: of objects `a=1,b=2`. */
export const writeSimplePairs: WritePath = (_, value) => pairParts(value).join(",");

/** `label`: `.1,2`. */
export const writeLabel: WritePath = (_, value) => before(".", flatParts(value).join(","));

/** `label`, exploded: `.1.2`, and of objects `.a=1.b=2`. A dot in a value cannot be told from one between two. */
export const writeLabelPairs: WritePath = (name, value) =>
  before(".", (isScalar(value) ? pairParts(value) : whole(pairParts(value), ".", name)).join("."));

/** `matrix`: `;a=1,2`. */
export const writeMatrix: WritePath = (name, value) => matrixPair(name, flatParts(value).join(","));

/** `matrix`, exploded: `;a=1;a=2`, and of objects `;b=1;c=2`. */
export const writeMatrixPairs: WritePath = (name, value) => {
  if (isScalar(value)) return writeMatrix(name, value);
  if (Array.isArray(value))
    return flatParts(value)
      .map((part) => matrixPair(name, part))
      .join("");
  return pairParts(value)
    .map((part) => `;${part}`)
    .join("");
};

/** A parameter that is described by `content` of type JSON. */
export const writeJsonSegment: WritePath = (name, value) =>
  value === undefined ? "" : encodePart(toJson(value, name));

function flatParts(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (isScalar(value)) return [encodePart(textOf(value))];
  return textsOf(value).map(encodePart);
}

function pairParts(value: unknown): string[] {
  if (isScalar(value) || Array.isArray(value)) return flatParts(value);
  return membersOf(value).map(([key, item]) => `${encodePart(key)}=${encodePart(textOf(item))}`);
}

/** RFC 6570, section 3.2: what separates parts is escaped inside of them. */
function encodePart(text: string): string {
  return encodeSegment(text).replace(/[,;=]/g, encodeURIComponent);
}

function before(mark: string, text: string): string {
  return text === "" ? "" : mark + text;
}

function matrixPair(name: string, text: string): string {
  return text === "" ? "" : `;${encodePart(name)}=${text}`;
}
