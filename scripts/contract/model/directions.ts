import { namesBelow } from "./names-below.js";
import type { Contract, MediaType, Schema } from "./types.js";

/** Who makes the values of a schema: the client sends them, or it gets them. */
export type SchemaDirection = "request" | "response";

/** Contracts never change, and several stages ask for the directions of one. */
const known = new WeakMap<Contract, ReadonlyMap<string, SchemaDirection>>();

/**
 * The direction of each named schema that an operation reaches. What is both sent and received is as it is sent: the sender
 * must be told what it may leave out.
 */
export function directionsOf(contract: Contract): ReadonlyMap<string, SchemaDirection> {
  const directions = known.get(contract) ?? findDirections(contract);
  known.set(contract, directions);
  return directions;
}

function findDirections(contract: Contract): ReadonlyMap<string, SchemaDirection> {
  const { schemas, operations, webhooks = [] } = contract;
  const schemasOf = (medias: readonly MediaType[]): readonly Schema[] =>
    medias.flatMap(({ schema, itemSchema }) => [...(schema ? [schema] : []), ...(itemSchema ? [itemSchema] : [])]);
  const answered = operations.flatMap(({ responses, stream }) => [
    ...responses.flatMap(({ content }) => schemasOf(content)),
    ...(stream ? [stream.event] : []),
  ]);
  const received = webhooks.flatMap(({ methods }) =>
    methods.flatMap(({ request, parameters }) => [
      ...schemasOf(request?.content ?? []),
      ...parameters.map(({ schema }) => schema),
    ]),
  );
  const sent = operations.flatMap(({ request, parameters }) => [
    ...schemasOf(request?.content ?? []),
    ...parameters.map(({ schema }) => schema),
  ]);
  const directions = new Map<string, SchemaDirection>();
  for (const name of namesBelow([...answered, ...received], schemas)) directions.set(name, "response");
  for (const name of namesBelow(sent, schemas)) directions.set(name, "request");
  return directions;
}
