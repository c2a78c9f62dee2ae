import type { ObjectRules, Schema } from "../../contract/model/types.js";
import type { Looker } from "./looks.js";
import {
  type Expand,
  keepRefusal,
  type Spelled,
  spellChoice,
  spellCondition,
  spellDependents,
  spellNegation,
} from "./spell-conditions.js";
import { spellForbidden, spellNames, spellPatterns } from "./spell-objects.js";
import { spellOverlaps } from "./spell-overlaps.js";
import { spellTagged } from "./spell-tagged.js";
import { spellConditionOnType, spellOtherTypes } from "./spell-types.js";
import { spellUnevaluated } from "./spell-unevaluated.js";

type Spell = (schema: Schema, expand: Expand) => Spelled;

const spells: readonly Spell[] = [
  spellTagged,
  spellOtherTypes,
  spellNegation,
  spellChoice,
  spellConditionOnType,
  spellCondition,
  spellDependents,
  spellPatterns,
  spellNames,
  spellForbidden,
];

/**
 * Says in plain words what a schema says in roundabout ones. What that comes down to depends on what the names in it refer
 * to, so that nothing of it may be kept for another contract.
 */
export class Speller {
  readonly #known = new Map<Schema, Schema>();

  constructor(
    readonly expand: Expand,
    readonly looker: Looker,
    /** Given where a `oneOf` takes what exactly one of its alternatives takes, and not what is within two. */
    readonly takesNothing?: (schema: Schema) => boolean,
  ) {}

  /** A schema that says the same; what followed from keywords that it has no more is in its `allOf`. */
  spell(schema: Schema): Schema {
    if (isPlain(schema)) return schema;
    const known = this.#known.get(schema);
    if (known) return known;
    // A condition that leads back to itself stands as it is there.
    this.#known.set(schema, schema);
    const spelled = this.#spell(schema);
    if (spelled !== schema) keepRefusal(schema, spelled);
    this.#known.set(schema, spelled);
    return spelled;
  }

  #spell(schema: Schema): Schema {
    // What is left over depends on what is written, so that it is asked first.
    const [left] = spellUnevaluated(schema, this.looker) ?? [];
    if (left) return this.spell(left);
    for (const spell of [this.#spellOverlaps, ...spells]) {
      const [own, ...others] = spell(schema, this.expand) ?? [];
      if (own === undefined) continue;
      return this.spell(others.length === 0 ? own : { ...own, allOf: [...(own.allOf ?? []), ...others] });
    }
    return schema;
  }

  readonly #spellOverlaps: Spell = (schema, expand) =>
    this.takesNothing && spellOverlaps(schema, expand, this.takesNothing);
}

/** Nothing in it has other words: most schemas are a type, a list, or an object of some properties. */
function isPlain({ not, anyOf, oneOf, conditional, object, array }: Schema): boolean {
  return (
    (not ?? anyOf ?? oneOf ?? conditional ?? array?.unevaluatedItems) === undefined &&
    (object === undefined || roundabout.every((keyword) => object[keyword] === undefined))
  );
}

/** Rules of objects that may be said in other words. */
const roundabout: readonly (keyof ObjectRules)[] = [
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "dependentSchemas",
  "unevaluatedProperties",
];
