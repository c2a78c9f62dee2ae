import { type Json, setOwn } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";

type JsonMap = { readonly [key: string]: Json };

/** More properties than anybody reads. */
const mostProperties = 64;

/** What an object is completed by: a value for a property, and whether a schema takes a value. */
export interface Completion {
  readonly sampleOf: (of: OwnedSet, name: string) => Json | undefined;
  /** Names of properties that it does not list, of which so many are wanted. */
  readonly namesOf: (of: OwnedSet, count: number) => readonly string[];
  readonly isAccepted: (of: OwnedSet, value: Json) => boolean;
}

/**
 * The object with what the schema asks for because of what is there (`dependentRequired`, `dependentSchemas`), with what one
 * alternative of each choice asks for, and with as many properties as there must be; the same object where nothing is missing.
 */
export function completed(of: OwnedSet, object: JsonMap, { sampleOf, namesOf, isAccepted }: Completion): JsonMap {
  const { dependentRequired, dependentSchemas, unions, properties, limits } = of.space.viewOf(of.shape);
  const whole: { [key: string]: Json } = { ...object };
  const requiredOf = (shape: OwnedSet["shape"]) => of.space.viewOf(shape).required.keys();
  const add = (name: string, shape = of.shape) => {
    if (Object.hasOwn(whole, name)) return;
    const value = sampleOf(properties.has(name) ? of : { ...of, shape }, name);
    if (value === undefined) return;
    setOwn(whole, name, value);
    addAsked(name);
  };
  const addAsked = (name: string) => {
    for (const other of dependentRequired.get(name) ?? []) add(other);
    const shape = dependentSchemas.get(name);
    if (shape) for (const other of requiredOf(shape)) add(other, shape);
  };
  for (const name of Object.keys(object)) addAsked(name);
  for (const { branches } of unions) {
    const [first] = branches;
    if (first && !branches.some((shape) => isAccepted({ ...of, shape }, whole)))
      for (const name of requiredOf(first)) add(name, first);
  }
  const least = Math.min(limits.minProperties?.value ?? 0, mostProperties);
  const isShort = () => Object.keys(whole).length < least;
  for (const name of properties.keys()) if (isShort()) add(name);
  for (const name of isShort() ? namesOf(of, least) : []) if (isShort()) add(name);
  return Object.keys(whole).length === Object.keys(object).length ? object : whole;
}
