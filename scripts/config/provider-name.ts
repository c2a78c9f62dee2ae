import { isJoint } from "../base/joint-names.js";

/** Names folders, modules and constants; the contracts of all providers have theirs. */
export function isProviderName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name) && !isJoint(name);
}

export const providerNames = 'has lower-case letters, digits and dashes, and is neither "merged" nor "portable"';
