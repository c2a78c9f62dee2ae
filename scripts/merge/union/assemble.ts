import { canonicalJson, type Json } from "../../base/json.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import type { Alternative, FormKind } from "./forms.js";

/** A value of an enumeration, and who lists it. */
export interface OwnedValue {
  readonly value: Json;
  readonly providers: ReadonlySet<string>;
}

/** What forms of several sides came to be: one alternative of the joined schema, in merged names. */
export interface Branch {
  readonly kind: FormKind;
  readonly forms: readonly Alternative[];
  readonly schema: Schema;
  /** The enumeration of {@link schema}. */
  readonly values?: readonly OwnedValue[];
}

/** One schema of the alternatives: as few as say it, each with who has it where not all have it. */
export function assemble(branches: readonly Branch[], at: Schema["at"], providers: ReadonlySet<string>): Schema {
  const groups = gather(branches, providers);
  const [only] = groups;
  if (only === undefined) return { at, notes: {}, never: true };
  const schemas = groups.map((group) => unite(group, providers));
  const [single] = schemas;
  // Who has none takes nothing: what is written there contradicts itself.
  if (single !== undefined && groups.length === 1 && holdersOf(only).size === providers.size) return { ...single, at };
  const marked = schemas.map((schema, index) => mark(schema, groups[index] ?? [], providers));
  return { at, notes: {}, anyOf: marked };
}

/** Branches that one schema says: plain scalars that the same providers have, null with the only other one, and lists of values. */
function gather(branches: readonly Branch[], providers: ReadonlySet<string>): readonly (readonly Branch[])[] {
  const groups: Branch[][] = [];
  const nulls = branches.filter(({ kind }) => kind === "null");
  for (const branch of branches.filter(({ kind }) => kind !== "null")) {
    const home = canShare(branch) ? groups.find((group) => group.every((other) => suits(other, branch))) : undefined;
    if (home === undefined) groups.push([branch]);
    else home.push(branch);
  }
  const [only] = groups;
  const isEverybodys = only !== undefined && holdersOf(only).size === providers.size;
  const isShared = groups.length === 1 && isEverybodys && [...only, ...nulls].every(canShare);
  return isShared ? [[...only, ...nulls]] : [...groups, ...nulls.map((branch) => [branch])];
}

function holdersOf(group: readonly Branch[]): ReadonlySet<string> {
  return new Set(group.flatMap(({ forms }) => forms.map(({ side }) => side.provider)));
}

function canShare({ kind, schema }: Branch): boolean {
  return kind !== "other" && schema.ref === undefined && Object.keys(schema.notes).length === 0;
}

function suits(one: Branch, other: Branch): boolean {
  if (!canShare(one) || one.kind === other.kind) return false;
  const isScalar = ({ kind }: Branch): boolean => kind !== "array" && kind !== "object";
  const isListed = ({ schema }: Branch): boolean => schema.enum !== undefined;
  const isPlain = isScalar(one) && isScalar(other) && isListed(one) === isListed(other);
  const [left, right] = [holdersOf([one]), holdersOf([other])];
  const isOfSame = left.size === right.size && [...left].every((provider) => right.has(provider));
  return isPlain && isOfSame && (one.schema.format === undefined || other.schema.format === undefined);
}

function unite(group: readonly Branch[], providers: ReadonlySet<string>): Schema {
  const [first] = group;
  if (first === undefined) throw new Error("A group has a branch.");
  const marks = valueMarks(group, providers);
  if (group.length === 1) return withMarks(first.schema, marks);
  const schemas = group.map(({ schema }) => schema);
  const types = new Set(schemas.flatMap(({ types = [] }) => [...types]) as InstanceType[]);
  const hasValues = schemas.some((schema) => schema.enum !== undefined);
  const values = group.flatMap(({ kind, schema }) => (kind === "null" ? [null] : (schema.enum ?? [])));
  const { const: _, ...rules } = Object.assign({}, ...schemas.toReversed()) as Schema;
  const joined = { ...rules, types, ...(hasValues && { enum: values }), notes: {} };
  return withMarks(joined, marks);
}

type Marks = ReadonlyMap<string, readonly string[]>;

/** The values that not all of the providers list, null among them, and who does. */
function valueMarks(group: readonly Branch[], providers: ReadonlySet<string>): Marks {
  const nulls = group.filter(({ kind }) => kind === "null" && group.length > 1);
  const values = [
    ...group.flatMap(({ values = [] }) => values),
    ...nulls.map((branch): OwnedValue => ({ value: null, providers: holdersOf([branch]) })),
  ];
  const partial = values.filter((value) => value.providers.size < providers.size);
  return new Map(partial.map((one) => [nameOfValue(one.value), [...one.providers]]));
}

/** A text as it is, unless it reads as another value; everything else as JSON. */
function nameOfValue(value: Json): string {
  return typeof value === "string" && !isJsonText(value) ? value : canonicalJson(value);
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withMarks(schema: Schema, marks: Marks): Schema {
  return marks.size === 0 ? schema : { ...schema, notes: { ...schema.notes, valueProviders: marks } };
}

function mark(schema: Schema, group: readonly Branch[], all: ReadonlySet<string>): Schema {
  const holders = holdersOf(group);
  return holders.size === all.size ? schema : { ...schema, notes: { ...schema.notes, providers: [...holders] } };
}
