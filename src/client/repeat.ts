import { type CallState, describe, log } from "../transport/call-state.js";
import { retryDelay } from "../transport/retry.js";

/** Makes attempts until one succeeds or there is no point in another. */
export async function repeat<T>(state: CallState, attempt: () => Promise<T>): Promise<T> {
  const { client, options, deadline } = state;
  const retries = state.once ? 0 : (options.retries ?? client.options.maxRetries ?? 2);
  for (;;) {
    state.attempts += 1;
    deadline.begin(options.attemptTimeout ?? 0);
    try {
      return await attempt();
    } catch (thrown) {
      const error = describe(state, thrown);
      const again = state.attempts <= retries && !deadline.stopped;
      const wait = again ? retryDelay(error, state.attempts, client.options.retryDelay) : undefined;
      if (wait === undefined || wait >= deadline.remaining) throw error;
      log(state, "warn", "retry", () => ({ error: error.message, wait: Math.round(wait) }));
      await deadline.wait(wait);
    }
  }
}
