import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import type { Json } from "../../../scripts/base/json.js";
import type { Schema } from "../../../scripts/contract/model/types.js";

type Node = Record<string, unknown>;

/** The schema as JSON Schema 2020-12, written here a second time so that it can check what the comparison does. */
function toJsonSchema(schema: Schema): Node | boolean {
  if (schema.never) return false;
  const node: Node = {};
  const set = (key: string, value: unknown) => {
    if (value !== undefined) node[key] = value;
  };
  const one = (inner: Schema | undefined) => inner && toJsonSchema(inner);
  const list = (inner: readonly Schema[] | undefined) => inner?.map(toJsonSchema);
  const map = (inner: ReadonlyMap<string, Schema> | undefined) =>
    inner && Object.fromEntries([...inner].map(([name, item]) => [name, toJsonSchema(item)]));
  set("$ref", schema.ref && `#/$defs/${encodeURIComponent(schema.ref)}`);
  set("type", schema.types && [...schema.types]);
  set("enum", schema.enum);
  set("format", schema.format);
  const { contentSchema: _content, contentEncoding: _e, contentMediaType: _m, ...string } = schema.string ?? {};
  Object.assign(node, string, schema.number);
  if (schema.array) {
    const { prefixItems, items, contains, unevaluatedItems, ...counts } = schema.array;
    Object.assign(node, counts);
    set("prefixItems", list(prefixItems));
    set("items", one(items));
    set("contains", one(contains));
    set("unevaluatedItems", one(unevaluatedItems));
  }
  if (schema.object) {
    const { object } = schema;
    set("properties", map(object.properties));
    set("required", object.required.size > 0 ? [...object.required] : undefined);
    set("patternProperties", map(object.patternProperties));
    set("additionalProperties", one(object.additionalProperties));
    set("propertyNames", one(object.propertyNames));
    set("minProperties", object.minProperties);
    set("maxProperties", object.maxProperties);
    set("dependentRequired", object.dependentRequired && Object.fromEntries(object.dependentRequired));
    set("dependentSchemas", map(object.dependentSchemas));
    set("unevaluatedProperties", one(object.unevaluatedProperties));
  }
  set("allOf", list(schema.allOf));
  set("anyOf", list(schema.anyOf));
  set("oneOf", list(schema.oneOf));
  set("not", one(schema.not));
  set("if", one(schema.conditional?.if));
  set("then", one(schema.conditional?.then));
  set("else", one(schema.conditional?.else));
  return node;
}

/** Ajv's opinion on values of the schemas of one contract. */
export class Judge {
  readonly #ajv: Ajv2020;
  readonly #checks = new Map<Schema, (value: Json) => boolean>();
  readonly #definitions: Node;

  constructor(schemas: ReadonlyMap<string, Schema>) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
    formatsPlugin.default(this.#ajv);
    this.#definitions = Object.fromEntries([...schemas].map(([name, schema]) => [name, toJsonSchema(schema)]));
    this.#ajv.addSchema({ $id: "https://contract.test/", $defs: this.#definitions });
  }

  accepts(schema: Schema, value: Json): boolean {
    const known = this.#checks.get(schema);
    if (known) return known(value);
    const text = JSON.stringify(toJsonSchema(schema)).replaceAll('"#/$defs/', '"https://contract.test/#/$defs/');
    const compiled = this.#ajv.compile(JSON.parse(text));
    const check = (item: Json) => compiled(item) === true;
    this.#checks.set(schema, check);
    return check(value);
  }
}
