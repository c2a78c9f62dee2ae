import type { CallState } from "../transport/call-state.js";
import { getKey, type PlacedKey } from "../transport/credentials.js";
import { ConcordError } from "../transport/errors.js";
import type { HeaderValues } from "../transport/header-values.js";
import { isSensitiveHeader } from "../transport/redact.js";

const bearer = { in: "header", name: "authorization", prefix: "Bearer " } as const;

/**
 * Gets the credentials. From here on the call hides them, and with them every credential among
 * `values`: before headers are made, since what refuses a header's value quotes it.
 */
export async function authenticate(
  state: CallState,
  headers: HeaderValues,
  ...values: readonly (object | undefined)[]
): Promise<readonly PlacedKey[]> {
  const { base, redactor } = state.client;
  const keys = await keysOf(state, headers);
  const secrets = [headers, Object.fromEntries(base.query), ...values]
    .flatMap((each) => Object.entries(each ?? {}))
    .filter(([name, value]) => value && isSensitiveHeader(name))
    .map(([, value]) => String(value));
  state.redact = redactor([...keys.flatMap(({ value, secrets: own = [] }) => [value, ...own]), ...secrets]);
  return keys;
}

async function keysOf({ client, spec }: CallState, headers: HeaderValues): Promise<readonly PlacedKey[]> {
  const { provider, options } = client;
  if (spec.security?.length === 0) return [];
  if (provider.signIn) {
    return provider.signIn.choose(provider.signIn, { operation: spec, options, headers });
  }
  if (!("apiKey" in options)) return [];
  const key = await getKey(options.apiKey ?? "");
  if (key === "") throw new ConcordError("The apiKey is empty or undefined. Leave it out to send none.");
  return [{ place: provider.auth ?? bearer, value: key }];
}
