import { isJoint } from "../base/joint-names.js";

/** What Windows takes for a device, also with an extension: no folder of such a name can be checked out there. */
function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

/** Of a folder, which has a file system's own limit of 255 bytes, and of what is named after it. */
const longestName = 64;

/** Names folders, modules and constants; the contracts of all providers have theirs. */
export function isProviderName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name) && name.length <= longestName && !isJoint(name) && !isDevice(name);
}

export const providerNames = `has at most ${longestName} lower-case letters, digits and dashes, and is neither "merged" nor "portable", nor a device of Windows such as "con"`;

/**
 * True for a name, of a file and its folders, that can be the folder of a client: it leads nowhere else, and is none of the
 * folders that are written beside clients.
 */
export function isClientFolder(name: string): boolean {
  const isPlain = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N} ._+@()-]*[\p{L}\p{M}\p{N}_+@()-])?$/u.test(name);
  return isPlain && name.toLowerCase() !== "runtime" && !isJoint(name) && !isDevice(name);
}
