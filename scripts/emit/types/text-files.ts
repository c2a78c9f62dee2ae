import { subschemas } from "../../contract/model/map-schema.js";
import type { Contract, MediaType, Schema } from "../../contract/model/types.js";
import { bareType, isJsonType } from "../../spec/media-types.js";

/**
 * The places of what is described as a file and stands nowhere but in JSON, a query or a form of pairs: there it is a text.
 */
export function textPlaces({ schemas, operations, webhooks = [] }: Contract): (schema: Schema) => boolean {
  const medias = [
    ...operations.flatMap(({ request, responses }) => [
      request?.content ?? [],
      ...responses.map((each) => each.content),
    ]),
    ...webhooks.flatMap(({ methods }) => methods.flatMap(({ request }) => request?.content ?? [])),
  ].flat();
  const others = operations.flatMap(({ parameters, stream }) => [
    ...parameters.map(({ schema }) => schema),
    ...(stream ? [stream.event] : []),
  ]);
  const texts = placesBelow([...others, ...medias.filter(isTextual).flatMap(schemasOf)], schemas);
  const files = placesBelow(medias.filter((media) => !isTextual(media)).flatMap(schemasOf), schemas);
  return (schema) => texts.has(placeOf(schema)) && !files.has(placeOf(schema));
}

function isTextual({ type }: MediaType): boolean {
  return bareType(type) !== "*/*" && (isJsonType(type) || bareType(type) === "application/x-www-form-urlencoded");
}

function schemasOf({ schema, itemSchema }: MediaType): readonly Schema[] {
  return [schema, itemSchema].filter((each) => each !== undefined);
}

function placesBelow(roots: readonly Schema[], schemas: Contract["schemas"]): ReadonlySet<string> {
  const places = new Set<string>();
  const seen = new Set<string>();
  const pending = [...roots];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    for (const part of subschemas(schema)) {
      places.add(placeOf(part));
      const target = part.ref === undefined || seen.has(part.ref) ? undefined : schemas.get(part.ref);
      if (part.ref !== undefined) seen.add(part.ref);
      if (target !== undefined) pending.push(target);
    }
  }
  return places;
}

function placeOf({ at }: Schema): string {
  return `${at.file}#${at.pointer}`;
}
