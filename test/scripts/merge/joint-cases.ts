import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import type { Json } from "../../../scripts/base/json.js";
import { buildSchema } from "../../../scripts/contract/build/build-schema.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { printDocument } from "../../../scripts/emit/document/print-document.js";
import { RandomSchemas, RandomValues } from "../../helpers/random-schemas.js";

type Written = { readonly [keyword: string]: unknown };

/** One provider's components; `Body` is what it takes and answers. */
export interface Side {
  readonly Body: Written;
  readonly One: Written;
  readonly Two: Written;
}

const at = { file: "fuzz", pointer: "" };
export const sideNames = ["one", "two", "three"] as const;

/** Two or three providers, which often say nearly the same. */
export function randomSides(random: () => number): readonly Side[] {
  const schemas = new RandomSchemas(random);
  const body = (): Written => (random() < 0.75 ? schemas.object(3) : schemas.schema(3));
  const first: Side = { Body: body(), One: schemas.object(2), Two: schemas.plain() };
  const other = (): Side => {
    if (random() < 0.3) return { Body: body(), One: schemas.object(2), Two: schemas.plain() };
    const changed = { ...first, Body: schemas.changed(first.Body) };
    return random() < 0.5 ? changed : { ...changed, One: changedObject(schemas, first.One) };
  };
  return [first, ...Array.from({ length: random() < 0.6 ? 1 : 2 }, other)];
}

/** A component that is no reference to itself. */
function changedObject(schemas: RandomSchemas, schema: Written): Written {
  const changed = schemas.changed(schema);
  return changed.type === "object" ? changed : schemas.object(1);
}

export function contractOfSide(side: Side, provider: string): Contract {
  const nameOf = (ref: string): string => ref.replace("#/components/schemas/", "");
  const context = { originOf: () => at, report: () => undefined, nameOf };
  const schemas = new Map(Object.entries(side).map(([key, json]) => [key, buildSchema(json, "", context)]));
  const content = [{ type: "application/json", schema: { at, ref: "Body", notes: {} }, at }];
  const responses = [{ status: "200", description: "", headers: [], content, at }];
  const names = { key: "POST /a", identity: "POST /a", id: "aCreate", method: "POST", path: "/a" };
  const operation = { ...names, resource: ["a"], action: "create", tags: [], parameters: [], responses, at };
  return {
    ...{ provider, info: { title: provider, version: "1" }, root: "", servers: [], tags: new Map(), schemas, at },
    securitySchemes: new Map(),
    operations: [{ ...operation, request: { required: true, content, at } }],
  };
}

type Judge = (value: Json) => boolean;

/** Judges of the request and of the answer, made of a written document. */
export interface Judges {
  readonly request: Judge | undefined;
  readonly answer: Judge | undefined;
  readonly components: Readonly<Record<string, Written>>;
  readonly schemas: { readonly request?: unknown; readonly answer?: unknown };
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >;
}

export function judgesOf(contract: Contract): Judges {
  const document = JSON.parse(JSON.stringify(printDocument(contract))) as {
    readonly paths?: Readonly<Record<string, { readonly post?: Operation }>>;
    readonly components?: { readonly schemas?: Readonly<Record<string, Written>> };
  };
  const components = asAnyOf(document.components?.schemas ?? {}) as Readonly<Record<string, Written>>;
  const operation = document.paths?.["/a"]?.post;
  const request = asAnyOf(operation?.requestBody?.content["application/json"]?.schema);
  const answer = asAnyOf(operation?.responses["200"]?.content?.["application/json"]?.schema);
  const has = operation !== undefined;
  return {
    request: has && operation.requestBody !== undefined ? judgeOf(request, components) : undefined,
    answer: has && operation.responses["200"]?.content !== undefined ? judgeOf(answer, components) : undefined,
    components,
    schemas: { request, answer },
  };
}

/** The project reads `oneOf` as `anyOf`. */
function asAnyOf(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(asAnyOf);
  if (typeof written !== "object" || written === null) return written;
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key === "oneOf" ? "anyOf" : key, asAnyOf(value)]),
  );
}

/** Beside `items` of scalars, ajv compares only items of those types, whatever `prefixItems` says; alone, it compares all. */
function withUniqueItemsApart(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(withUniqueItemsApart);
  if (typeof written !== "object" || written === null) return written;
  const { uniqueItems, ...rest } = written as Written;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withUniqueItemsApart(value)]));
  return uniqueItems === true ? { allOf: [{ uniqueItems }, plain] } : plain;
}

export function judgeOf(schema: unknown, components: Readonly<Record<string, unknown>>): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, meta: false, logger: false });
  const text = JSON.stringify(withUniqueItemsApart({ ...{ $defs: components }, allOf: [schema ?? true] }));
  let judge: ValidateFunction | undefined;
  const root = JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")) as AnySchema;
  return (value) => {
    judge ??= ajv.compile(root);
    return judge(value) as boolean;
  };
}

/**
 * The side with objects that have the properties they list and no other: what an object that lists some may hold under
 * another name is not described, and no joint contract can tell what it is.
 */
export function closed(side: Side): Side {
  return Object.fromEntries(Object.entries(side).map(([name, schema]) => [name, close(schema)])) as unknown as Side;
}

function close(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(close);
  if (typeof written !== "object" || written === null) return written;
  const inner = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, key === "const" || key === "enum" ? value : close(value)]),
  ) as Written;
  const names = Object.keys((inner.properties ?? {}) as object);
  if (inner.type !== "object" || names.length === 0 || "additionalProperties" in inner || "patternProperties" in inner)
    return inner;
  const required = ((inner.required ?? []) as string[]).filter((name) => !names.includes(name));
  const properties = { ...Object.fromEntries(required.map((name) => [name, true])), ...(inner.properties as object) };
  return { ...inner, properties, additionalProperties: false };
}

/** Values that the sides and the joint contract suggest. */
export function valuesFor(judges: readonly Judges[], random: () => number, count: number): readonly Json[] {
  return Array.from({ length: count }, () => {
    const { components, schemas } = judges[Math.floor(random() * judges.length)] ?? { components: {}, schemas: {} };
    const values = new RandomValues(random, components);
    const value = values.of(random() < 0.5 ? schemas.request : schemas.answer);
    const roll = random();
    return roll < 0.5 ? value : roll < 0.85 ? values.changed(value) : values.changed(values.changed(value));
  });
}

/** The side with objects that have the properties they list and no other, nor any by a map or a pattern. */
export function listedOnly(side: Side): Side {
  return Object.fromEntries(
    Object.entries(side).map(([name, schema]) => [name, closeWhole(schema)]),
  ) as unknown as Side;
}

function closeWhole(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(closeWhole);
  if (typeof written !== "object" || written === null) return written;
  const inner = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, key === "const" || key === "enum" ? value : closeWhole(value)]),
  ) as Written;
  if (inner.type !== "object") return inner;
  const { patternProperties, required = [], ...rest } = inner;
  const names = Object.keys((inner.properties ?? {}) as object);
  const listed = (required as readonly string[]).filter((name) => names.includes(name));
  return { ...rest, required: listed, additionalProperties: false };
}
