import type { ClientContext } from "../transport/client-context.js";
import type { ClientOptions } from "../transport/options.js";
import type { OperationSpec, OperationTree, Provider } from "../transport/provider.js";
import { apiPromise } from "./api-promise.js";
import { call } from "./call.js";
import { makeContext } from "./context.js";

/**
 * Makes a client of a provider: an object with a method for each of its operations. Nothing is sent before a method is
 * called. Throws `ConcordError` when there is no usable base URL.
 */
export function createClient<Client>(provider: Provider<Client>, options: ClientOptions = {}): Client {
  const context = makeContext(provider, options);
  return makeMethods(context, provider.operations) as Client;
}

function makeMethods(context: ClientContext, tree: OperationTree): object {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]) => [
      name,
      isOperation(node) ? makeMethod(context, node) : makeMethods(context, node),
    ]),
  );
}

function makeMethod(context: ClientContext, spec: OperationSpec) {
  const { page } = spec;
  return (...values: unknown[]) => {
    const first = apiPromise(call(context, spec, values));
    if (page === undefined) return first;
    const next = async (after: string) => (await call(context, spec, values, { [page.cursor]: after })).data;
    return Object.assign(first, { [Symbol.asyncIterator]: () => page.read(first, page.items, next) });
  };
}

function isOperation(node: OperationSpec | OperationTree): node is OperationSpec {
  return typeof node.path === "string";
}
