import type { DiagnosticCode } from "../../base/diagnostics.js";
import { isObject, type JsonObject } from "../../base/json.js";
import { hasSettledParts, isBodyName } from "../words/field-names.js";
import type { FieldPlace } from "../words/page-words.js";

/** A row of a parameter table. */
export interface Field {
  /** Names from the body inwards; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  readonly schema: JsonObject;
  readonly required: boolean;
  /** Where it is sent, when the table says so. */
  readonly place?: FieldPlace;
  /** The names of types of the page's own in its type. */
  readonly refersTo?: readonly string[];
  /** The table says that it is a part of the answer. */
  readonly isAnswer?: boolean;
  readonly line: number;
}

/** Reports what a line of the page says and cannot be used. */
export type Note = (code: DiagnosticCode, line: number, message: string, hint?: string) => void;

/** The schema of a field that the page says is not taken. */
export const absent: JsonObject = { not: {}, description: "Not supported." };

/** The one type of a schema besides null. */
export function plainType({ type }: JsonObject): string | undefined {
  const types = (Array.isArray(type) ? type : [type]).filter((item) => item !== "null");
  return types.length === 1 && typeof types[0] === "string" ? types[0] : undefined;
}

/** Whether a schema is one of objects, or of lists of them. */
export function holdsObjects({ type, items }: JsonObject): boolean {
  const types = [type].flat();
  return types.includes("object") || (types.includes("array") && isObject(items) && items.type === "object");
}

/** Of some objects the parts are the same everywhere, and none is called as fields of bodies are. */
export function mayHoldPart({ path: [holder = ""] }: Field, { path: [name = ""] }: Field): boolean {
  return !(hasSettledParts(holder) && isBodyName(name));
}
