import { hasSettledParts, isBodyName } from "../words/field-names.js";
import { mayHold, type Path, usual } from "./holders.js";
import type { PlacedField } from "./operation-facts.js";

/**
 * A part of the object that a title names, where its own parts are listed and bodies have none of these further names but in
 * that part.
 */
export function usualPartOf(holder: Path, names: readonly string[], known: readonly PlacedField[]): Path | undefined {
  const keyOf = (path: Path): string => path.filter((name) => name !== "[]").join(".");
  const parent = usual.shown(names);
  const isDeeper = parent !== undefined && parent.length > 1 && keyOf(parent.slice(0, -1)) === keyOf(holder);
  const own = known.filter(({ path }) => keyOf(path.slice(0, -1)) === keyOf(holder)).map(({ path }) => path.at(-1));
  if (!isDeeper || !own.includes(parent.at(-1)) || names.some((name) => own.includes(name))) return undefined;
  return usual.showsOnlyBelow(names, parent)
    ? known.find(({ path }) => keyOf(path) === keyOf(parent))?.path
    : undefined;
}

/** Whether names below the title of a field whose parts are known are those of the body, one and all. */
export function areOfBody([holder = "", ...others]: Path, names: readonly string[]): boolean {
  return others.length === 0 && hasSettledParts(holder) && names.length > 0 && names.every(isBodyName);
}

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
