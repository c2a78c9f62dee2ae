import type { ObjectRules, Schema } from "../../contract/model/types.js";
import type { Place } from "../conflicts.js";
import type { Side } from "../side.js";

/** Joins what stands in one place. */
export type Join = (sides: readonly Side[], place: Place) => Schema;

/** An object of one provider. */
export interface Member {
  readonly side: Omit<Side, "schema">;
  readonly at: Schema["at"];
  readonly rules: ObjectRules;
}
