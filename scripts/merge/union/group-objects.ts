import { canonicalJson, type Json } from "../../base/json.js";
import { follow, textOf } from "../side.js";
import type { Alternative, Form } from "./forms.js";

/**
 * Which objects of several sides are one: those of one name, of one tag, or the only ones of their sides. A side's own
 * alternatives are none of each other, and what could be several of another side's is an alternative by itself, so that the
 * order of sides decides nothing.
 */
export function groupObjects(forms: readonly Alternative[]): readonly (readonly Alternative[])[] {
  const isOne = (group: readonly Alternative[]): boolean => group.length > 0 && isOnePerSide(group) && agree(group);
  if (isOne(forms)) return [forms];
  const [grouped, rest] = partition(forms, ({ ref }) => ref, true);
  const buckets = isOne(rest) ? [rest] : [...bucket(rest, tagOf).values()];
  const others = buckets.flatMap((group) => {
    if (isOnePerSide(group)) return [group];
    const [alike, alone] = partition(group, ({ schema }) => textOf(schema), false);
    return [...alike, ...alone.map((form) => [form])];
  });
  const order = new Map(forms.map((form, index) => [form, index]));
  const start = ([first]: readonly Alternative[]): number => (first && order.get(first)) ?? 0;
  return [...grouped, ...others].sort((a, b) => start(a) - start(b));
}

/** Groups of those that share a key, and those that share it with none. */
function partition(
  forms: readonly Alternative[],
  keyOf: (form: Alternative) => string | undefined,
  mustAgree: boolean,
): readonly [(readonly Alternative[])[], readonly Alternative[]] {
  const groups = [...bucket(forms, keyOf)].flatMap(([key, group]) =>
    key !== undefined && group.length > 1 && (!mustAgree || (isOnePerSide(group) && agree(group))) ? [group] : [],
  );
  const inGroups = new Set(groups.flat());
  return [groups, forms.filter((form) => !inGroups.has(form))];
}

function bucket<Key>(
  forms: readonly Alternative[],
  keyOf: (form: Alternative) => Key,
): ReadonlyMap<Key, readonly Alternative[]> {
  const buckets = new Map<Key, Alternative[]>();
  for (const form of forms) {
    const key = keyOf(form);
    const present = buckets.get(key);
    if (present === undefined) buckets.set(key, [form]);
    else present.push(form);
  }
  return buckets;
}

function isOnePerSide(forms: readonly Alternative[]): boolean {
  return new Set(forms.map(({ owner }) => owner)).size === forms.length;
}

/** Required values that tell what an object is: `type=a`. */
export function tagOf(form: Form): string {
  const tags = [...(form.schema.object?.required ?? [])].flatMap((name) => {
    const value = tagValue(form, name);
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return tags.sort().join(" ");
}

function tagValue(form: Form, name: string): string | undefined {
  const values = valuesOf(form, name);
  return values?.length === 1 ? canonicalJson(values[0]) : undefined;
}

/** The values that an object may have under a name, where they are listed. */
export function valuesOf({ schema, side }: Form, name: string): readonly Json[] | undefined {
  const property = schema.object?.properties.get(name);
  return property && follow({ ...side, schema: property }).schema.enum;
}

/** True where none of them excludes another one. */
export function agree(forms: readonly Form[]): boolean {
  const names = new Set(forms.flatMap(({ schema }) => [...(schema.object?.required ?? [])]));
  return [...names].every((name) => {
    const tagged = forms.filter((form) => tagValue(form, name) !== undefined);
    const isRequired = tagged.some(({ schema }) => schema.object?.required.has(name));
    return !isRequired || new Set(tagged.map((form) => tagValue(form, name))).size < 2;
  });
}

/** Objects with one tag of which no value is both. */
export function exclude(one: Form, other: Form): boolean {
  const required = [...(one.schema.object?.required ?? []), ...(other.schema.object?.required ?? [])];
  return required.some((name) => {
    const [left, right] = [tagValue(one, name), tagValue(other, name)];
    return left !== undefined && right !== undefined && left !== right;
  });
}
