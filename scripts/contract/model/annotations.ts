import type { Json } from "../../base/json.js";

/** What a schema says beyond which values it accepts. */
export interface Annotations {
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly deprecated?: true;
  readonly readOnly?: true;
  readonly writeOnly?: true;
  /** In a merged contract: who has this property or alternative, when not every provider of what holds it does. */
  readonly providers?: readonly string[];
  /** In a merged contract: values, as JSON, that not every provider of an enumeration lists, and who does. */
  readonly valueProviders?: ReadonlyMap<string, readonly string[]>;
  /** In a merged contract: limits, values and default of each provider, where they differ, as JSON Schema keywords. */
  readonly providerLimits?: ReadonlyMap<string, Json>;
  /** `x-` keywords, as they stand. */
  readonly extensions?: ReadonlyMap<string, Json>;
}
