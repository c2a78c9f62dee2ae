import { pascal } from "../ir/identifiers.js";
import type { Contract, MediaType, Operation, Schema } from "../ir/types.js";

/** Gives the inline bodies and answers of operations a name, so that every signature can name its types. */
export function nameInlineSchemas(contract: Contract): Contract {
  const schemas = new Map(contract.schemas);
  const hoist = (schema: Schema, wanted: string): Schema => {
    if (!isWorthNaming(schema)) return schema;
    let name = wanted;
    while (schemas.has(name)) name += "_";
    schemas.set(name, schema);
    return { at: schema.at, ref: name, notes: {} };
  };
  const operations = contract.operations.map((operation) => hoistOperation(operation, hoist));
  return { ...contract, operations, schemas: new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** A reference has a name already, and a plain scalar needs none. */
function isWorthNaming(schema: Schema): boolean {
  const { at, notes, types, format, ...rules } = schema;
  return schema.ref === undefined && Object.keys(rules).length > 0;
}

function hoistOperation(operation: Operation, hoist: (schema: Schema, name: string) => Schema): Operation {
  const base = pascal(operation.id);
  const content = (items: readonly MediaType[], suffix: string): readonly MediaType[] =>
    items.map((item) => (item.schema === undefined ? item : { ...item, schema: hoist(item.schema, base + suffix) }));
  const success = operation.responses.find(({ status }) => /^2/.test(status));
  const original = success?.content.find(
    (item) => item.schema !== undefined && item.schema === operation.stream?.event,
  );
  const responses = operation.responses.map((response) =>
    response === success ? { ...response, content: content(response.content, "Response") } : response,
  );
  const shared =
    original &&
    responses.find(({ status }) => status === success?.status)?.content.find(({ type }) => type === original.type);
  const event = shared?.schema ?? (operation.stream && hoist(operation.stream.event, `${base}Event`));
  return {
    ...operation,
    ...(operation.request && {
      request: { ...operation.request, content: content(operation.request.content, "Request") },
    }),
    responses,
    ...(operation.stream && event && { stream: { ...operation.stream, event } }),
  };
}
