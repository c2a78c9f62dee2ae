import type { Origin } from "../../base/diagnostics.js";

export interface Server {
  /** Absolute or relative URL of the API root, without a trailing slash: `https://api.openai.com/v1`. */
  readonly url: string;
  /** The URLs that other values of its variables make, of those that list theirs: of regions, of tenants. */
  readonly others?: readonly string[];
  /** The URL with those of its variables in braces that take any value, where it has such. */
  readonly open?: string;
  readonly description?: string;
  readonly at: Origin;
}
