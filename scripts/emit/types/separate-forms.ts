import { freeName } from "../../base/identifiers.js";
import { mapUnlessSame, withParts } from "../../base/unless-same.js";
import { follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { namesBelow } from "../../contract/model/names-below.js";
import { reaching } from "../../contract/model/reaching.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { Contract, MediaType, Schema } from "../../contract/model/types.js";
import { fileUses, isTextual } from "./text-files.js";

/**
 * Gives forms components of their own in place of those with a file in them that JSON has, too: a file is bytes in the
 * one and a text in the other.
 */
export function separateForms(contract: Contract): Contract {
  const { schemas } = contract;
  const uses = fileUses(contract);
  const inTexts = namesBelow(uses.texts, schemas);
  // A body that is a file as a whole needs no name.
  const whole = (schema: Schema): Schema => {
    const { schema: target, name = "" } = follow(schema, schemas);
    return isFile(target) && inTexts.has(name) ? target : schema;
  };
  const inForms = namesBelow(uses.files.map(whole), schemas);
  const holders = reaching(schemas, isFile);
  const all = new Map(schemas);
  const names = new Map<string, string>();
  for (const name of [...inForms].filter((each) => inTexts.has(each) && holders.has(each)).sort()) {
    const own = freeName(`${name}Form`, all);
    names.set(name, own);
    all.set(own, schemas.get(name) as Schema);
  }
  // Where a file is a text is known of each object by itself, so that no copy may share one.
  const change = (part: Schema): Schema => {
    const renamed = renamePart(part, (name) => names.get(name) ?? name);
    return isFile(renamed) ? { ...renamed } : renamed;
  };
  for (const name of inForms) {
    const own = names.get(name) ?? name;
    const schema = all.get(own);
    if (schema !== undefined && holders.has(name)) all.set(own, mapSchema(schema, change));
  }
  const withForms = (media: MediaType): MediaType => {
    const { schema, itemSchema } = media;
    if (isTextual(media, schemas)) return media;
    return withParts(media, {
      schema: schema && mapSchema(whole(schema), change),
      itemSchema: itemSchema && mapSchema(itemSchema, change),
    });
  };
  const operations = contract.operations.map((operation) => {
    const { request, responses } = operation;
    return withParts(operation, {
      request: request && withParts(request, { content: mapUnlessSame(request.content, withForms) }),
      responses: mapUnlessSame(responses, (response) =>
        withParts(response, { content: mapUnlessSame(response.content, withForms) }),
      ),
    });
  });
  return { ...contract, operations, schemas: new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1))) };
}
