import type { Json } from "../../base/json.js";
import { follow } from "./follow.js";
import { typesOfJson } from "./listed-values.js";
import type { InstanceType, Schema } from "./types.js";

export type Types = ReadonlySet<InstanceType>;

/** The values that a property may have as a tag, and whether the property may be absent. */
export interface Tag {
  readonly values: ReadonlySet<string | number | boolean | null>;
  readonly optional: boolean;
}

/** What can be known of schemas without values. Answers are upper bounds: a schema accepts nothing beyond them. */
export class SchemaFacts {
  private readonly types = new Map<Schema, Types | undefined>();
  private readonly tags = new Map<Schema, Map<string, Tag | undefined>>();

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
    const bounds: Types[] = [];
    const bound = (types: Types | undefined) => {
      if (types !== undefined) bounds.push(types);
    };
    bound(schema.types === undefined ? undefined : expand(schema.types));
    bound(schema.enum && new Set(schema.enum.flatMap((value) => [...typesOfJson(value)])));
    if (schema.ref !== undefined) bound(this.typesOf({ at: schema.at, ref: schema.ref, notes: {} }));
    for (const part of schema.allOf ?? []) bound(this.typesOf(part));
    for (const branches of [schema.anyOf, schema.oneOf]) if (branches !== undefined) bound(this.unionTypes(branches));
    return bounds.length === 0 ? undefined : bounds.reduce((a, b) => new Set([...a].filter((type) => b.has(type))));
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
    const required = schema.object?.required.has(property) ?? false;
    const own = schema.object?.properties.get(property);
    const values = own === undefined ? undefined : this.scalarValues(own);
    if (values !== undefined) return { values, optional: !required && !this.requires(schema, property) };
    const parts = [...(schema.allOf ?? []), ...(schema.ref === undefined ? [] : [refOnly(schema)])];
    for (const part of parts) {
      const tag = this.tagOf(part, property);
      if (tag !== undefined) return required ? { ...tag, optional: false } : tag;
    }
    for (const branches of [schema.oneOf, schema.anyOf]) {
      const tag = branches === undefined ? undefined : this.unionTag(branches, property);
      if (tag !== undefined) return required ? { ...tag, optional: false } : tag;
    }
    return undefined;
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
    return (schema.allOf ?? []).some((part) => this.target(part).schema.object?.required.has(property));
  }

  private scalarValues(schema: Schema): Tag["values"] | undefined {
    const { schema: target } = this.target(schema);
    const { types, anyOf, oneOf, allOf } = target;
    const listed =
      target.enum ?? allOf?.map((part) => this.target(part).schema.enum).find((values) => values !== undefined);
    if (listed === undefined)
      return types?.size === 1 && types.has("null") ? new Set([null]) : this.unionValues(anyOf ?? oneOf);
    if (!listed.every(isScalar)) return undefined;
    return new Set(
      types === undefined ? listed : listed.filter((value) => [...typesOfJson(value)].some((type) => types.has(type))),
    );
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

function refOnly(schema: Schema): Schema {
  return { at: schema.at, ...(schema.ref !== undefined && { ref: schema.ref }), notes: {} };
}

function isScalar(value: Json): value is string | number | boolean | null {
  return typeof value !== "object" || value === null;
}

/** `number` includes integers, and every integer is a number. */
function expand(types: Types): Types {
  return types.has("number") ? new Set([...types, "integer"]) : types;
}
