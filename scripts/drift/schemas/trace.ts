import type { Schema } from "../../contract/model/types.js";
import type { Difference, Edge, SchemaPair } from "./pair.js";

export interface Trace {
  /** The schemas of the whole body, parameter or header, as they are written. */
  readonly schemas: WrittenPair;
  readonly root: SchemaPair;
  readonly edges: readonly Edge[];
  /** The pair that differs. */
  readonly pair: SchemaPair;
  readonly difference: Difference;
}

export interface WrittenPair {
  readonly base: Schema;
  readonly revision: Schema;
}
