import { mapUnlessSame, mapValuesUnlessSame } from "../../base/unless-same.js";
import { type Applies, type ChildKind, type KeywordRow, keywordRows, type RuleGroup } from "../../spec/keywords.js";
import type { ByChildren, ChildValues } from "./keyword-values.js";
import type { Schema } from "./types.js";

type Visit = (child: Schema) => void;
type Change = (child: Schema) => Schema;

const visitors = {
  one: (child, visit) => visit(child),
  list: (children, visit) => {
    for (const child of children) visit(child);
  },
  map: (children, visit) => {
    for (const child of children.values()) visit(child);
  },
} as const satisfies ByChildren<[visit: Visit], void>;

const changers = {
  one: (child, change) => change(child),
  list: mapUnlessSame,
  map: mapValuesUnlessSame,
} as const satisfies { readonly [K in ChildKind]: (value: ChildValues[K], change: Change) => ChildValues[K] };

/** A member that holds schemas, and what goes through them. */
interface Slot {
  readonly key: string;
  readonly applies: Applies;
  readonly visit: (value: unknown, visit: Visit) => void;
  readonly change: (value: unknown, change: Change) => unknown;
}

/** The slots of a group of rules, or of the schema itself. */
interface Section {
  readonly group: RuleGroup | undefined;
  readonly slots: readonly Slot[];
}

function slotOf(row: KeywordRow): readonly Slot[] {
  if (row.children === "none") return [];
  const { keyword, applies, children } = row;
  return [
    {
      key: keyword,
      applies,
      visit: visitors[children] as Slot["visit"],
      change: changers[children] as Slot["change"],
    },
  ];
}

/** All that hold schemas, and those of them that hold some that apply in one way. */
const sections: readonly Section[] = sectionsOf(() => true);
const sectionsBy: Readonly<Record<Applies, readonly Section[]>> = {
  "in place": sectionsOf(({ applies }) => applies === "in place"),
  below: sectionsOf(({ applies }) => applies === "below"),
};

function sectionsOf(wanted: (slot: Slot) => boolean): readonly Section[] {
  return Object.values(keywordRows).flatMap((rows) => {
    const slots = rows.flatMap(slotOf).filter(wanted);
    const place = rows[0]?.place;
    return slots.length === 0 ? [] : [{ group: place === "schema" ? undefined : place, slots }];
  });
}

type Members = Readonly<Record<string, unknown>>;

// These run for every schema of every stage, before V8 has compiled them: by index, no iterator leaves garbage.

/** Visits the schemas that the schema's own keywords hold: all, or those that apply in one way. */
export function eachChild(schema: Schema, visit: Visit, applies?: Applies): void {
  const all = applies === undefined ? sections : sectionsBy[applies];
  for (let index = 0; index < all.length; index++) {
    const { group, slots } = all[index] as Section;
    const rules = group === undefined ? schema : schema[group];
    if (rules !== undefined) visitSlots(rules as Members, slots, visit);
  }
}

function visitSlots(rules: Members, slots: readonly Slot[], visit: Visit): void {
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] as Slot;
    const value = rules[slot.key];
    if (value !== undefined) slot.visit(value, visit);
  }
}

/**
 * The schema with the schemas that its own keywords hold replaced: all, or those that apply in one way. What does not
 * change is not copied.
 */
export function mapChildren(schema: Schema, change: Change, applies?: Applies): Schema {
  let result = schema;
  const all = applies === undefined ? sections : sectionsBy[applies];
  for (let index = 0; index < all.length; index++) {
    const { group, slots } = all[index] as Section;
    if (group === undefined) {
      result = changed(result, slots, change);
      continue;
    }
    const rules = schema[group];
    if (rules === undefined) continue;
    const inner = changed(rules, slots, change);
    if (inner !== rules) result = { ...result, [group]: inner };
  }
  return result;
}

function changed<T extends object>(rules: T, slots: readonly Slot[], change: Change): T {
  let result = rules;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] as Slot;
    const value = (rules as Members)[slot.key];
    if (value === undefined) continue;
    const replaced = slot.change(value, change);
    if (replaced !== value) result = { ...result, [slot.key]: replaced };
  }
  return result;
}
