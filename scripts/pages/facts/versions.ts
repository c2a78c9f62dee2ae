import { majorOf } from "./address.js";
import { type Endpoint, endpointKey } from "./endpoint.js";

/** The endpoints with their versions, where a page has a method and path in several; one without is of the one before it. */
export function withVersions(found: readonly Endpoint[]): readonly Endpoint[] {
  const versions = new Map<string, Set<string>>();
  for (const endpoint of found) {
    const major = majorOf(endpoint.url);
    const key = endpointKey(endpoint);
    if (major !== undefined) versions.set(key, (versions.get(key) ?? new Set()).add(major));
  }
  const last = new Map<string, string>();
  return found.map((endpoint) => {
    const key = endpointKey(endpoint);
    const [first = "", ...others] = versions.get(key) ?? [];
    if (others.length === 0) return endpoint;
    const version = majorOf(endpoint.url) ?? last.get(key) ?? first;
    last.set(key, version);
    return { ...endpoint, version };
  });
}
