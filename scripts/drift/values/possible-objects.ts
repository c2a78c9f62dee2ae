import { addTo } from "../../base/group-by.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { limitsOf } from "./limits.js";
import { mergeEnums } from "./listed.js";
import { constrains } from "./merge-sets.js";
import { matches } from "./patterns.js";
import type { Prover } from "./prover.js";
import { requirementsOf } from "./requirements.js";
import { bits } from "./types-mask.js";

/** What the atoms that restrict property `name` say of it. */
export function schemasOfProperty(atoms: readonly Schema[], name: string): readonly Schema[] {
  const [only] = atoms;
  const property = atoms.length === 1 && only?.object && propertyAlone(only.object, name);
  if (property) return [property];
  const { listed, others } = propertiesOf(atoms) ?? unsorted(atoms, name);
  return [...new Set([...(listed.get(name) ?? []), ...others.flatMap((rules) => unlistedSchemas(rules, name))])];
}

/** What atoms list, by name, and those that say something of properties that they do not list. */
interface Properties {
  readonly listed: ReadonlyMap<string, readonly Schema[]>;
  readonly others: readonly ObjectRules[];
}

/** So many atoms are worth sorting, where they are asked for a second property. */
const manyAtoms = 8;

const sorted = new WeakMap<readonly Schema[], Properties | undefined>();

function propertiesOf(atoms: readonly Schema[]): Properties | undefined {
  if (atoms.length < manyAtoms) return undefined;
  const known = sorted.get(atoms) ?? (sorted.has(atoms) ? sortProperties(atoms) : undefined);
  sorted.set(atoms, known);
  return known;
}

function sortProperties(atoms: readonly Schema[]): Properties {
  const listed = new Map<string, Schema[]>();
  for (const { object } of atoms) for (const [name, schema] of object?.properties ?? []) addTo(listed, name, schema);
  return { listed, others: atoms.flatMap(({ object }) => (object && saysOfOthers(object) ? [object] : [])) };
}

function unsorted(atoms: readonly Schema[], name: string): Properties {
  const listed = atoms.flatMap(({ object }) => object?.properties.get(name) ?? []);
  return { listed: new Map([[name, listed]]), others: atoms.flatMap(({ object }) => object ?? []) };
}

function saysOfOthers({ patternProperties, additionalProperties }: ObjectRules): boolean {
  return (patternProperties ?? additionalProperties) !== undefined;
}

/** A property that is listed, where no pattern can say more of it. */
function propertyAlone({ properties, patternProperties }: ObjectRules, name: string): Schema | undefined {
  return patternProperties === undefined ? properties.get(name) : undefined;
}

/** By a pattern, or as any other one. */
function unlistedSchemas(rules: ObjectRules, name: string): readonly Schema[] {
  const patterns = [...(rules.patternProperties ?? [])].filter(([pattern]) => matches(pattern, name));
  if (rules.properties.has(name) || patterns.length > 0) return patterns.map(([, schema]) => schema);
  return rules.additionalProperties && constrains(rules.additionalProperties) ? [rules.additionalProperties] : [];
}

/** False where an object must have a property that cannot be there, or more or fewer of them than it may. */
export function hasObject(atoms: readonly Schema[], prover: Prover): boolean {
  const objects = atoms.flatMap(({ at, object }) => (object ? [{ at, rules: object }] : []));
  const { minProperties, maxProperties } = limitsOf(atoms);
  if (minProperties === undefined && objects.every(({ rules }) => rules.required.size === 0)) return true;
  const needed = [...requirementsOf(objects).required.keys()];
  const least = Math.max(minProperties?.value ?? 0, needed.length);
  if (least > (maxProperties?.value ?? Number.POSITIVE_INFINITY)) return false;
  const mayHave = (name: string) => mayBeThere(atoms, name, prover);
  if (!needed.every(mayHave) || !needed.every((name) => mayDepend(atoms, name, prover))) return false;
  const names =
    minProperties &&
    onlyNames(
      objects.map(({ rules }) => rules),
      prover,
    );
  return names === undefined || least <= names.filter(mayHave).length;
}

function mayBeThere(atoms: readonly Schema[], name: string, prover: Prover): boolean {
  const names = atoms.flatMap(({ object }) => object?.propertyNames ?? []);
  if (names.length > 0 && !prover.mayTake(names, name)) return false;
  const schemas = schemasOfProperty(atoms, name);
  return schemas.length === 0 || !prover.takeNothing(...schemas);
}

/** What an object must be that has the property can be, beside the rest. */
function mayDepend(atoms: readonly Schema[], name: string, prover: Prover): boolean {
  const schemas = atoms.flatMap(({ object }) => object?.dependentSchemas?.get(name) ?? []);
  if (schemas.length === 0) return true;
  const rest = atoms.map((atom) => withoutDependents(atom, name));
  return prover.mayBe(bits.object, [...rest, ...prover.expand(schemas)]);
}

function withoutDependents(atom: Schema, name: string): Schema {
  const { dependentSchemas, ...rules } = atom.object ?? {};
  if (atom.object === undefined || !dependentSchemas?.has(name)) return atom;
  const others = new Map([...dependentSchemas].filter(([other]) => other !== name));
  return { ...atom, object: { ...atom.object, ...rules, dependentSchemas: others } };
}

/** The names that properties may have, where an atom allows no others, or lists the names. */
function onlyNames(objects: readonly ObjectRules[], prover: Prover): readonly string[] | undefined {
  const lists = objects.flatMap(({ properties, patternProperties, additionalProperties, propertyNames }) => {
    const isClosed = !patternProperties && additionalProperties && prover.takeNothing(additionalProperties);
    const listed =
      propertyNames && (prover.takeNothing(propertyNames) ? [] : mergeEnums(prover.expand([propertyNames]))?.values);
    return [
      ...(isClosed ? [[...properties.keys()]] : []),
      ...(listed ? [listed.filter((name) => typeof name === "string")] : []),
    ];
  });
  return lists.sort((one, two) => one.length - two.length)[0];
}
