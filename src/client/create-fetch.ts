import { beginCall, describe } from "../transport/call-state.js";
import type { ClientContext } from "../transport/client-context.js";
import { connectionError } from "../transport/connection-error.js";
import { ConcordError, HttpError } from "../transport/errors.js";
import type { ClientOptions, OptionsWith } from "../transport/options.js";
import type { Provider } from "../transport/provider.js";
import { transport } from "../transport/transport.js";
import { makeContext } from "./context.js";
import { type FindOperation, operationFinder } from "./find-operation.js";
import { passOn, refusalOf } from "./pass-on.js";
import { prepareRequest } from "./prepare-request.js";
import { repeat } from "./repeat.js";
import { sign } from "./sign.js";

/** The options of a client that mean something for a request which is put together elsewhere. */
export type FetchOptions = Omit<ClientOptions, "formArrays" | "formObjects" | "incompleteStream">;

/**
 * Makes a `fetch` for openapi-fetch, what builds on it, or any other client of the provider's API. It checks JSON bodies,
 * sends the key, repeats, keeps within time and the origin, hides credentials and watches for drift. A failure that has a
 * status is an answer, as it is for `fetch`; everything else is thrown as `ConcordError`. It reads bodies of requests into
 * memory, to be able to repeat them. Requests to another origin than that of the base URL are refused. Throws `ConcordError`
 * when there is no usable base URL.
 */
export function createFetch<Credentials = unknown>(
  provider: Provider<unknown, Credentials>,
  options: FetchOptions & Omit<OptionsWith<Credentials>, keyof ClientOptions> = {} as never,
): typeof globalThis.fetch {
  const client = makeContext(provider, options);
  const find = operationFinder(provider.operations, client.base);
  const { origin } = new URL(client.base.root);
  return (input, init) => {
    const isWhole = input instanceof Request && init === undefined;
    return send({ client, find, origin }, isWhole ? input : new Request(input, init));
  };
}

/** Keeps requests from being collected, which would no longer tell that they are aborted. */
const origins = new WeakMap<Response, Request>();

interface Target {
  readonly client: ClientContext;
  readonly find: FindOperation;
  /** Where the key may go. */
  readonly origin: string;
}

async function send({ client, find, origin }: Target, request: Request): Promise<Response> {
  const { method, signal } = request;
  const url = new URL(request.url);
  const spec = find(method, url) ?? { key: `${method} ${url.pathname}`, method, path: url.pathname };
  const state = beginCall(client, spec, { ...client.options, signal });
  let passed = false;
  try {
    if (url.origin !== origin) {
      throw new ConcordError(`The key is for ${origin}, and nothing is sent to ${url.origin}.`);
    }
    const prepared = await state.deadline.guard(prepareRequest(state, request));
    const response = await repeat(state, async () =>
      passOn(state, await transport(state, await state.deadline.guard(sign(state, prepared)))),
    );
    passed = true;
    origins.set(response, request);
    return response;
  } catch (error) {
    if (error instanceof HttpError && state.refusal) return refusalOf(state.refusal, state.redact);
    throw describe(state, connectionError(error, state.redact));
  } finally {
    if (!passed) state.deadline.close();
  }
}
