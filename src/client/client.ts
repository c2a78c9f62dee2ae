import type { ClientContext } from "../transport/client-context.js";
import type { OptionsWith } from "../transport/options.js";
import type { NextQuery } from "../transport/pages.js";
import type { OperationSpec, OperationTree, Provider } from "../transport/provider.js";
import { apiPromise } from "./api-promise.js";
import { call } from "./call.js";
import { makeContext } from "./context.js";

/**
 * Makes a client of a provider: an object with a method for each of its operations. Nothing is sent before a method is
 * called. Throws `ConcordError` when there is no usable base URL.
 */
export function createClient<Client, Credentials = unknown>(
  provider: Provider<Client, Credentials>,
  options: OptionsWith<Credentials> = {} as OptionsWith<Credentials>,
): Client {
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
    const get = (next?: NextQuery) => call(context, spec, values, next);
    return page ? page.read({ get, spec, values }, page) : apiPromise(get());
  };
}

function isOperation(node: OperationSpec | OperationTree): node is OperationSpec {
  return typeof node.path === "string";
}
