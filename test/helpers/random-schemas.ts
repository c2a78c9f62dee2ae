import type { Json } from "../../scripts/base/json.js";

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Schema = { readonly [keyword: string]: unknown };

const names = ["a", "b", "c", "kind"];
const texts = ["a", "b", "ab", "abc", "", "list"];
const numbers = [0, 1, 2, 3, 4, 6, 1.5, -1];

/** Writes schemas as providers do, over so few names and values that they meet. */
export class RandomSchemas {
  constructor(private readonly random: () => number) {}

  private int(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.int(list.length)] as T;
  }

  private maybe(share: number, make: () => Schema): Schema {
    return this.random() < share ? make() : {};
  }

  private some<T>(list: readonly T[], share = 0.5): readonly T[] {
    return list.filter(() => this.random() < share);
  }

  schema(depth = 3): Schema {
    const roll = this.random();
    if (depth === 0 || roll < 0.4) return this.leaf();
    if (roll < 0.72) return this.object(depth);
    if (roll < 0.84) return this.array(depth);
    if (roll < 0.95) return { [this.pick(["anyOf", "anyOf", "oneOf"])]: this.list(1 + this.int(3), depth) };
    if (roll < 0.98) return { allOf: this.list(1 + this.int(2), depth) };
    return { type: this.pick(["string", "object"]), not: this.leaf() };
  }

  private list(count: number, depth: number): readonly Schema[] {
    return Array.from({ length: count }, () => this.schema(depth - 1));
  }

  private leaf(): Schema {
    const roll = this.random();
    if (roll < 0.15) return { type: this.pick(["string", "boolean", "null", "integer", "number"]) };
    if (roll < 0.25)
      return {
        type: this.pick([
          ["string", "null"],
          ["integer", "null"],
          ["string", "number"],
        ]),
      };
    if (roll < 0.45) return this.text();
    if (roll < 0.65) return this.number();
    if (roll < 0.75)
      return this.maybeTyped({ enum: [...new Set(Array.from({ length: 1 + this.int(3) }, () => this.pick(texts)))] });
    if (roll < 0.8) return { enum: [this.pick(texts), null] };
    if (roll < 0.87) return { const: this.pick<Json>([...texts, 0, 1, true, null]) };
    if (roll < 0.96) return { $ref: `#/components/schemas/${this.pick(["One", "Two"])}` };
    return this.pick<Schema>([{}, { type: "object" }, { type: "array" }, { type: "object", properties: {} }]);
  }

  private maybeTyped(schema: Schema): Schema {
    return this.random() < 0.6 ? { type: "string", ...schema } : schema;
  }

  /** A schema that refers to nothing. */
  plain(): Schema {
    return this.random() < 0.5 ? this.text() : this.number();
  }

  private text(): Schema {
    return {
      type: "string",
      ...this.maybe(0.4, () => ({ minLength: this.int(3) })),
      ...this.maybe(0.4, () => ({ maxLength: 1 + this.int(3) })),
      ...this.maybe(0.2, () => ({ pattern: this.pick(["^a", "b$"]) })),
    };
  }

  private number(): Schema {
    return {
      type: this.pick(["integer", "number"]),
      ...this.maybe(0.4, () => ({ [this.pick(["minimum", "exclusiveMinimum"])]: this.int(3) })),
      ...this.maybe(0.4, () => ({ [this.pick(["maximum", "exclusiveMaximum"])]: 2 + this.int(4) })),
      ...this.maybe(0.15, () => ({ multipleOf: this.pick([2, 4, 3]) })),
    };
  }

  object(depth: number): Schema {
    const listed = this.some(names, 0.5);
    const inner = (): Schema => this.schema(depth - 1);
    const tag = this.random() < 0.25;
    return {
      type: "object",
      ...(listed.length > 0 && {
        properties: Object.fromEntries(
          listed.map((name) => [name, name === "kind" && tag ? { const: this.pick(["x", "y"]) } : inner()]),
        ),
      }),
      ...this.maybe(0.6, () => ({ required: this.some(listed.length > 0 ? listed : names, tag ? 0.7 : 0.3) })),
      ...this.maybe(0.25, () => ({ additionalProperties: this.pick([true, false, false, inner()]) })),
      ...this.maybe(0.06, () => ({ patternProperties: { [this.pick(["^a", "d$"])]: this.leaf() } })),
      ...this.maybe(0.06, () => ({ minProperties: this.int(3) })),
      ...this.maybe(0.03, () => ({ propertyNames: { [this.pick(["maxLength", "pattern"])]: 1 } })),
    };
  }

  private array(depth: number): Schema {
    return {
      type: "array",
      ...this.maybe(0.8, () => ({ items: this.schema(depth - 1) })),
      ...this.maybe(0.15, () => ({ prefixItems: this.list(1 + this.int(2), depth) })),
      ...this.maybe(0.2, () => ({ minItems: this.int(3) })),
      ...this.maybe(0.2, () => ({ maxItems: 1 + this.int(3) })),
      ...this.maybe(0.1, () => ({ uniqueItems: true })),
    };
  }

  /** The schema with one part of it written anew. */
  changed(schema: Schema): Schema {
    if (this.random() < 0.25) return this.schema(2);
    const properties = schema.properties as Readonly<Record<string, Schema>> | undefined;
    const list = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
    if (properties !== undefined && Object.keys(properties).length > 0) {
      const name = this.pick(Object.keys(properties));
      const { [name]: old = {}, ...rest } = properties;
      const roll = this.random();
      if (roll < 0.2)
        return {
          ...schema,
          properties: rest,
          required: ((schema.required ?? []) as string[]).filter((one) => one !== name),
        };
      if (roll < 0.4) return { ...schema, required: this.some(Object.keys(properties), 0.4) };
      return { ...schema, properties: { ...rest, [name]: this.changed(old) } };
    }
    if (list !== undefined) {
      const index = this.int(list.length);
      return { anyOf: list.with(index, this.changed(list[index] ?? {})) };
    }
    return this.schema(1);
  }
}

