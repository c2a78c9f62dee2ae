import type { Json } from "../../base/json.js";
import { follow } from "./follow.js";
import { typesOfJson } from "./listed-values.js";
import type { InstanceType, Schema } from "./types.js";

export type Types = ReadonlySet<InstanceType>;

export type TagValue = string | number | boolean | null;

/** The values that a property may have as a tag, and whether the property may be absent. */
export interface Tag {
  readonly values: ReadonlySet<TagValue>;
  readonly optional: boolean;
}

/** What can be known of schemas without values. Answers are upper bounds: a schema accepts nothing beyond them. */
export class SchemaFacts {
  private readonly types = new Map<Schema, Types | undefined>();
  private readonly tags = new Map<Schema, Map<string, Tag | undefined>>();
  private readonly values = new Map<Schema, Tag["values"] | undefined>();

  constructor(readonly schemas: ReadonlyMap<string, Schema>) {}

  /** The schema behind references that say nothing else. */
  target(schema: Schema): ReturnType<typeof follow> {
    return follow(schema, this.schemas);
  }

  /** The types of the values that the schema can accept; `undefined` when it may be any. */
  typesOf(schema: Schema): Types | undefined {
    if (this.types.has(schema)) return this.types.get(schema);
    this.types.set(schema, undefined);
    const found = this.findTypes(schema);
    this.types.set(schema, found);
    return found;
  }

  private findTypes(schema: Schema): Types | undefined {
    if (schema.never) return new Set();
    const { schema: target } = this.target(schema);
    if (target !== schema) return this.typesOf(target);
    if (isPlain(schema)) return schema.types && expand(schema.types);
    const bounds: Types[] = [];
    const bound = (types: Types | undefined) => {
      if (types !== undefined) bounds.push(types);
    };
    bound(schema.types === undefined ? undefined : expand(schema.types));
    bound(schema.enum && new Set(schema.enum.flatMap((value) => [...typesOfJson(value)])));
    if (schema.ref !== undefined) bound(this.typesOf({ at: schema.at, ref: schema.ref, notes: {} }));
    for (const part of schema.allOf ?? []) bound(this.typesOf(part));
    for (const branches of [schema.anyOf, schema.oneOf]) if (branches !== undefined) bound(this.unionTypes(branches));
    return bounds.length === 0 ? undefined : common(bounds);
  }

  unionTypes(branches: readonly Schema[]): Types | undefined {
    const types = branches.map((branch) => this.typesOf(branch));
    return types.includes(undefined) ? undefined : new Set(types.flatMap((set) => [...(set ?? [])]));
  }

  /** The values that the property has in every object that the schema accepts; `undefined` when they are not listed. */
  tagOf(schema: Schema, property: string): Tag | undefined {
    const known = this.tags.get(schema) ?? new Map<string, Tag | undefined>();
    this.tags.set(schema, known);
    if (known.has(property)) return known.get(property);
    known.set(property, undefined);
    const found = this.findTag(schema, property);
    known.set(property, found);
    return found;
  }

  private findTag(schema: Schema, property: string): Tag | undefined {
    const { schema: target } = this.target(schema);
    if (target !== schema) return this.tagOf(target, property);
    const own = schema.object?.properties.get(property);
    const values = own && this.scalarValues(own);
    const parts = [...(schema.allOf ?? []), ...(schema.ref === undefined ? [] : [refOnly(schema)])];
    const found = [
      values && { values, optional: !this.requires(schema, property) },
      ...parts.map((part) => this.tagOf(part, property)),
      ...[schema.oneOf, schema.anyOf].map((branches) => branches && this.unionTag(branches, property)),
    ].filter((tag) => tag !== undefined);
    if (found.length === 0) return undefined;
    const isOptional = found.every(({ optional }) => optional) && !this.requires(schema, property);
    return { values: common(found.map((tag) => tag.values)), optional: isOptional };
  }

  private unionTag(branches: readonly Schema[], property: string): Tag | undefined {
    const objects = branches.filter((branch) => this.typesOf(branch)?.has("object") ?? true);
    const tags = objects.map((branch) => this.tagOf(branch, property));
    if (tags.length === 0 || tags.includes(undefined)) return undefined;
    return {
      values: new Set(tags.flatMap((tag) => [...(tag?.values ?? [])])),
      optional: tags.some((tag) => tag?.optional),
    };
  }

  private requires(schema: Schema, property: string): boolean {
    const parts = [schema, ...(schema.allOf ?? [])];
    return parts.some((part) => this.target(part).schema.object?.required.has(property));
  }

  /** The values that a schema lists; `undefined` when it may be others, or lists some. */
  private scalarValues(schema: Schema): Tag["values"] | undefined {
    const { schema: target } = this.target(schema);
    const { types, enum: listed, allOf = [], ref } = target;
    const isNull = listed === undefined && types?.size === 1 && types.has("null");
    if (isPlain(target) && !isNull) return undefined;
    if (this.values.has(target)) return this.values.get(target);
    this.values.set(target, undefined);
    const bounds = [
      listed?.every(isScalar) ? new Set(listed) : undefined,
      isNull ? new Set([null]) : undefined,
      ...allOf.map((part) => this.scalarValues(part)),
      ref === undefined ? undefined : this.scalarValues(refOnly(target)),
      ...[target.anyOf, target.oneOf].map((branches) => this.unionValues(branches)),
    ].filter((values) => values !== undefined);
    const isTyped = (value: TagValue) => types === undefined || [...typesOfJson(value)].some((type) => types.has(type));
    const found = bounds.length === 0 ? undefined : new Set([...common(bounds)].filter(isTyped));
    this.values.set(target, found);
    return found;
  }

  private unionValues(branches: readonly Schema[] | undefined): Tag["values"] | undefined {
    const values = branches?.map((branch) => this.scalarValues(branch));
    if (values === undefined || values.includes(undefined)) return undefined;
    return new Set(values.flatMap((set) => [...(set ?? [])]));
  }

  /** The names of properties that some branch lists with values, most promising first is up to the caller. */
  tagCandidates(schema: Schema, seen: Set<Schema> = new Set()): ReadonlySet<string> {
    const { schema: target } = this.target(schema);
    const names = new Set<string>();
    if (seen.has(target)) return names;
    seen.add(target);
    for (const [name, property] of target.object?.properties ?? [])
      if (this.scalarValues(property) !== undefined) names.add(name);
    for (const part of [...(target.allOf ?? []), ...(target.oneOf ?? []), ...(target.anyOf ?? [])]) {
      for (const name of this.tagCandidates(part, seen)) names.add(name);
    }
    return names;
  }
}

/** Whether neither values nor other schemas say which values it takes. */
function isPlain({ enum: listed, ref, allOf, anyOf, oneOf }: Schema): boolean {
  return listed === undefined && ref === undefined && allOf === undefined && anyOf === undefined && oneOf === undefined;
}

/** What all sets have. */
function common<T>([first, ...rest]: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  return new Set([...(first ?? [])].filter((value) => rest.every((set) => set.has(value))));
}

function refOnly(schema: Schema): Schema {
  return { at: schema.at, ...(schema.ref !== undefined && { ref: schema.ref }), notes: {} };
}

function isScalar(value: Json): value is TagValue {
  return typeof value !== "object" || value === null;
}

/** `number` includes integers, and every integer is a number. */
function expand(types: Types): Types {
  return types.has("number") ? new Set([...types, "integer"]) : types;
}
