import type { DiagnosticCode } from "../../base/diagnostics.js";
import type { JsonObject } from "../../base/json.js";
import type { FormerPlaces } from "./former-places.js";
import type { StandOnNull } from "./stand-on-null.js";

export interface RepairContext {
  readonly document: JsonObject;
  /** Where the description was read from. */
  readonly file: string;
  /** `3.0`: keywords of that version are translated without a word; in later ones they are repaired with a warning. */
  readonly version: "3.0" | "3.1" | "3.2";
  /** What its schemas say about null. */
  readonly nulls: StandOnNull;
  /** Told of what comes to stand elsewhere than it was written. What concerns its former place is noted before. */
  readonly places: FormerPlaces;
  /** Told of a keyword that is left out, where it counts for nothing though it may look as if it did. */
  hide(pointer: string): void;
  note(code: DiagnosticCode, pointer: string, message: string, hint?: string, related?: readonly string[]): void;
}
