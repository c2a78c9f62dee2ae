import { canonicalJson, type Json } from "../../base/json.js";
import { isWithinLimits } from "../../contract/model/within-limits.js";
import type { Branch, OwnedValue } from "./assemble.js";
import type { Alternative, FormKind } from "./forms.js";
import { isWithin, joinScalars, takesValue } from "./join-scalars.js";

/**
 * Alternatives of one scalar kind: what is free in its values, in as few as say it, and one list of values. Lists and objects
 * whose values are listed are alternatives of that kind, too.
 */
export function branchesOfScalar(kind: FormKind, forms: readonly Alternative[]): readonly Branch[] {
  const free = forms.filter(({ schema }) => schema.enum === undefined);
  const joined = joinScalars(free.map(({ schema }) => schema));
  const ranges = joined.map((schema): Branch => {
    const own = forms.filter((form) =>
      form.schema.enum === undefined
        ? isWithin(form.schema, schema)
        : form.schema.enum.some((value) => takesValue(schema, value)),
    );
    return { kind, forms: own, schema: { ...schema, notes: own[0]?.notes ?? {} } };
  });
  const hinted = new Set(free.map(({ owner }) => owner));
  const listed = forms.filter(({ schema }) => schema.enum !== undefined);
  const isTaken = (value: Json): boolean => joined.some((schema) => takesValue(schema, value));
  // Values beside any text are a provider's hint; they stay as one.
  const kept = listed.filter(({ owner, schema }) => hinted.has(owner) || !schema.enum?.every(isTaken));
  const values = collectValues(listed, (value, { owner }) => hinted.has(owner) || !isTaken(value));
  const [first] = kept;
  if (first === undefined || values.length === 0) return ranges;
  const { string, number, array, object, const: constant, format, enum: _, ...rest } = first.schema;
  if (kind === "boolean" && values.length > 1) return [{ kind, forms, schema: rest }];
  const isConst = values.length === 1 && listed.some(({ schema }) => schema.const);
  const schema = { ...rest, ...(isConst && { const: true as const }), notes: first.notes };
  return [...ranges, { kind, forms: kept, schema: { ...schema, enum: values.map(({ value }) => value) }, values }];
}

/** The values of lists, each with those who list it. */
function collectValues(
  listed: readonly Alternative[],
  isKept: (value: Json, form: Alternative) => boolean,
): readonly OwnedValue[] {
  const values = new Map<string, { value: Json; providers: Set<string> }>();
  const kept = new Set<string>();
  for (const form of listed) {
    for (const value of form.schema.enum ?? []) {
      if (!isWithinLimits(value, form.schema)) continue;
      const key = canonicalJson(value);
      if (isKept(value, form)) kept.add(key);
      const known = values.get(key) ?? { value, providers: new Set() };
      values.set(key, { value, providers: known.providers.add(form.side.provider) });
    }
  }
  return [...values].flatMap(([key, value]) => (kept.has(key) ? [value] : []));
}
