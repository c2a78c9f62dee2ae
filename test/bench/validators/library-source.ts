import type { Json } from "../../../scripts/base/json.js";
import type { Schema } from "../../../scripts/contract/model/types.js";
import { jsonLiteral, propertyKey, regExpLiteral } from "../../../scripts/emit/code/encode.js";

/** How a schema library writes what an OpenAPI body needs. */
interface Dialect {
  readonly module: string;
  readonly prefix: string;
  literal(values: readonly Json[]): string;
  limited(base: string, limits: readonly (readonly [name: string, argument: string])[]): string;
  optional(schema: string): string;
  intersection(parts: readonly string[]): string;
}

export const zod: Dialect = {
  module: "zod",
  prefix: "z",
  literal: (values) => `z.literal(${jsonLiteral(values)})`,
  limited: (base, limits) =>
    limits.reduce((text, [name, argument]) => `${text}.${zodNames[name] ?? name}(${argument})`, base),
  optional: (schema) => `${schema}.optional()`,
  intersection: (parts) => parts.reduce((a, b) => `z.intersection(${a}, ${b})`),
};

const zodNames: Readonly<Record<string, string>> = {
  minLength: "min",
  maxLength: "max",
  minValue: "gte",
  maxValue: "lte",
  integer: "int",
};

export const valibot: Dialect = {
  module: "valibot",
  prefix: "v",
  literal: (values) => `v.picklist(${jsonLiteral(values)})`,
  limited: (base, limits) =>
    limits.length === 0
      ? base
      : `v.pipe(${base}, ${limits.map(([name, argument]) => `v.${name}(${argument})`).join(", ")})`,
  optional: (schema) => `v.optional(${schema})`,
  intersection: (parts) => `v.intersect([${parts.join(", ")}])`,
};

/** A module that exports the named schemas, written for the library as its users would. */
export function printLibrarySource(
  dialect: Dialect,
  schemas: ReadonlyMap<string, Schema>,
  exported: readonly string[],
): string {
  const { module, prefix } = dialect;
  const printed = new Map<string, string>();
  const pending = [...exported];
  const print = new SchemaPrinter(dialect, (name) => pending.push(name));
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const schema = schemas.get(name);
    if (schema !== undefined && !printed.has(name)) {
      printed.set(name, "");
      printed.set(name, `const ${name} = ${print.schema(schema)};`);
    }
  }
  const clause = `import * as ${prefix} from "${module}";`;
  return `${[clause, ...printed.values()].join("\n")}\nexport { ${exported.join(", ")} };\n`;
}

class SchemaPrinter {
  constructor(
    private readonly dialect: Dialect,
    private readonly use: (name: string) => void,
  ) {}

  schema(schema: Schema): string {
    const { prefix, literal, intersection } = this.dialect;
    if (schema.enum !== undefined)
      return schema.enum.includes(null) ? this.nullable(schema, schema.enum) : literal(schema.enum);
    const parts = (schema.allOf ?? []).map((part) => this.schema(part));
    if (schema.ref !== undefined) {
      this.use(schema.ref);
      parts.push(`${prefix}.lazy(() => ${schema.ref})`);
    }
    const branches = schema.oneOf ?? schema.anyOf;
    if (branches !== undefined)
      parts.push(`${prefix}.union([${branches.map((branch) => this.schema(branch)).join(", ")}])`);
    if (parts.length === 0 || schema.object !== undefined) parts.push(this.typed(schema));
    return parts.length === 1 ? (parts[0] ?? "") : intersection(parts);
  }

  private nullable(schema: Schema, values: readonly Json[]): string {
    const { enum: _values, ...rest } = schema;
    const others = { ...rest, enum: values.filter((value) => value !== null) };
    return `${this.dialect.prefix}.nullable(${this.schema(others)})`;
  }

  private typed(schema: Schema): string {
    const { prefix } = this.dialect;
    const types = [...(schema.types ?? (schema.object === undefined ? [] : ["object" as const]))];
    const texts = types.map((type) => this.type(type, schema));
    if (texts.length === 0) return `${prefix}.unknown()`;
    return texts.length === 1 ? (texts[0] ?? "") : `${prefix}.union([${texts.join(", ")}])`;
  }

  private type(type: string, schema: Schema): string {
    const { prefix, limited } = this.dialect;
    const limits: [string, string][] = [];
    const limit = (name: string, value: number | undefined) =>
      value !== undefined && limits.push([name, String(value)]);
    switch (type) {
      case "string":
        limit("minLength", schema.string?.minLength);
        limit("maxLength", schema.string?.maxLength);
        if (schema.string?.pattern !== undefined) limits.push(["regex", regExpLiteral(schema.string.pattern, "u")]);
        return limited(`${prefix}.string()`, limits);
      case "integer":
        limits.push(["integer", ""]);
        limit("minValue", schema.number?.minimum);
        limit("maxValue", schema.number?.maximum);
        return limited(`${prefix}.number()`, limits);
      case "number":
        limit("minValue", schema.number?.minimum);
        limit("maxValue", schema.number?.maximum);
        return limited(`${prefix}.number()`, limits);
      case "array":
        limit("minLength", schema.array?.minItems);
        limit("maxLength", schema.array?.maxItems);
        return limited(
          `${prefix}.array(${schema.array?.items ? this.schema(schema.array.items) : `${prefix}.unknown()`})`,
          limits,
        );
      case "object":
        return this.object(schema);
      default:
        return type === "null" ? `${prefix}.null()` : `${prefix}.boolean()`;
    }
  }

  private object({ object }: Schema): string {
    const { prefix, optional } = this.dialect;
    const { additionalProperties, properties = new Map<string, Schema>(), required } = object ?? {};
    if (properties.size === 0) {
      const value = additionalProperties === undefined ? `${prefix}.unknown()` : this.schema(additionalProperties);
      return `${prefix}.record(${prefix}.string(), ${value})`;
    }
    const members = [...properties].map(([name, property]) => {
      const text = this.schema(property);
      return `${propertyKey(name)}: ${required?.has(name) ? text : optional(text)}`;
    });
    return `${prefix}.${additionalProperties?.never ? "strictObject" : "looseObject"}({ ${members.join(", ")} })`;
  }
}
