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

/** What a hook throws is no failure of the connection. */
function bind(state: CallState, hooks: Middleware): FetchMiddleware {
  const told = async (name: keyof Middleware, options: HookOptions): Promise<unknown> => {
    const hook = hooks[name] as ((options: HookOptions) => unknown) | undefined;
    return hook?.call(hooks, { ...options, ...contextOf(state) });
  };
  const run = (name: keyof Middleware) => async (options: HookOptions & { readonly response?: Response }) => {
    try {
      const result = await state.deadline.guard(told(name, options));
      const isFirst = name === "onRequest";
      const { bodyUsed } = Object(result ?? (isFirst ? options.request : options.response));
      if (bodyUsed) throw new ConcordError(`${name} has read the body: read a clone().`);
      // No hook sees an answer that stands in for a request.
      return isFirst && result instanceof Response ? await checkStatus(state, result) : result;
    } catch (thrown) {
      throw describe(state, thrown);
    }
  };
  return { onRequest: run("onRequest"), onResponse: run("onResponse"), onError: run("onError") } as FetchMiddleware;
}
