import { child, isObject, type JsonObject, join, own } from "../../scripts/base/json.js";

export interface PlacedOperation {
  /** Of the path item; a webhook's name, or a callback's expression. */
  readonly path: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** The operations below `paths`. */
export function placedOperations(document: JsonObject): readonly PlacedOperation[] {
  return membersOf(document, "paths").flatMap(([path, item]) => operationsAt(path, item, join("/paths", path)));
}

/** What the provider calls on its own: webhooks, and the callbacks of operations. */
export function placedHooks(document: JsonObject): readonly PlacedOperation[] {
  const webhooks = membersOf(document, "webhooks").flatMap(([name, item]) =>
    operationsAt(name, item, join("/webhooks", name)),
  );
  return [...webhooks, ...placedOperations(document).flatMap(callbacksOf)];
}

function callbacksOf({ operation, pointer }: PlacedOperation): readonly PlacedOperation[] {
  return membersOf(operation, "callbacks").flatMap(([name, expressions]) =>
    Object.entries(expressions).flatMap(([expression, item]) =>
      isObject(item) ? operationsAt(expression, item, join(pointer, "callbacks", name, expression)) : [],
    ),
  );
}

const methods = ["delete", "get", "head", "options", "patch", "post", "put", "query", "trace"];

function operationsAt(path: string, item: JsonObject, pointer: string): readonly PlacedOperation[] {
  const usual = methods.flatMap((method) => {
    const operation = own(item, method);
    return isObject(operation) ? [{ path, item, operation, pointer: child(pointer, method) }] : [];
  });
  const others = membersOf(item, "additionalOperations").map(([method, operation]) => ({
    path,
    item,
    operation,
    pointer: join(pointer, "additionalOperations", method),
  }));
  return [...usual, ...others];
}

/** The members of a map whose values are objects. */
export function membersOf(node: JsonObject, field: string): readonly (readonly [string, JsonObject])[] {
  const map = own(node, field);
  return Object.entries(isObject(map) ? map : {}).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}
