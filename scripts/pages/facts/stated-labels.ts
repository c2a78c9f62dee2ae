import { columnOf, isExampleColumn } from "../words/vocabulary.js";
import type { FieldCells } from "./field-cells.js";
import { label } from "./labels.js";

/** `Example` above a value in quotes is a label, and no field of a type of one value. */
export function isLabelled(name: string, { type = "" }: FieldCells): boolean {
  return /^\p{Lu}/u.test(name) && /^["'“]/.test(type);
}

/** `Example: "auto"` says what the field above may be. */
export function isExampleLabel(text: string): boolean {
  return isExampleColumn(label.exec(text)?.[1] ?? "");
}

/** `Default: "auto"` is no field of a type of one value. */
export function isStatedValue(text: string): boolean {
  const column = columnOf(label.exec(text)?.[1] ?? "");
  return (column === "default" || column === "values") && /[:：]\s*(?:["“[{\d]|(?:true|false|null)$)/.test(text);
}
