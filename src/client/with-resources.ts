import type { Provider, ProviderBase, Resource } from "../transport/provider.js";

/** The client of which these are the members. */
type ClientOf<Resources> = {
  readonly [Member in keyof Resources]: Resources[Member] extends Resource<infer Methods> ? Methods : never;
};

/**
 * A provider with some of its resources alone: `withResources(provider, { chat, files })`, each from the provider's
 * `resources` module. A bundle has nothing of the others.
 */
export function withResources<Credentials, const Resources extends Readonly<Record<string, Resource<unknown>>>>(
  provider: ProviderBase<Credentials>,
  resources: Resources,
): Provider<ClientOf<Resources>, Credentials> {
  return { ...provider, operations: resources };
}
