import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";

/** What a response says of a call that may follow. */
export interface Link {
  readonly name: string;
  /** All that is said of it but words. */
  readonly definition: Json;
  readonly at: Origin;
}
