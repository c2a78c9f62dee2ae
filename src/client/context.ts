import type { ClientContext, Report } from "../transport/client-context.js";
import { ConcordError } from "../transport/errors.js";
import { makeHttpClient } from "../transport/http-client.js";
import { type Log, makeLog } from "../transport/logger.js";
import type { AnyClientOptions } from "../transport/options.js";
import type { Provider } from "../transport/provider.js";
import { redactorMaker } from "../transport/redact.js";
import { parseBaseUrl } from "../transport/url.js";

/** The format of generated code. */
const readable = 1;

/** Throws `ConcordError` when there is no usable base URL, or the provider was generated for another runtime. */
export function makeContext(provider: Provider<unknown>, options: AnyClientOptions): ClientContext {
  const { name, format = readable }: { readonly name: string; readonly format?: number } = provider;
  if (format !== readable)
    throw new ConcordError(
      `${name} was generated in format ${format}, and this openapi-concord reads ${readable}: install versions of both packages that fit, and generate again.`,
    );
  const log = makeLog(options.logger, options.logLevel);
  const base = parseBaseUrl(options.baseURL ?? provider.baseURL);
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
    report: makeReport(provider.name, options, log),
  };
}

/** Neither the log nor the observer can break a call. */
function makeReport(
  provider: string,
  { onDrift, logLevel }: AnyClientOptions,
  log: Log | undefined,
): Report | undefined {
  if (!onDrift && !log && logLevel !== "silent") return undefined;
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
