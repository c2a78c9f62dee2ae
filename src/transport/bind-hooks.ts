import { type CallState, contextOf, describe } from "./call-state.js";
import { ConcordError } from "./errors.js";
import type { FetchMiddleware, HookOptions } from "./http-client.js";
import { checkStatus } from "./http-error.js";
import type { Middleware } from "./middleware.js";

/** The client's hooks for one attempt, as openapi-fetch calls them. */
export function bindHooks(state: CallState): FetchMiddleware[] {
  const all = state.client.options.middleware ?? [];
  if (all.length === 0) return [];
  // The first to be registered is the last to see the answer: before openapi-fetch reads an error without a limit.
  const last: FetchMiddleware = { onResponse: ({ response }) => checkStatus(state, response) };
  return [last, ...all.map((hooks) => bind(state, hooks))];
}

type Hooks = Readonly<Partial<Record<keyof Middleware, (options: HookOptions) => unknown>>>;

/** What a hook throws is no failure of the connection. */
function bind(state: CallState, hooks: Middleware): FetchMiddleware {
  const told = async (name: keyof Middleware, options: HookOptions): Promise<unknown> =>
    (hooks as Hooks)[name]?.({ ...options, ...contextOf(state) });
  const run = (name: keyof Middleware) => async (options: HookOptions & { readonly response?: Response }) => {
    try {
      const result = await state.deadline.guard(told(name, options));
      if (Object(result ?? options.response ?? options.request).bodyUsed)
        throw new ConcordError(`${name} has read the body: read a clone().`);
      // No hook sees an answer that stands in for a request.
      return name === "onRequest" && result instanceof Response ? await checkStatus(state, result) : result;
    } catch (thrown) {
      throw describe(state, thrown);
    }
  };
  return { onRequest: run("onRequest"), onResponse: run("onResponse"), onError: run("onError") } as FetchMiddleware;
}
