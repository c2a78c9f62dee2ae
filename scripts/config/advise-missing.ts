import type { ProviderConfig } from "./config.js";

/** What makes the description of a provider that is not there yet; `undefined` where nothing of the config does. */
export function adviseMissing(name: string, { source, import: page }: ProviderConfig): string | undefined {
  const ways = [
    ...(source === undefined ? [] : [`\`concord pull ${name}\` fetches it.`]),
    ...(page === undefined ? [] : [`\`concord import\` makes it of ${page.page}.`]),
  ];
  return ways.length === 0 ? undefined : ways.join(" Or ");
}
