import type { Json } from "../../base/json.js";
import { eachChild } from "../../contract/model/children.js";
import type { Operation, Schema } from "../../contract/model/types.js";
import { limitsExtension } from "../../spec/extensions.js";
import { keyOf } from "./join-exchange.js";

/**
 * The limits, values and defaults of each provider where they differ, by the place in the request: an extension of the merged
 * operation. What stands in several places is told of the first.
 */
export function limitsOfOperation(
  { parameters, request, extensions }: Operation,
  schemas: ReadonlyMap<string, Schema>,
): Pick<Operation, "extensions"> {
  const found = new Map<string, Json>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema, place: string): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    const { notes, ref, array, object } = schema;
    if (notes.providerLimits !== undefined && !found.has(place))
      found.set(place, Object.fromEntries(notes.providerLimits));
    const target = ref === undefined ? undefined : schemas.get(ref);
    if (target !== undefined) visit(target, place);
    eachChild(schema, (part) => visit(part, place), "in place");
    for (const [name, part] of object?.properties ?? []) visit(part, `${place}.${name}`);
    for (const part of [...(array?.prefixItems ?? []), ...(array?.items ? [array.items] : [])])
      visit(part, `${place}[]`);
    if (object?.additionalProperties !== undefined) visit(object.additionalProperties, `${place}{}`);
  };
  for (const parameter of parameters) visit(parameter.schema, keyOf(parameter));
  for (const { schema } of request?.content ?? []) if (schema !== undefined) visit(schema, "request");
  if (found.size === 0) return {};
  return { extensions: new Map([...(extensions ?? []), [limitsExtension, Object.fromEntries(found)]]) };
}
