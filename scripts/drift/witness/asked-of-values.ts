import type { Json } from "../../base/json.js";
import type { Difference } from "../schemas/pair.js";
import type { OwnedSet } from "../values/space.js";
import { bitOf } from "../values/types-mask.js";

/** A type is missed by values that the refuser has no type for; what it refuses of its own types is another difference. */
export function isOfOtherType({ rule, isOfFormat }: Difference, { space, shape }: OwnedSet): (value: Json) => boolean {
  const { mask, unions } = space.viewOf(shape);
  if (!/^(?:type|list-of-types)-/.test(rule) || isOfFormat || unions.length > 0) return () => true;
  return (value) => (bitOf(value) & mask) === 0;
}

/** Of lists that are text on the wire, one of none is not sent, and one of one looks like what it holds. */
export function shortest({ rule }: Difference): number {
  return rule.startsWith("type-") ? 2 : 1;
}
