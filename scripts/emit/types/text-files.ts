import { follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { subschemas } from "../../contract/model/map-schema.js";
import { namesBelow } from "../../contract/model/names-below.js";
import type { Contract, MediaType, Schema } from "../../contract/model/types.js";
import { bareType, isJsonType } from "../../spec/media-types.js";

/** What describes values that hold texts alone, such as JSON, and what describes such as hold files. */
export interface FileUses {
  readonly texts: readonly Schema[];
  readonly files: readonly Schema[];
}

export function fileUses({ operations, schemas, webhooks = [] }: Contract): FileUses {
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
  return {
    texts: [...others, ...medias.filter((media) => isTextual(media, schemas)).flatMap(schemasOf)],
    files: medias.filter((media) => !isTextual(media, schemas)).flatMap(schemasOf),
  };
}

/** JSON, which is what a value of any type is sent as, and a form of pairs hold no files. */
export function isTextual({ type, schema }: MediaType, schemas: Contract["schemas"]): boolean {
  if (bareType(type) === "*/*") return schema !== undefined && !isFile(follow(schema, schemas).schema);
  return isJsonType(type) || bareType(type) === "application/x-www-form-urlencoded";
}

/** Tells which schemas of a contract stand nowhere but where files are texts. What nobody sends is read as JSON is. */
export function textPlaces(contract: Contract): (schema: Schema) => boolean {
  const inFiles = partsBelow(fileUses(contract).files, contract.schemas);
  return (schema) => !inFiles.has(schema);
}

function schemasOf({ schema, itemSchema }: MediaType): readonly Schema[] {
  return [schema, itemSchema].filter((each) => each !== undefined);
}

function partsBelow(roots: readonly Schema[], schemas: Contract["schemas"]): ReadonlySet<Schema> {
  const named = [...namesBelow(roots, schemas)].flatMap((name) => schemas.get(name) ?? []);
  return new Set([...roots, ...named].flatMap(subschemas));
}
