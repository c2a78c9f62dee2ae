import type { ClientContext, Report } from "../transport/client-context.js";
import { type Log, makeLog } from "../transport/logger.js";
import type { ClientOptions } from "../transport/options.js";
import type { OperationSpec, OperationTree, Provider } from "../transport/provider.js";
import { redactorMaker } from "../transport/redact.js";
import { parseBaseUrl } from "../transport/url.js";
import { apiPromise } from "./api-promise.js";
import { call } from "./call.js";

/**
 * Makes a client of a provider: an object with a method for each of its operations. Nothing is sent before a method is
 * called. Throws `ConcordError` when there is no usable base URL.
 */
export function createClient<Client>(provider: Provider<Client>, options: ClientOptions = {}): Client {
  const context = makeContext(provider, options);
  return makeMethods(context, provider.operations) as Client;
}

function makeContext(provider: Provider<unknown>, options: ClientOptions): ClientContext {
  const log = makeLog(options.logger, options.logLevel);
  return {
    provider,
    options,
    base: parseBaseUrl(options.baseURL ?? provider.baseURL),
    // Called without a receiver, and looked up late, so that a test's replacement of the global is seen.
    fetch: async (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    redactor: redactorMaker(),
    log,
    report: makeReport(provider.name, options.onDrift, log),
  };
}

/** Neither the log nor the observer can break a call. */
function makeReport(provider: string, onDrift: ClientOptions["onDrift"], log: Log | undefined): Report | undefined {
  if (!onDrift && !log) return undefined;
  return ({ key: operation }, kind, issues, requestId) => {
    const fields = issues.map(({ code, pointer }) => `${code} ${pointer}`);
    log?.("warn", kind, () => ({ provider, operation, requestId, fields }));
    try {
      onDrift?.({ provider, operation, kind, issues, requestId });
    } catch {
      // The observer's failure is not the call's.
    }
  };
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
