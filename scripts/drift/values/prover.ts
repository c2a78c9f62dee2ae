import type { Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import type { Expand } from "./spell-conditions.js";

/** What is proved of schemas of one contract, to those who prove something of a schema by its parts. */
export interface Prover {
  readonly expand: Expand;
  /** No value is taken by all of the schemas, of which there are some. */
  takeNothing(...schemas: readonly Schema[]): boolean;
  /** Some value may be taken by all of the atoms that is of such a type. */
  mayBe(type: number, atoms: readonly Schema[]): boolean;
  /** The schemas may take this value. */
  mayTake(schemas: readonly Schema[], value: Json): boolean;
}
