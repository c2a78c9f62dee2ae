import { canonicalJson, isObject, type Json, type JsonObject } from "../../base/json.js";
import type { Side } from "../side.js";
import { formsOf } from "./forms.js";
import { defaultOf } from "./join-notes.js";
import { limitsOf, type SideForms, valuesOf } from "./say.js";

/** The limits, values and defaults of each side in the keywords of JSON Schema, where the sides do not all have the same. */
export function limitsOfProviders(sides: readonly Side[]): ReadonlyMap<string, Json> | undefined {
  if (!sides.some(saysSomething)) return undefined;
  const said = new Map<string, Map<string, Json>>();
  for (const side of sides) {
    const one = saidBy(side);
    said.set(side.provider, (said.get(side.provider) ?? new Map()).set(canonicalJson(one), one));
  }
  const all = [...said].map(([provider, own]): readonly [string, Json] => {
    const [only = {}, ...more] = own.values();
    return [provider, more.length === 0 ? only : { anyOf: [only, ...more] }];
  });
  const text = canonicalJson(all[0]?.[1] ?? {});
  return all.every(([, one]) => canonicalJson(one) === text) ? undefined : new Map(all);
}

/** Objects have nothing to tell, and most schemas are objects. */
function saysSomething(side: Side): boolean {
  if (defaultOf(side) !== undefined) return true;
  const forms = formsOf(side);
  return forms !== "anything" && forms.some(({ kind }) => kind !== "object" && kind !== "other");
}

function saidBy(side: Side): JsonObject {
  const one: SideForms = { side, forms: formsOf(side) };
  const value = defaultOf(side);
  const limits = (["string", "number", "array"] as const).map((kind) => limitsOf(one, kind));
  const loose = limits.filter((limit) => Array.isArray(limit));
  const formats = one.forms === "anything" ? [] : one.forms.flatMap(({ schema: { format } }) => format ?? []);
  const values = listedBy(one);
  return {
    ...Object.assign({}, ...limits.filter(isObject)),
    ...(loose.length > 0 && { anyOf: loose.flat() }),
    ...(new Set(formats).size === 1 && { format: formats[0] as string }),
    ...(values && { enum: values }),
    ...(value !== undefined && { default: value }),
  };
}

/** The values that a side lists, if it takes no others. */
function listedBy(one: SideForms): Json[] | undefined {
  if (one.forms === "anything" || one.forms.some(({ kind }) => !["string", "number", "boolean", "null"].includes(kind)))
    return undefined;
  const lists = (["string", "number", "boolean"] as const).flatMap((kind) => {
    const values = valuesOf(one, kind);
    return values === undefined ? [] : [values];
  });
  if (lists.length === 0 || !lists.every((list) => Array.isArray(list))) return undefined;
  return [...lists.flat(), ...(one.forms.some(({ kind }) => kind === "null") ? [null] : [])];
}
