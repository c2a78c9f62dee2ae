import { addTo } from "../../base/group-by.js";
import { freeName, memberName, pascal } from "../../base/identifiers.js";
import { canonicalJson } from "../../base/json.js";
import { mapUnlessSame, withParts } from "../../base/unless-same.js";
import { printSchema } from "../../contract/model/print-schema.js";
import { mainSuccess, successesOf } from "../../contract/model/successes.js";
import type { Body, Contract, Hook, MediaType, Operation, Response, Schema } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";

/** What has a name now. */
interface Hoisted {
  readonly schema: Schema;
  readonly reference: Schema;
}

/** Gives the inline bodies and answers of operations a name, so that every signature can name its types. */
export function nameInlineSchemas(contract: Contract): Contract {
  const schemas = new Map(contract.schemas);
  // A plain answer and the events of its stream may be one schema, of which each has its copy.
  const known = new Map<string, Hoisted[]>();
  const hoist = (schema: Schema, wanted: string): Schema => {
    if (!isWorthNaming(schema)) return schema;
    const place = canonicalJson(schema.at);
    const same = known.get(place)?.find((each) => isSame(each.schema, schema));
    if (same !== undefined) return same.reference;
    const name = freeName(wanted, schemas);
    schemas.set(name, schema);
    const reference = { at: schema.at, ref: name, notes: {} };
    addTo(known, place, { schema, reference });
    return reference;
  };
  const operations = contract.operations.map((operation) => hoistOperation(operation, hoist));
  for (const webhook of contract.webhooks ?? []) nameWebhook(webhook, schemas);
  return { ...contract, operations, schemas: new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function isSame(one: Schema, other: Schema): boolean {
  return one === other || canonicalJson(printSchema(one)) === canonicalJson(printSchema(other));
}

/** `batch.completed` sends a `BatchCompletedWebhook`; it has this name also where its schema has one of its own. */
function nameWebhook({ name, methods }: Hook, schemas: Map<string, Schema>): void {
  for (const { method, request } of methods) {
    const schema = request?.content.find(({ type }) => isJsonType(type))?.schema;
    if (schema === undefined) continue;
    const words = methods.length === 1 ? name : `${name} ${method.toLowerCase()}`;
    schemas.set(freeName(`${pascal(memberName(words))}Webhook`, schemas), schema);
  }
}

/** A reference has a name already, and a plain scalar needs none. */
function isWorthNaming(schema: Schema): boolean {
  const { at, notes, types, format, ...rules } = schema;
  return schema.ref === undefined && Object.keys(rules).length > 0;
}

function hoistOperation(operation: Operation, hoist: (schema: Schema, name: string) => Schema): Operation {
  const base = pascal(operation.id);
  const { request, stream } = operation;
  const withNames = <Part extends Body | Response>(part: Part, nameOf: (item: MediaType) => string): Part => {
    const content = mapUnlessSame(part.content, (item) =>
      withParts(item, { schema: item.schema && hoist(item.schema, nameOf(item)) }),
    );
    return content === part.content ? part : { ...part, content };
  };
  const main = mainSuccess(operation.responses);
  const successes = new Set(successesOf(operation.responses));
  const answerName = (response: Response, { type }: MediaType): string =>
    type === stream?.mediaType && stream.flag !== undefined
      ? `${base}Event`
      : `${base}${response === main ? "" : pascal(response.status)}Response`;
  const responses = operation.responses.map((response) => {
    if (!successes.has(response)) return response;
    const ordered = byStream(response, stream?.mediaType);
    return withNames(ordered, (item) => answerName(response, item));
  });
  return {
    ...operation,
    ...(request && { request: withNames(request, () => `${base}Request`) }),
    responses,
    ...(stream && { stream: { ...stream, event: hoist(stream.event, `${base}Event`) } }),
  };
}

/** The stream last, so that a schema that both kinds of answer share is named after the plain one. */
function byStream(response: Response, streamType: string | undefined): Response {
  const { content: items } = response;
  if (items.length < 2) return response;
  const content = [
    ...items.filter(({ type }) => type !== streamType),
    ...items.filter(({ type }) => type === streamType),
  ];
  return { ...response, content };
}
