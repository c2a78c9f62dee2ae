import { eachChild } from "./children.js";
import { followParts } from "./follow.js";
import { isFromPage } from "./page-marks.js";
import { successesOf } from "./successes.js";
import type { Contract, Operation, Schema } from "./types.js";

/** A field of a request: a parameter but those of the path, or a property of the body's outermost object. */
export interface RequestField {
  readonly in: "query" | "header" | "cookie" | "body";
  readonly name: string;
}

/** What an operation takes, as far as its contract says. */
export interface DescribedFields {
  /** `chat.completions.create`, as in the client. */
  readonly name: string;
  /** Their names. */
  readonly fields: readonly string[];
  /** Names of fields that are described only to say that they are not there. */
  readonly lacks: readonly string[];
  readonly places: readonly RequestField[];
  /** The body takes fields that are not described. */
  readonly open: boolean;
  readonly stream: boolean;
}

export interface ContractCapabilities {
  /** By identity: method and path below the root. */
  readonly operations: ReadonlyMap<string, DescribedFields>;
  /** Read from a page: what is not mentioned is unknown. */
  readonly silent: boolean;
}

export function capabilitiesOf(contract: Contract): ContractCapabilities {
  const { operations, schemas } = contract;
  return {
    operations: new Map(
      operations.filter(isImplemented).map((operation) => [operation.identity, capabilityOf(operation, schemas)]),
    ),
    silent: isFromPage(contract),
  };
}

/** False of what is described only to say that it is not there: with 501, and with no success. */
export function isImplemented({ responses }: Operation): boolean {
  return !responses.some(({ status }) => status === "501") || successesOf(responses).length > 0;
}

/** What one operation takes. */
export function capabilityOf(operation: Operation, schemas: Contract["schemas"]): DescribedFields {
  const { parameters, request, resource, action, stream } = operation;
  const bodies = new Set<Schema>();
  for (const { schema } of request?.content ?? []) if (schema !== undefined) collect(schema, schemas, bodies);
  const objects = [...bodies].flatMap(({ object }) => object ?? []);
  const properties = objects.flatMap((object) => [...object.properties]);
  const names = properties.flatMap(([name, schema]) => (isAbsent(schema, schemas) ? [] : [name]));
  const sent = parameters.flatMap(({ in: where, ...rest }) => (where === "path" ? [] : [{ ...rest, in: where }]));
  const places = [
    ...sent.flatMap(({ in: where, name, schema }) => (isAbsent(schema, schemas) ? [] : [{ in: where, name }])),
    ...[...new Set(names)].map((name) => ({ in: "body" as const, name })),
  ];
  const fields = new Set(places.map(({ name }) => name));
  const described = [...properties.map(([name]) => name), ...sent.map(({ name }) => name)];
  return {
    name: [...resource, action].join("."),
    fields: [...fields],
    lacks: [...new Set(described)].filter((name) => !fields.has(name)),
    places,
    open: objects.some(({ additionalProperties: more }) => more !== undefined && more.never !== true),
    stream: stream !== undefined,
  };
}

/** Takes no value: that is how a page says that there is no such field. */
function isAbsent(schema: Schema | undefined, schemas: Contract["schemas"]): boolean {
  return schema !== undefined && followParts(schema, schemas).never === true;
}

/** The schemas that apply to the same value. */
function collect(schema: Schema, schemas: Contract["schemas"], found: Set<Schema>): void {
  if (found.has(schema)) return;
  found.add(schema);
  const target = schema.ref === undefined ? undefined : schemas.get(schema.ref);
  if (target !== undefined) collect(target, schemas, found);
  eachChild(schema, (child) => collect(child, schemas, found), "in place");
}
