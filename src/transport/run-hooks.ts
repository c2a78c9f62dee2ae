import { type CallState, contextOf, describe } from "./call-state.js";
import type { Middleware, MiddlewareContext } from "./middleware.js";

type Hook<T> = (value: T, context: MiddlewareContext) => T | undefined | Promise<T | undefined>;

/** Passes a value through one of the hooks of each middleware. What a hook throws is no failure of the connection. */
export async function runHooks<T>(
  state: CallState,
  value: T,
  hookOf: (hooks: Middleware) => Hook<T> | undefined,
): Promise<T> {
  let current = value;
  try {
    for (const hooks of state.client.options.middleware ?? []) {
      current = (await hookOf(hooks)?.call(hooks, current, contextOf(state))) ?? current;
    }
  } catch (thrown) {
    throw describe(state, thrown);
  }
  return current;
}
