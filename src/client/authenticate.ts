import type { CallState } from "../transport/call-state.js";
import { getKey, type PlacedKey } from "../transport/credentials.js";
import { ConcordError } from "../transport/errors.js";
import type { HeaderValues } from "../transport/header-values.js";
import { isSensitiveHeader } from "../transport/redact.js";

type Values = Readonly<Record<string, string>>;

/** What is sent of the credentials, by where it travels. */
interface Authentication {
  readonly header: Values;
  readonly query: Values;
  readonly cookie: Values;
}

const bearer = { in: "header", name: "authorization", prefix: "Bearer " } as const;

/**
 * Gets the credentials, and says where they go. From here on the call hides them, and with them every credential among
 * `values`: before headers are made, since what refuses a header's value quotes it.
 */
export async function authenticate(
  state: CallState,
  headers: HeaderValues,
  ...values: readonly (object | undefined)[]
): Promise<Authentication> {
  const { base, redactor } = state.client;
  const keys = await keysOf(state, headers);
  const secrets = [headers, Object.fromEntries(base.query), ...values]
    .flatMap((each) => Object.entries(each ?? {}))
    .filter(([name, value]) => isSensitiveHeader(name) && value !== undefined && value !== null)
    .map(([, value]) => String(value));
  state.redact = redactor([...keys.flatMap(({ value, secrets: own = [] }) => [value, ...own]), ...secrets]);
  const placed: Record<keyof Authentication, Record<string, string>> = { header: {}, query: {}, cookie: {} };
  for (const { place, value } of keys) placed[place.in][place.name] = (place.prefix ?? "") + value;
  return placed;
}

async function keysOf({ client, spec }: CallState, headers: HeaderValues): Promise<readonly PlacedKey[]> {
  const { provider, options } = client;
  if (spec.security?.length === 0) return [];
  if (provider.signIn) {
    const { credentials } = options;
    const apiKey = "apiKey" in options ? (options.apiKey ?? "") : undefined;
    const call = { operation: spec.key, security: spec.security, apiKey, credentials, headers };
    return provider.signIn.choose(provider.signIn, call);
  }
  if (!("apiKey" in options)) return [];
  const key = await getKey(options.apiKey ?? "");
  if (key === "") throw new ConcordError("The apiKey is empty. Leave it out to send none.");
  return [{ place: provider.auth ?? bearer, value: key }];
}
