import { follow } from "../../../scripts/contract/model/follow.js";
import { isFile } from "../../../scripts/contract/model/is-file.js";
import type { Schema } from "../../../scripts/contract/model/types.js";
import { formatSamples } from "../../../scripts/drift/values/formats.js";
import { samplePattern } from "../../../scripts/drift/witness/sample-pattern.js";

type Values = { readonly [name: string]: unknown };

/** Below this depth objects have only what they must. */
const fullDepth = 3;
const deepest = 12;

/**
 * Makes values that a schema accepts, with a file for every file. Objects have all their properties, and every text says
 * which it is, so that no two of them can be exchanged unnoticed. `undefined` where it knows none.
 */
export class ValueSampler {
  #files = false;

  constructor(private readonly schemas: ReadonlyMap<string, Schema>) {}

  /** `files`: whether what carries the value can carry files. */
  sample(schema: Schema, name: string, { files = false } = {}): unknown {
    this.#files = files;
    return this.#value(schema, name, 0);
  }

  /** A value of each alternative, where there are several. */
  alternatives(schema: Schema, name: string): readonly unknown[] {
    const { oneOf, anyOf } = follow(schema, this.schemas).schema;
    const branches = oneOf ?? anyOf ?? [];
    const values = branches.flatMap((branch) => this.alternatives(branch, name));
    return values.length > 0 ? values : [this.sample(schema, name)];
  }

  #value(schema: Schema, name: string, depth: number): unknown {
    const { schema: target } = follow(schema, this.schemas);
    const { never, enum: values, notes, anyOf, oneOf } = target;
    if (never || depth > deepest) return undefined;
    if (values !== undefined) return values.find((value) => value !== null) ?? null;
    if (isFile(target) && !this.#files) return undefined;
    if (isFile(target)) return new File([`bytes of ${name}`], `${name}.png`, { type: "image/png" });
    const parts = [
      ...(target.ref === undefined ? [] : [this.schemas.get(target.ref)]),
      ...(target.allOf ?? []),
    ].flatMap((part) => (part === undefined || isEmpty(part) ? [] : [this.#value(part, name, depth)]));
    const union = oneOf ?? anyOf;
    const own = target.object && (target.types?.has("object") ?? true) ? [this.#object(target, depth)] : [];
    if (union !== undefined && !isRequirement(union)) parts.push(this.#branch(union, name, depth));
    const all = [...parts, ...own];
    if (all.length > 0) return all.every(isPlain) ? Object.assign({}, ...all) : all[0];
    return this.#scalar(target, name, depth) ?? notes.default;
  }

  /** A file where there can be one, else the first that there is. */
  #branch(union: readonly Schema[], name: string, depth: number): unknown {
    const values = union.map((branch) => this.#value(branch, name, depth + 1));
    return values.find(holdsFile) ?? values.find((value) => value !== undefined && value !== null);
  }

  #object({ object, anyOf, oneOf, not }: Schema, depth: number): Values | undefined {
    const found: Record<string, unknown> = {};
    const [first] = anyOf ?? oneOf ?? [];
    for (const [name, property] of object?.properties ?? []) {
      const isRequired = object?.required.has(name) || first?.object?.required.has(name);
      // What is excluded is a combination of properties.
      const isWanted = depth < fullDepth && not === undefined;
      if (property.notes.readOnly || (!isWanted && !isRequired)) continue;
      const value = this.#value(property, name, depth + 1);
      if (value !== undefined) found[name] = value;
      else if (isRequired) return undefined;
    }
    const more = object?.additionalProperties;
    if (object?.properties.size === 0 && more !== undefined && !more.never) {
      const value = this.#value(more, "more", depth + 1);
      if (value !== undefined) found.more = value;
    }
    return found;
  }

  #scalar(schema: Schema, name: string, depth: number): unknown {
    const type = [...(schema.types ?? [])].find((each) => each !== "null");
    switch (type) {
      case "string":
        return text(schema, name);
      case "integer":
      case "number":
        return number(schema);
      case "boolean":
        return true;
      case "array":
        return this.#list(schema, name, depth);
      case "object":
        return {};
      default:
        return schema.types?.has("null") ? null : schema.types === undefined ? `any ${name}` : undefined;
    }
  }

  #list({ array = {} }: Schema, name: string, depth: number): unknown {
    const { minItems = 0, maxItems = 2, uniqueItems } = array;
    const length = Math.max(minItems, Math.min(maxItems, uniqueItems ? 1 : 2));
    const items = Array.from({ length }, (_, index) =>
      array.items === undefined ? name : this.#value(array.items, `${name}${index}`, depth + 1),
    );
    return items.includes(undefined) ? (minItems === 0 ? [] : undefined) : items;
  }
}

function text({ format = "", string = {} }: Schema, name: string): string | undefined {
  const { pattern, minLength = 0, maxLength = 1000 } = string;
  if (pattern !== undefined) return samplePattern(pattern, minLength);
  const [sample] = formatSamples[format] ?? [];
  return sample ?? `${name} é&/+*'`.padEnd(minLength, "x").slice(0, maxLength);
}

function number({ number: { minimum, exclusiveMinimum, maximum, multipleOf = 1 } = {} }: Schema): number {
  const lowest = minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + multipleOf);
  return Math.min(Math.ceil(lowest / multipleOf) * multipleOf, maximum ?? Number.MAX_SAFE_INTEGER);
}

function isEmpty({ at, notes, ...rules }: Schema): boolean {
  return Object.keys(rules).length === 0;
}

/** Alternatives that say which properties must be there, and nothing of what they are. */
function isRequirement(union: readonly Schema[]): boolean {
  return union.every(({ object, ref, allOf }) => object?.properties.size === 0 && ref === undefined && !allOf);
}

function holdsFile(value: unknown): boolean {
  return [value].flat().some((each) => each instanceof File);
}

function isPlain(value: unknown): value is Values {
  return Object.prototype.toString.call(value) === "[object Object]";
}
