/** A list with each item replaced; the list itself where each stays as it is. */
export function mapUnlessSame<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let changed: T[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as T;
    const result = change(item);
    if (result === item) continue;
    changed ??= [...items];
    changed[index] = result;
  }
  return changed ?? items;
}

/** The same of a map. */
export function mapValuesUnlessSame<T>(
  values: ReadonlyMap<string, T>,
  change: (value: T, name: string) => T,
): ReadonlyMap<string, T> {
  let changed: Map<string, T> | undefined;
  for (const [name, value] of values) {
    const result = change(value, name);
    if (result === value) continue;
    changed ??= new Map(values);
    changed.set(name, result);
  }
  return changed ?? values;
}

/** The whole with parts that differ put in their place; those that it does not have stay away. */
export function withParts<T extends object>(whole: T, parts: { readonly [K in keyof T]?: T[K] | undefined }): T {
  let result = whole;
  for (const name in parts) {
    const part = parts[name];
    if (part !== undefined && part !== whole[name]) result = { ...result, [name]: part };
  }
  return result;
}
