import type { NumberedSet } from "./claim.js";
import type { Space } from "./space.js";
import { anyType, bits } from "./types-mask.js";
import type { View } from "./view.js";

/** What an alternative asks of objects, as far as it is seen at a glance. */
interface Asked {
  /** Some properties that are refused some types. */
  readonly restricted: readonly string[];
  /** It has no properties but those that it lists. */
  readonly isClosed: boolean;
}

/** So many names are looked at. */
const maxNames = 4;

const known = new WeakMap<View, Asked>();

function askedBy(view: View, space: Space): Asked {
  const found = known.get(view) ?? readAsked(view, space);
  known.set(view, found);
  return found;
}

function readAsked({ properties, patternProperties, others }: View, space: Space): Asked {
  const restricted: string[] = [];
  for (const [name, property] of properties) {
    if (restricted.length >= maxNames) break;
    if (space.viewOf(property).mask !== anyType) restricted.push(name);
  }
  const isShut = others.some(({ patterns, closed }) => closed && patterns.size === 0);
  return { restricted, isClosed: isShut && patternProperties.size === 0 };
}

/** Says at a glance of an alternative, of which there may be hundreds, that it refuses some object of a shape; `undefined` of one that has none for sure. */
export function objectRefusal(
  { names, shape }: NumberedSet,
  small: View,
): ((large: View, space: Space) => boolean) | undefined {
  const { space } = names;
  if (!isPlainObject(small) || space.emptiness.isNothing(shape)) return undefined;
  const isOpen = isOpenObject(small);
  const present = [...small.properties].filter(([, property]) => !space.emptiness.isNothing(property));
  return (large, owner) => {
    if ((large.mask & bits.object) === 0) return true;
    for (const name of large.required.keys()) if (!small.required.has(name)) return true;
    const { restricted, isClosed } = askedBy(large, owner);
    if (isOpen && restricted.some((name) => !small.properties.has(name))) return true;
    return isClosed && present.some(([name]) => !large.properties.has(name));
  };
}

/** It has objects of which nothing is said but by their properties. */
function isPlainObject({ mask, enum: listed, unions, nots, conditionals, dependentSchemas }: View): boolean {
  const rules = unions.length + nots.length + conditionals.length + dependentSchemas.size;
  return (mask & bits.object) !== 0 && listed === undefined && rules === 0;
}

/** Properties that it does not list may be anything. */
function isOpenObject({ others, patternProperties, propertyNames, unevaluatedProperties, limits }: View): boolean {
  return (
    others.length + patternProperties.size === 0 &&
    [propertyNames, unevaluatedProperties, limits.maxProperties].every((rule) => rule === undefined)
  );
}
