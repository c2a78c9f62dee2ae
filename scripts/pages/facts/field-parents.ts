import { isBodyName } from "../words/field-names.js";
import { mayHold, type Path, usual } from "./holders.js";
import type { PlacedField } from "./operation-facts.js";

/** Where bodies have some names that are none of the body itself, together, if a page tells of that object. */
export function usualParentOf(names: readonly string[], known: readonly PlacedField[]): Path | undefined {
  const parent = usual.shown(names);
  const told = known.find(({ path }) => path[0] === parent?.[0]);
  if (!told || names.some(isBodyName) || !usual.showsOnlyBelow(names, parent)) return undefined;
  // Where nothing is said of its type, it is a list if it usually is one.
  const isOpen = told.path.length === 1 && told.schema.type === undefined && told.schema.oneOf === undefined;
  return isOpen && parent.length === 1 ? usual.throughLists([...parent, ""]).slice(0, -1) : parent;
}

/** ``The form of `notes` ``, a field that has no parts: what is listed below says what its values are made of. */
export function isOfPlain(title: string, known: readonly PlacedField[]): boolean {
  const [, name] = /^[^\p{L}`]{0,8}`?([a-z_]\w{1,60})`?\s+\S/u.exec(title) ?? [];
  const field = known.find(({ path }) => path.length === 1 && path[0] === name);
  return field !== undefined && !mayHold(field.schema);
}
