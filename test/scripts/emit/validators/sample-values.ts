import type { Json } from "../../../../scripts/base/json.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";

type JsonObject = { [name: string]: Json };

const formatted: Readonly<Record<string, string>> = {
  "date-time": "2024-02-29T12:00:00Z",
  date: "2024-02-29",
  time: "12:00:00Z",
  email: "a@example.com",
  uri: "https://example.com/a",
  "uri-reference": "a",
  uuid: "98d80576-482e-427f-8434-7f86890ab222",
  hostname: "example.com",
  ipv4: "127.0.0.1",
  ipv6: "::1",
  byte: "YQ==",
};

/** A value that is to break one rule of the schema at one place, and what a validator should say of it. */
export interface Mutation {
  readonly value: Json;
  readonly code: string;
  readonly pointer: string;
}

/**
 * Makes values that a schema accepts: `full` ones have every property, others the required ones; `branch` chooses among
 * alternatives. `undefined` where it knows none, such as for a pattern.
 */
export class Sampler {
  constructor(
    private readonly schemas: ReadonlyMap<string, Schema>,
    private readonly options: { readonly full: boolean; readonly branch: number },
  ) {}

  private follow(schema: Schema): Schema {
    let current = schema;
    for (let next = current; next.ref !== undefined && !hasRules(next); next = current) {
      const target = this.schemas.get(next.ref);
      if (target === undefined) break;
      current = target;
    }
    return current;
  }

  value(schema: Schema, depth = 0): Json | undefined {
    const target = this.follow(schema);
    const { notes } = target;
    if (target.never || depth > 12) return undefined;
    if (target.enum !== undefined) return target.enum.find((value) => value !== null) ?? target.enum[0];
    const union = target.oneOf ?? target.anyOf;
    const parts = [
      ...(target.ref === undefined ? [] : [this.schemas.get(target.ref)]),
      ...(target.allOf ?? []).filter((part) => part.ref !== undefined || hasRules(part)),
    ];
    const values = parts.map((part) => part && this.value(part, depth + 1));
    if (union !== undefined) values.push(this.branchOf(union, depth));
    if (values.includes(undefined)) return undefined;
    const canBeObject = target.types?.has("object") ?? target.object !== undefined;
    if (canBeObject && (target.object !== undefined || values.length === 0)) values.push(this.object(target, depth));
    if (values.includes(undefined)) return undefined;
    if (values.length > 0) return values.every(isObject) ? Object.assign({}, ...values) : values.at(-1);
    return this.scalar(target, depth) ?? (typeof notes.default === "string" ? notes.default : undefined);
  }

  private branchOf(union: readonly Schema[], depth: number): Json | undefined {
    const start = depth < 6 ? this.options.branch : 0;
    for (let offset = 0; offset < union.length; offset++) {
      const branch = union[(start + offset) % union.length];
      const value = branch && this.value(branch, depth + 1);
      if (value !== undefined && value !== null) return value;
    }
    return undefined;
  }

  private object({ object, not, anyOf, oneOf }: Schema, depth: number): JsonObject | undefined {
    const found: JsonObject = {};
    const union = anyOf ?? oneOf ?? [];
    const alsoRequired = union[this.options.branch % union.length]?.object?.required;
    for (const [name, property] of object?.properties ?? []) {
      const required =
        (object?.required.has(name) || alsoRequired?.has(name)) &&
        !this.follow(property).notes.readOnly &&
        !property.notes.readOnly;
      // What `not` forbids is usually a combination of optional properties.
      const wanted = this.options.full && not === undefined && depth < 5 && !property.notes.readOnly;
      if (!required && !wanted) continue;
      const value = this.value(property, depth + 1);
      if (value !== undefined) found[name] = value;
      else if (required) return undefined;
    }
    return found;
  }

  private scalar(schema: Schema, depth: number): Json | undefined {
    const { types, string, number, array, format } = schema;
    const type = types && [...types].find((name) => name !== "null");
    switch (type) {
      case "string":
        if (string?.pattern !== undefined) return undefined;
        if (format !== undefined && formatted[format] !== undefined) return formatted[format];
        return "x".repeat(Math.max(1, string?.minLength ?? 1)).slice(0, string?.maxLength);
      case "integer":
      case "number": {
        const lowest = number?.minimum ?? (number?.exclusiveMinimum === undefined ? 1 : number.exclusiveMinimum + 1);
        return Math.min(lowest, number?.maximum ?? lowest);
      }
      case "boolean":
        return true;
      case "array": {
        const length = Math.max(array?.minItems ?? 0, array?.uniqueItems ? 0 : 1);
        const items = Array.from({ length }, () =>
          array?.items === undefined ? "x" : this.value(array.items, depth + 1),
        );
        return items.every((item) => item !== undefined) ? items : undefined;
      }
      case "object":
        return {};
      default:
        return types?.has("null") ? null : "anything";
    }
  }

  /**
   * Every way to break one rule of one property. Only where the report is certain: not below a union, whose report
   * depends on which branch is closest.
   */
  *mutations(schema: Schema, value: Json, pointer = ""): Generator<Mutation> {
    const target = this.follow(schema);
    for (const part of target.allOf ?? []) yield* this.mutations(part, value, pointer);
    if (!isObject(value) || target.types?.size !== 1 || target.object === undefined) return;
    for (const [name, property] of target.object.properties) {
      const place = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (target.object.required.has(name) && !property.notes.readOnly && Object.hasOwn(value, name)) {
        const { [name]: _removed, ...rest } = value;
        yield { value: rest, code: "required", pointer: place };
      }
      const old = value[name];
      if (old === undefined) continue;
      for (const { value: bad, code } of broken(this.follow(property))) {
        yield { value: { ...value, [name]: bad }, code, pointer: place };
      }
      for (const inner of this.mutations(property, old, place))
        yield { ...inner, value: { ...value, [name]: inner.value } };
    }
  }
}

/** Values that break one rule of a schema without unions. */
function* broken(schema: Schema): Generator<{ readonly value: Json; readonly code: string }> {
  const { types, number, string, array } = schema;
  if (schema.ref || schema.allOf || schema.anyOf || schema.oneOf || schema.not || types === undefined) return;
  if (schema.enum !== undefined) {
    if (types.has("string")) yield { value: "no such value", code: "enum" };
    return;
  }
  const wrong = types.has("boolean") ? "text" : true;
  if (!(wrong === "text" && types.has("string"))) yield { value: wrong, code: "type" };
  if (number?.minimum !== undefined && number.minimum > -(2 ** 52))
    yield { value: number.minimum - 1, code: "minimum" };
  if (number?.maximum !== undefined && number.maximum < 2 ** 52) yield { value: number.maximum + 1, code: "maximum" };
  if (string?.minLength) yield { value: "", code: "min-length" };
  if (string?.maxLength !== undefined && string.maxLength < 1e6 && types.has("string") && !string.pattern) {
    yield { value: "x".repeat(string.maxLength + 1), code: "max-length" };
  }
  if (array?.minItems) yield { value: [], code: "min-items" };
}

function hasRules({ types, enum: values, allOf, anyOf, oneOf, object, array, string, number }: Schema): boolean {
  return [types, values, allOf, anyOf, oneOf, object, array, string, number].some((rule) => rule !== undefined);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
