import { canonicalJson } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import type { Looker, LooksWhere } from "./looks.js";
import { objectWithRest } from "./spell-unevaluated.js";
import { listedTags } from "./tag-lists.js";
import type { ValueSet, ValueSets } from "./value-set.js";
import type { View } from "./view.js";

interface ViewedSets extends ValueSets {
  viewOf(shape: ValueSet): View;
}

/**
 * Says of what stands beside an alternative which properties are left over there: those at which neither it nor the
 * alternative looks, where all others have other tags, so that no object of the alternative is one of theirs.
 */
export class LeftoverSettler {
  readonly #known = new Map<Schema, Map<ValueSet, Schema>>();

  constructor(
    readonly shapes: ViewedSets,
    readonly looker: Looker,
  ) {}

  /** The atom beside the alternative; as it is where more decides what is left over. */
  settle(atom: Schema, branch: ValueSet): Schema {
    const settled = this.#known.get(atom) ?? new Map<ValueSet, Schema>();
    this.#known.set(atom, settled);
    const known = settled.get(branch) ?? this.#settle(atom, branch);
    settled.set(branch, known);
    return known;
  }

  #settle(atom: Schema, branch: ValueSet): Schema {
    const { shapes, looker } = this;
    const { unevaluatedProperties: rest, additionalProperties } = atom.object ?? {};
    const looks = rest && looker.looksBeside(rest, "object");
    if (atom.object === undefined || rest === undefined || looks === undefined || additionalProperties) return atom;
    const adds = (part: LooksWhere) => looker.adds(part, looks, "object");
    const met = looks.parts.filter((part) => adds(part) && !this.#isApart(part, branch));
    const own = met.flatMap(({ when, schema }) =>
      when === "taken" && schema && shapes.shapeOf(schema) === branch ? [looker.looksOf(schema, "object")] : [],
    );
    if (own.length < met.length || own.some(({ all, parts }) => all || parts.some(adds))) return atom;
    const names = new Map([...own.flatMap((each) => [...each.names]), ...looks.names]);
    const patterns = new Map([...own.flatMap((each) => [...each.patterns]), ...looks.patterns]);
    return { ...atom, object: objectWithRest(atom.object, { names, patterns }, rest) };
  }

  /** No object of the alternative meets the condition, which asks for another tag. */
  #isApart({ when, condition }: LooksWhere, branch: ValueSet): boolean {
    if (when !== "taken") return false;
    const tags = this.#tagsOf(branch);
    return [...this.#tagsOf(this.shapes.shapeOf(condition))].some(
      ([name, values]) => tags.get(name)?.every((value) => !values.includes(value)) ?? false,
    );
  }

  /** The values of each property that must be one of some. */
  #tagsOf(shape: ValueSet): ReadonlyMap<string, readonly string[]> {
    return new Map([...listedTags(shape, this.shapes)].map(([name, values]) => [name, values.map(canonicalJson)]));
  }
}
