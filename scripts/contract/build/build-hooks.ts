import { isObject, type JsonObject, join, own } from "../../base/json.js";
import type { Hook, HookMethod } from "../model/types.js";
import { buildBody, buildParameters, buildResponses, readSecurity } from "./build-parts.js";
import { compact, readExtensions } from "./build-schema.js";
import type { DocumentReader } from "./document-reader.js";
import { operationsOf, readPathItem } from "./read-path-item.js";

/** The webhooks of a document, by name. */
export function buildWebhooks(reader: DocumentReader): readonly Hook[] | undefined {
  const items = Object.entries(reader.object(reader.document, "webhooks") ?? {});
  return listOf(items.map(([name, item]) => buildHook(reader, name, item, join("/webhooks", name))));
}

/** The callbacks of an operation, by name and expression. */
export function buildCallbacks(
  reader: DocumentReader,
  operation: JsonObject,
  pointer: string,
): readonly Hook[] | undefined {
  const hooks: (Hook | undefined)[] = [];
  for (const [name, written] of Object.entries(reader.object(operation, "callbacks") ?? {})) {
    const { node, pointer: at } = reader.resolve(written, join(pointer, "callbacks", name));
    for (const [expression, item] of isObject(node) ? Object.entries(node) : []) {
      const hook = buildHook(reader, `${name} ${expression}`, item, join(at, expression));
      if (!expression.startsWith("x-")) hooks.push(hook && { ...hook, expression });
    }
  }
  return listOf(hooks);
}

function buildHook(reader: DocumentReader, name: string, written: unknown, at: string): Hook | undefined {
  const parts = readPathItem(reader, written, at);
  const pointer = parts.at(-1)?.pointer;
  if (pointer === undefined) return undefined;
  const methods = operationsOf(parts, reader).map(({ method, operation, pointer: place }) => {
    const body = own(operation, "requestBody");
    return compact<HookMethod>({
      method,
      tags: reader.texts(operation, "tags"),
      summary: reader.text(operation, "summary"),
      description: reader.text(operation, "description"),
      deprecated: reader.flag(operation, "deprecated"),
      security: readSecurity(own(operation, "security")),
      parameters: buildParameters(reader, [...parts.toReversed(), { item: operation, pointer: place }]),
      request: body === undefined ? undefined : buildBody(reader, body, join(place, "requestBody")),
      responses: buildResponses(reader, operation, place),
      extensions: readExtensions(operation),
      at: reader.originOf(place),
    });
  });
  return { name, methods, at: reader.originOf(pointer) };
}

function listOf(hooks: readonly (Hook | undefined)[]): readonly Hook[] | undefined {
  const present = hooks.filter((hook) => hook !== undefined);
  return present.length === 0 ? undefined : present;
}
