import { apiPromise } from "./api-promise.js";
import { call } from "./call.js";
import type { ClientContext } from "./client-context.js";
import type { DriftEvent } from "./drift.js";
import { ConcordError } from "./errors.js";
import { type Log, makeLog } from "./logger.js";
import type { ClientOptions } from "./options.js";
import { readPages } from "./page.js";
import type { OperationSpec, OperationTree, Provider } from "./provider.js";
import { redactor } from "./redact.js";
import { makeFetchClient } from "./transport.js";
import { parseBaseUrl } from "./url.js";

const noSecrets = redactor([]);

/**
 * Makes a client of a provider: an object with a method for each of its operations. Nothing is sent before a method is
 * called. Throws {@link ConcordError} when there is no usable base URL.
 */
export function createClient<Client>(provider: Provider<Client>, options: ClientOptions = {}): Client {
  const context = makeContext(provider, options);
  return makeMethods(context, provider.operations) as Client;
}

function makeContext(provider: Provider<unknown>, options: ClientOptions): ClientContext {
  const baseURL = options.baseURL ?? provider.baseURL;
  if (baseURL === "") throw new ConcordError(`The provider "${provider.name}" has no base URL; pass one as baseURL.`);
  const base = parseBaseUrl(baseURL);
  const log = makeLog(options.logger, options.logLevel);
  const report = makeReport(provider, options, log);
  return {
    provider,
    options,
    base,
    api: makeFetchClient(base.root),
    // Called without a receiver, and looked up late, so that a test's replacement of the global is seen.
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    log,
    reportDrift:
      report && ((spec) => (kind, issues, requestId) => report({ operation: spec.key, kind, issues, requestId })),
    onUnsupported:
      report &&
      ((spec, issues, dropped) => {
        if (dropped) report({ operation: spec.key, kind: "request", issues, requestId: undefined });
        else
          log?.(
            "warn",
            "undocumented fields",
            () => ({ operation: spec.key, fields: issues.map((issue) => issue.pointer) }),
            noSecrets,
          );
      }),
  };
}

/** Tells the log and `onDrift`; neither can break a call. */
function makeReport(provider: Provider<unknown>, { onDrift }: ClientOptions, log: Log | undefined) {
  if (onDrift === undefined && log === undefined) return undefined;
  return (event: Omit<DriftEvent, "provider">): void => {
    const full = { provider: provider.name, ...event };
    log?.(
      "warn",
      "drift",
      () => ({ ...full, issues: event.issues.map(({ code, pointer }) => `${code} ${pointer}`) }),
      noSecrets,
    );
    try {
      onDrift?.(full);
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
  if (page === undefined) return (...values: unknown[]) => apiPromise(call(context, spec, values));
  return (...values: unknown[]) => {
    const first = apiPromise(call(context, spec, values));
    const next = async (after: string) => (await call(context, spec, values, { [page.cursor]: after })).data;
    return Object.assign(first, { [Symbol.asyncIterator]: () => readPages(first, page.items, next) });
  };
}

function isOperation(node: OperationSpec | OperationTree): node is OperationSpec {
  return typeof node.path === "string";
}
