import { isJoint } from "../base/joint-names.js";

/** Names folders, modules and constants; the contracts of all providers have theirs. */
export function isProviderName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name) && !isJoint(name);
}

export const providerNames = 'has lower-case letters, digits and dashes, and is neither "merged" nor "portable"';

/**
 * True for a name, of a file and its folders, that can be the folder of a client: it leads nowhere else, and is none of the
 * folders that are written beside clients.
 */
export function isClientFolder(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._+@()-]*$/u.test(name) && name.toLowerCase() !== "runtime" && !isJoint(name);
}
