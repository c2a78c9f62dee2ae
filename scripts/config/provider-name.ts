/** Names folders, modules and constants; the contracts of all providers have theirs. */
export function isProviderName(name: string): boolean {
  return /^(?!(?:merged|portable)$)[a-z][a-z0-9-]*$/.test(name);
}

export const providerNames = 'has lower-case letters, digits and dashes, and is neither "merged" nor "portable"';
