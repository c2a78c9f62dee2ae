import type { ClientContext, Report } from "../transport/client-context.js";
import { ConcordError } from "../transport/errors.js";
import { makeHttpClient } from "../transport/http-client.js";
import { type Log, makeLog } from "../transport/logger.js";
import type { AnyClientOptions, ClientOptions } from "../transport/options.js";
import type { Provider } from "../transport/provider.js";
import { redactorMaker } from "../transport/redact.js";
import { parseBaseUrl } from "../transport/url.js";

/** Throws `ConcordError` when there is no usable base URL, or the provider was generated for another runtime. */
export function makeContext(provider: Provider<unknown>, options: AnyClientOptions): ClientContext {
  const { name, format = 1 }: { readonly name: string; readonly format?: number } = provider;
  if (format !== 1) throw new ConcordError(`${name} is of format ${format}: update openapi-concord.`);
  const log = makeLog(options.logger, options.logLevel);
  const base = parseBaseUrl(options.baseURL ?? provider.baseURL, provider.baseURL);
  return {
    provider,
    options,
    base,
    http: makeHttpClient(base.root, Boolean(options.middleware?.length)),
    // Called without a receiver, and looked up late, so that a test's replacement of the global is seen.
    fetch: async (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    isForeign: (options.fetch ?? globalThis.fetch) !== globalThis.fetch,
    redactor: redactorMaker(),
    log,
    report: makeReport(name, options.onDrift, log),
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
