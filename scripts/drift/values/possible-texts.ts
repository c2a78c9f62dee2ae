import type { Schema } from "../../contract/model/types.js";
import { lengthsOfFormat } from "./formats.js";
import { type Lengths, mayShareTexts } from "./patterns.js";

/** How long the texts are that all atoms take, by their limits and formats. */
export function lengthsOfAtoms(atoms: readonly Schema[]): Lengths {
  const all = atoms.flatMap(({ string, format }) => [
    string ?? {},
    (format === undefined ? undefined : lengthsOfFormat(format)) ?? {},
  ]);
  return {
    minLength: Math.max(0, ...all.map(({ minLength = 0 }) => minLength)),
    maxLength: Math.min(...all.map(({ maxLength = Number.POSITIVE_INFINITY }) => maxLength), Number.POSITIVE_INFINITY),
  };
}

/** False where no text has the lengths that the atoms ask for, or matches all of their patterns. */
export function hasText(atoms: readonly Schema[]): boolean {
  if (!atoms.some(({ string, format }) => string ?? format)) return true;
  const patterns = new Set(atoms.flatMap(({ string }) => string?.pattern ?? []));
  return mayShareTexts([...patterns], lengthsOfAtoms(atoms));
}
