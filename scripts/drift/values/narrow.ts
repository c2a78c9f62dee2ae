import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import type { ValueSet, ValueSets } from "./value-set.js";

/** What is left of an object where its tag is one of some. */
export interface Narrowing {
  readonly property: string;
  readonly tags: readonly Json[];
  /** Properties that only belong to other tags. */
  readonly foreign?: ReadonlySet<string>;
}

/** Objects of one contract where their tag is one of some, each made once. */
export class Narrower {
  readonly #known = new Map<ValueSet, Map<string, ValueSet>>();

  constructor(readonly shapes: Pick<ValueSets, "shapeOfAtoms">) {}

  narrow(shape: ValueSet, { property, tags, foreign = new Set() }: Narrowing): ValueSet {
    const known = this.#known.get(shape) ?? new Map<string, ValueSet>();
    this.#known.set(shape, known);
    const key = canonicalJson([property, tags, [...foreign].sort()]);
    const found = known.get(key);
    if (found) return found;
    const written = shape.atoms.find((atom) => atom.object?.properties.has(property))?.object?.properties.get(property);
    // Places of their own: what stands at those of the description is what is written there.
    const tagged: Schema = {
      at: { ...shape.at },
      object: {
        properties: new Map([[property, { at: { ...(written?.at ?? shape.at) }, enum: tags, notes: {} }]]),
        required: new Set([property]),
      },
      notes: {},
    };
    const atoms = shape.atoms.map((atom) => withoutProperties(atom, foreign));
    const result = this.shapes.shapeOfAtoms([...atoms, tagged]);
    known.set(key, result);
    return result;
  }
}

/** The atom without some properties; its references have been followed already. */
function withoutProperties({ ref: _ref, allOf: _allOf, ...atom }: Schema, names: ReadonlySet<string>): Schema {
  if (atom.object === undefined) return atom;
  const properties = new Map([...atom.object.properties].filter(([name]) => !names.has(name)));
  return { ...atom, object: { ...atom.object, properties } };
}
