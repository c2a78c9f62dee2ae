import type { ArrayRules, Schema } from "../../contract/model/types.js";
import { limitsOf } from "./limits.js";
import { mergeEnums } from "./listed.js";
import type { Prover } from "./prover.js";
import { anyType, bits, maskOf } from "./types-mask.js";
import { asserts } from "./value-set.js";

/** What atoms say of the item at a position. */
export function schemasAt(arrays: readonly ArrayRules[], index: number): readonly Schema[] {
  return [...new Set(arrays.flatMap(({ prefixItems, items }) => prefixItems?.[index] ?? items ?? []))];
}

/** How many positions some atom describes. */
export function describedPositions(arrays: readonly ArrayRules[]): number {
  return Math.max(0, ...arrays.map((rules) => rules.prefixItems?.length ?? 0));
}

/** False where a list would need more items than there can be, or other ones. */
export function hasList(atoms: readonly Schema[], prover: Prover): boolean {
  const arrays = atoms.flatMap(({ array }) => array ?? []);
  if (!arrays.some(({ minItems, contains }) => minItems ?? contains)) return true;
  const { minItems, maxItems } = limitsOf(atoms);
  const most = maxItems?.value ?? Number.POSITIVE_INFINITY;
  const least = Math.max(minItems?.value ?? 0, ...arrays.map(leastMatches));
  if (least > most) return false;
  const positions = describedPositions(arrays);
  const isShut = (index: number) => prover.takeNothing(...schemasAt(arrays, index));
  if (Array.from({ length: Math.min(least, positions + 1) }, (_, index) => index).some(isShut)) return false;
  if (
    arrays.some(({ uniqueItems }) => uniqueItems) &&
    positions === 0 &&
    least > valuesOf(schemasAt(arrays, 0), prover)
  )
    return false;
  return arrays.every((rules) => hasMatches(rules, least, prover));
}

function leastMatches({ contains, minContains = 1 }: ArrayRules): number {
  return contains ? minContains : 0;
}

/** Enough items, and not too many, may match what the list must contain. */
function hasMatches(rules: ArrayRules, least: number, prover: Prover): boolean {
  const { contains, maxContains } = rules;
  if (contains === undefined) return true;
  const wanted = leastMatches(rules);
  const allowed = maxContains ?? Number.POSITIVE_INFINITY;
  if (wanted > allowed || (least > allowed && !prover.expand([contains]).some(asserts))) return false;
  // Whether an item can match what is said of items is left to those who read both: the established catalogue does.
  return wanted === 0 || !prover.takeNothing(contains);
}

/** How many values the schemas take at most, where they list them or their types have few. */
function valuesOf(schemas: readonly Schema[], { expand }: Prover): number {
  const atoms = expand(schemas);
  const listed = mergeEnums(atoms)?.values.length ?? Number.POSITIVE_INFINITY;
  const types = atoms.reduce((all, atom) => all & maskOf(atom.types), anyType);
  if ((types & ~(bits.null | bits.boolean)) !== 0) return listed;
  return Math.min(listed, (types & bits.null ? 1 : 0) + (types & bits.boolean ? 2 : 0));
}
