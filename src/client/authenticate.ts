import type { CallState } from "../transport/call-state.js";
import type { HeaderValues } from "../transport/options.js";
import { isSensitiveHeader } from "../transport/redact.js";

interface Authentication {
  readonly inHeader: HeaderValues;
  readonly inQuery: Readonly<Record<string, string>>;
}

const bearer = { in: "header", name: "authorization", prefix: "Bearer " };

/**
 * Gets the key, and says where it goes. From here on the call hides it, and with it every credential among `values`:
 * before headers are made, since what refuses a header's value quotes it.
 */
export async function authenticate(
  state: CallState,
  ...values: readonly (object | undefined)[]
): Promise<Authentication> {
  const { base, provider, options, redactor } = state.client;
  const apiKey = (typeof options.apiKey === "function" ? await options.apiKey() : options.apiKey) || "";
  const secrets = [options.headers, Object.fromEntries(base.query), ...values]
    .flatMap((each) => Object.entries(each ?? {}))
    .filter(([name, value]) => isSensitiveHeader(name) && value !== undefined && value !== null)
    .map(([, value]) => String(value));
  state.redact = redactor([apiKey, ...secrets]);
  const { in: place, name, prefix = "" } = provider.auth ?? bearer;
  const auth = apiKey ? { [name]: prefix + apiKey } : {};
  return { inHeader: place === "header" ? auth : {}, inQuery: place === "query" ? auth : {} };
}
