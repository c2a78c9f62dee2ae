import type { Schema } from "../../contract/model/types.js";
import { keptChoice } from "./kept-choices.js";
import type { Space } from "./space.js";
import type { ValueSet } from "./value-set.js";

interface OnlyAlternative {
  readonly branch: Schema;
  /** The property that tells alternatives apart, and what it is in this one. */
  readonly property: string;
  readonly tags: readonly string[];
  /** The choice as it is written, and the schema of its tags. */
  readonly choice: Schema;
  readonly of: Schema;
}

/** The alternative that is left where a choice by tags has come down to one. */
export function onlyAlternative({ atoms }: ValueSet, space: Space): OnlyAlternative | undefined {
  const of = atoms.find((atom) => keptChoice(atom) !== undefined);
  const choice = of && keptChoice(of);
  if (of?.discriminator === undefined || choice === undefined) return undefined;
  const { property, mapping } = of.discriminator;
  const written = [...(choice.anyOf ?? []), ...(choice.oneOf ?? [])].filter(({ ref }) => ref !== undefined);
  const [branch, ...others] = written.filter((one) => isWithin(one, atoms, space));
  if (branch === undefined || others.length > 0) return undefined;
  const tags = [...mapping].flatMap(([tag, name]) => (name === branch.ref ? [tag] : []));
  return { branch, property, tags, choice, of };
}

function isWithin(branch: Schema, atoms: readonly Schema[], space: Space): boolean {
  const own = space.shapeOf(branch).atoms;
  return own.length > 0 && own.every((atom) => atoms.includes(atom));
}

/** The same values as a choice of one, with what stands beside it: the other side has several. */
export function asChoice(shape: ValueSet, space: Space): ValueSet | undefined {
  if (space.viewOf(shape).unions.length > 0) return undefined;
  const known = space.choices.get(shape);
  if (known) return known;
  const only = onlyAlternative(shape, space);
  if (only === undefined) return undefined;
  const { branch, choice, of } = only;
  const own = new Set(space.shapeOf(branch).atoms);
  const kind = choice.anyOf ? "anyOf" : "oneOf";
  const atoms = shape.atoms.flatMap((atom) =>
    atom === of ? { ...choice, [kind]: [branch] } : own.has(atom) ? [] : atom,
  );
  const made = space.shapeBeside({ ...shape, atoms }, []);
  space.choices.set(shape, made);
  return made;
}
