import type { Annotations } from "../../contract/model/annotations.js";
import { isAlias, unwrap } from "../../contract/model/follow.js";
import { hasKeyword } from "../../contract/model/has-keyword.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import type { Keyword } from "../../spec/keywords.js";
import { hasType } from "../intersection/intersection-rules.js";
import { alternativesOf, flatSide, follow, type Side } from "../side.js";

/** `number` has the integers; `other` is what needs its combinators, whatever types it takes. */
export type FormKind = "null" | "boolean" | "string" | "number" | "array" | "object" | "other";

/** One alternative of a schema, for instances of one kind. */
export interface Form {
  readonly kind: FormKind;
  /** Where it comes from; the schema is the alternative as it is written. */
  readonly side: Side;
  /** The component that the alternative is, and is nothing but. */
  readonly ref?: string;
  /** What it says of instances of its kind, and nothing else. */
  readonly schema: Schema;
  /** What is written says something of instances of other kinds, too. */
  readonly isPart?: true;
  /** What is said of it as an alternative. */
  readonly notes: Annotations;
}

/** An alternative of one of several sides. */
export interface Alternative extends Form {
  /** The index of the side. */
  readonly owner: number;
}

const typesOf: Readonly<Record<Exclude<FormKind, "other">, readonly InstanceType[]>> = {
  string: ["string"],
  number: ["number", "integer"],
  boolean: ["boolean"],
  array: ["array"],
  object: ["object"],
  null: ["null"],
};
export const kinds = Object.keys(typesOf) as readonly (keyof typeof typesOf)[];

/** Rules that are not joined one by one. */
const whole: ReadonlySet<Keyword> = new Set([
  "dependentSchemas",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contentSchema",
]);

const known = new WeakMap<Schema, readonly Form[] | "anything">();

/** The alternatives of a side, each once, those of one schema being one whichever way it is spelled; `anything` where all goes. */
export function formsOf(side: Side): readonly Form[] | "anything" {
  const found = known.get(side.schema) ?? split(side, new Set());
  known.set(side.schema, found);
  return found;
}

/** `seen`: the choices and alternatives that are in the list already. */
function split(side: Side, seen: Set<Schema>): readonly Form[] | "anything" {
  const target = follow(side);
  const { schema } = target;
  if (schema.never || seen.has(schema)) return [];
  const isAlternative = seen.size > 0;
  seen.add(schema);
  const branches = alternativesOf(target);
  if (branches !== undefined) {
    const all = branches.map((branch) => split({ ...side, schema: branch }, seen));
    return all.includes("anything") ? "anything" : (all as (readonly Form[])[]).flat();
  }
  const flat = flatSide(target);
  const written = unwrap(side.schema);
  const own = {
    ...(written.ref !== undefined && isAlias(written) && { ref: written.ref }),
    // Outside of a choice, what is said of the alternative is said of the place.
    notes: isAlternative ? side.schema.notes : {},
  };
  if (flat === undefined) return [{ kind: "other", side, schema, ...own }];
  const forms = kinds.flatMap((kind) => slice(flat, kind, side));
  const isFree = forms.length === kinds.length && forms.every(isFreeForm);
  if (isFree) return "anything";
  return forms.map((form) => (forms.length === 1 ? { ...form, ...own } : { ...form, isPart: true as const }));
}

function slice(flat: Schema, kind: keyof typeof typesOf, side: Side): readonly Form[] {
  const types = typesOf[kind].filter((type) => flat.types?.has(type) ?? type !== "integer");
  const values = flat.enum?.filter((value) => hasType(new Set(types), value));
  if (types.length === 0 || values?.length === 0) return [];
  const group = kind === "null" || kind === "boolean" ? undefined : flat[kind];
  const hasFormat = flat.format !== undefined && (kind === "string" || kind === "number");
  const schema: Schema = {
    at: flat.at,
    notes: {},
    types: new Set(types.includes("number") ? (["number"] as const) : types),
    ...(values && kind !== "null" && { enum: values }),
    ...(flat.const && kind !== "null" && { const: true as const }),
    ...(hasFormat && { format: flat.format }),
    ...(group && !isEmpty(group) && { [kind]: group }),
  };
  return [{ kind: hasKeyword(schema, whole) ? "other" : kind, side, schema, notes: {} }];
}

function isEmpty(group: object): boolean {
  return Object.values(group).every((rule) => (rule instanceof Map || rule instanceof Set) && rule.size === 0);
}

/** True for an alternative that takes every instance of its kind. */
function isFreeForm({ kind, schema }: Form): boolean {
  const { at, notes, types, format, ...rules } = schema;
  return kind !== "other" && Object.keys(rules).length === 0 && format === undefined && !types?.has("integer");
}
