import type { Json } from "../../base/json.js";
import { accepts } from "../values/accepts.js";
import type { OwnedSet } from "../values/space.js";

/** Whether a shape takes the value; of a `oneOf`, at least one alternative has to. */
export function isAccepted({ space, shape }: OwnedSet, value: Json): boolean {
  if (value === null && shape.nullable) return true;
  const options = { schemas: space.contract.schemas, exactlyOne: false };
  return shape.atoms.every((atom) => accepts(atom, value, options));
}