/** Makes values that a schema is likely to take, with names that it describes. */
export class RandomValues {
  constructor(
    private readonly random: () => number,
    private readonly components: Readonly<Record<string, Schema | boolean>>,
  ) {}

  private int(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }

  any(depth = 2): Json {
    const roll = this.random();
    if (roll < 0.35) return this.pick(texts);
    if (roll < 0.65) return this.pick(numbers);
    if (roll < 0.75 || depth === 0) return this.pick<Json>([true, false, null]);
    if (roll < 0.85) return Array.from({ length: this.int(3) }, () => this.any(depth - 1));
    return Object.fromEntries(names.filter(() => this.random() < 0.4).map((name) => [name, this.any(depth - 1)]));
  }

  of(written: unknown, depth = 5): Json {
    if (typeof written !== "object" || written === null || depth < 0) return this.any(1);
    const schema = written as Schema;
    if (typeof schema.$ref === "string")
      return this.of(this.components[schema.$ref.split("/").at(-1) ?? ""] ?? {}, depth - 1);
    const choice = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
    if (choice !== undefined) return this.of(this.pick(choice), depth - 1);
    if (Array.isArray(schema.allOf))
      return this.merge((schema.allOf as Schema[]).map((part) => this.of(part, depth - 1)));
    if ("const" in schema) return schema.const as Json;
    if (Array.isArray(schema.enum)) return this.pick(schema.enum as Json[]);
    const type = Array.isArray(schema.type) ? this.pick(schema.type) : schema.type;
    switch (type) {
      case "object":
        return this.object(schema, depth);
      case "array":
        return this.array(schema, depth);
      case "string":
        return this.pick(texts);
      case "integer":
        return this.pick(numbers.filter(Number.isInteger));
      case "number":
        return this.pick(numbers);
      case "boolean":
        return this.random() < 0.5;
      case "null":
        return null;
      default:
        return this.any();
    }
  }

  private merge(values: readonly Json[]): Json {
    const areObjects = values.every((value) => typeof value === "object" && value !== null && !Array.isArray(value));
    return areObjects ? (Object.assign({}, ...values) as Json) : (values[0] ?? null);
  }

  private object(schema: Schema, depth: number): Json {
    const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
    const required = new Set((schema.required ?? []) as string[]);
    const isFree = Object.keys(properties).length === 0 || "additionalProperties" in schema;
    const value: Record<string, Json> = {};
    for (const [name, inner] of Object.entries(properties))
      if (required.has(name) || this.random() < 0.5) value[name] = this.of(inner, depth - 1);
    for (const name of required) if (!(name in value)) value[name] = this.of(schema.additionalProperties, depth - 1);
    const others = [...names, "d"].filter((name) => !(name in properties) && isFree && this.random() < 0.3);
    if (schema.additionalProperties !== false)
      for (const name of others) value[name] = this.of(schema.additionalProperties, depth - 1);
    return value;
  }

  private array(schema: Schema, depth: number): Json {
    const prefix = (schema.prefixItems ?? []) as readonly Schema[];
    const low = typeof schema.minItems === "number" ? schema.minItems : 0;
    return Array.from({ length: low + this.int(3) }, (_, index) => this.of(prefix[index] ?? schema.items, depth - 1));
  }

  /** The value with one part of it another one. */
  changed(value: Json): Json {
    if (Array.isArray(value) && value.length > 0 && this.random() < 0.8) {
      const index = this.int(value.length);
      return value.map((item, at) => (at === index ? this.changed(item) : item));
    }
    if (typeof value === "object" && value !== null && !Array.isArray(value) && this.random() < 0.9) {
      const keys = Object.keys(value);
      const object = value as Record<string, Json>;
      if (keys.length > 0 && this.random() < 0.7) {
        const key = this.pick(keys);
        const { [key]: old = null, ...rest } = object;
        return this.random() < 0.3 ? rest : { ...object, [key]: this.changed(old) };
      }
      return { ...object, [this.pick([...names, "d"])]: this.any(1) };
    }
    return this.any(1);
  }
}
