import type { Json } from "../../base/json.js";
import type { Discriminator } from "../../contract/model/discriminator.js";
import { valuesOfTag } from "../schemas/dispatch.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type JsonMap, withProperty } from "./objects.js";

/** The value of an alternative with a tag that leads to it, where it takes one, and as it is where it had none. */
export function withOwnTag(
  value: Json,
  branch: OwnedSet,
  { property, mapping, implied }: Discriminator,
): readonly Json[] {
  if (!isMap(value)) return [value];
  const own = [...mapping].flatMap(([tag, name]) => (name === branch.shape.name ? [tag] : []));
  const tag = tagOf(value, property);
  if (own.length === 0 || (tag !== undefined && own.includes(tag))) return [value];
  // A choice has the tags of its alternatives, whatever it is called.
  const isOfChoice = branch.space.viewOf(branch.shape).unions.length > 0;
  if (isOfChoice && tag !== undefined && own.every((name) => implied?.has(name))) return [value];
  const tagged = taggedAs(value, property, own);
  if (!isAccepted(branch, tagged)) return [value];
  return tag === undefined ? [tagged, value] : [tagged];
}

/** The object with a tag by which an alternative is chosen that takes it, where its own leads to none. */
export function withSomeTag(value: JsonMap, of: OwnedSet): JsonMap {
  const { discriminator, unions } = of.space.viewOf(of.shape);
  if (discriminator === undefined || discriminator.otherwise !== undefined) return value;
  const { property, mapping } = discriminator;
  const tag = tagOf(value, property);
  if (tag === undefined || mapping.has(tag)) return value;
  for (const shape of unions.flatMap(({ branches }) => branches)) {
    const own = [...mapping].flatMap(([name, target]) => (target === shape.name ? [name] : []));
    const tagged = taggedAs(value, property, own);
    if (own.length > 0 && isAccepted({ ...of, shape }, tagged)) return tagged;
  }
  return value;
}

/** The text of the tag, as mappings have it. */
export function tagOf(value: JsonMap, property: string): string | undefined {
  const tag = Object.hasOwn(value, property) ? value[property] : undefined;
  return tag === undefined || tag === null || typeof tag === "object" ? undefined : String(tag);
}

/** The value with one of the tags, of the type that it has where there is one. */
export function taggedAs(value: JsonMap, property: string, tags: readonly string[]): JsonMap {
  const of = tags.flatMap((name) => valuesOfTag(name));
  const chosen = of.find((other) => typeof other === typeof value[property]) ?? of[0];
  return chosen === undefined ? value : withProperty(value, property, chosen);
}
