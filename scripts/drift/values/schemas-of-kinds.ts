import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import { anyType, bits, typesOf } from "./types-mask.js";

/** Schemas that stand for values of some kind, one of each for a contract. */
export interface SchemasOfKinds {
  /** What accepts anything but null. */
  readonly notNull: Schema;
  readonly text: Schema;
  /** Any text but the empty one. */
  readonly someText: Schema;
  /** Whole numbers, and the others. */
  /** Lists of one text at least. */
  readonly texts: Schema;
  readonly whole: Schema;
  readonly fraction: Schema;
}

export function schemasOfKinds(at: Origin): SchemasOfKinds {
  const text: Schema = { at, types: new Set(["string"]), notes: {} };
  const whole: Schema = { at, types: new Set(["integer"]), notes: {} };
  return {
    notNull: { at, types: typesOf(anyType & ~bits.null), notes: {} },
    text,
    someText: { ...text, string: { minLength: 1 } },
    texts: { at, types: new Set(["array"]), array: { items: text, minItems: 1 }, notes: {} },
    whole,
    fraction: { at, types: new Set(["number"]), not: whole, notes: {} },
  };
}
