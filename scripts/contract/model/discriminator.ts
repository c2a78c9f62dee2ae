import type { Origin } from "../../base/diagnostics.js";

/** Which branch of `oneOf` or `anyOf` a tag chooses. */
export interface Discriminator {
  readonly property: string;
  /** Tag value → schema name; every name is a key of `schemas` of the contract and a branch of the union. */
  readonly mapping: ReadonlyMap<string, string>;
  /** Name of the branch for objects whose tag is absent or not mapped (OpenAPI 3.2, `defaultMapping`). */
  readonly otherwise?: string;
  /** Tags that nobody wrote down: the names of components are some where nothing else is said ("Discriminator Object"). */
  readonly implied?: ReadonlySet<string>;
  /** Tags that were mapped to a branch which lists others: no value has them, so that they choose nothing. */
  readonly unlisted?: ReadonlyMap<string, string>;
  /** Where the discriminator of the schema stands that the alternatives extend, of which nobody wrote a choice, nor `otherwise`. */
  readonly extended?: Origin;
}
