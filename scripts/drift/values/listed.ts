import type { Origin } from "../../base/diagnostics.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import type { Located } from "./limits.js";
import { bitOf } from "./types-mask.js";
import type { ValueSets } from "./value-set.js";

/** The values that a shape lists. */
export interface Listed {
  /** The values allowed, without null. */
  readonly enum?: Located<readonly Json[]> & { readonly const: boolean };
  /** The values that an open enumeration lists: others are taken as well. */
  readonly known?: Located<readonly Json[]>;
}

interface Enumeration {
  readonly values: readonly Json[];
  readonly at: Origin;
  readonly const: boolean;
}

export function mergeEnums(atoms: readonly Schema[]): Enumeration | undefined {
  let merged: Enumeration | undefined;
  for (const atom of atoms) {
    if (atom.enum === undefined) continue;
    const allowed = atom.enum;
    if (merged === undefined) merged = { values: allowed, at: atom.at, const: atom.const === true };
    else {
      const texts = new Set(allowed.map(canonicalJson));
      merged = { ...merged, values: merged.values.filter((value) => texts.has(canonicalJson(value))) };
    }
  }
  return merged;
}

export function enumView(enumeration: Enumeration | undefined, mask: number): Pick<Listed, "enum"> {
  if (enumeration === undefined) return {};
  const value = enumeration.values.filter((item) => item !== null && (bitOf(item) & mask) !== 0);
  return { enum: { value, at: enumeration.at, const: enumeration.const } };
}

export function knownView(atoms: readonly Schema[], space: ValueSets): Pick<Listed, "known"> {
  const [known, ...others] = atoms.flatMap((atom) => {
    const value = space.knownValues(atom);
    return value.length === 0 ? [] : [{ value, at: atom.at }];
  });
  return known && others.length === 0 ? { known } : {};
}
