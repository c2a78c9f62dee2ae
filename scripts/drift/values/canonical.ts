import { canonicalJson } from "../../base/json.js";
import { patternKey } from "../../base/patterns/pattern-key.js";
import type { Schema } from "../../contract/model/types.js";
import { conditionsBelow, type Leftover, looksText } from "./looks.js";
import type { Space } from "./space.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";
import { lifecycle } from "./written-equality.js";

/** Numbers for texts; equal texts, equal numbers. One interner serves the spaces that are compared. */
export class TextInterner {
  readonly #ids = new Map<string, number>();

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size);
    return this.#ids.size - 1;
  }
}

type IdOf = (shape: ValueSet) => number;

/**
 * Numbers shapes by meaning: equal numbers mean that no value tells the shapes apart and that their notes on defaults,
 * deprecation and access agree. Names, titles and descriptions do not count. Unequal numbers mean nothing.
 */
export class Canonicalizer {
  readonly #ids = new Map<ValueSet, number>();
  readonly #order = new Map<ValueSet, { index: number; low: number; open: boolean }>();
  readonly #stack: ValueSet[] = [];

  constructor(
    readonly space: Space,
    readonly interner: TextInterner,
  ) {}

  idOf(shape: ValueSet): number {
    const known = this.#ids.get(shape);
    if (known !== undefined) return known;
    this.#visit(shape);
    return this.#ids.get(shape) ?? -1 - shape.id;
  }

  /** Tarjan's strongly connected components: shapes that refer to each other are numbered together. */
  #visit(shape: ValueSet): void {
    const state = { index: this.#order.size, low: this.#order.size, open: true };
    this.#order.set(shape, state);
    this.#stack.push(shape);
    for (const child of childrenOf(shape, this.space)) {
      const other = this.#order.get(child);
      if (other === undefined) {
        this.#visit(child);
        state.low = Math.min(state.low, this.#order.get(child)?.low ?? state.low);
      } else if (other.open) state.low = Math.min(state.low, other.index);
    }
    if (state.low === state.index) this.#close(shape);
  }

  #close(root: ValueSet): void {
    const group: ValueSet[] = [];
    for (let shape = this.#stack.pop(); shape !== undefined; shape = this.#stack.pop()) {
      group.push(shape);
      const state = this.#order.get(shape);
      if (state) state.open = false;
      if (shape === root) break;
    }
    if (group.length === 1 && !childrenOf(root, this.space).includes(root)) {
      this.#ids.set(root, this.interner.idOf(textOf(root, this, this.#known)));
    } else this.#closeCycle(group);
  }

  readonly #known: IdOf = (shape) => this.#ids.get(shape) ?? -1;

  /**
   * Colours the members of a cycle round by round until no round tells more of them apart. The last two colours of all
   * members name the cycle: where two cycles agree in them, members of one colour are the same.
   */
  #closeCycle(group: readonly ValueSet[]): void {
    let colours = new Map<ValueSet, number>(group.map((shape) => [shape, 0]));
    const idOf: IdOf = (shape) => {
      const colour = colours.get(shape);
      return colour === undefined ? this.#known(shape) : -2 - colour;
    };
    for (let count = 0; ; ) {
      const next = new Map<ValueSet, number>();
      for (const shape of group) next.set(shape, this.interner.idOf(textOf(shape, this, idOf)));
      const distinct = new Set(next.values()).size;
      if (distinct === count) {
        const pairs = new Set(group.map((shape) => `${colours.get(shape)}>${next.get(shape)}`));
        const cycle = this.interner.idOf(`cycle ${[...pairs].sort().join(",")}`);
        for (const shape of group) this.#ids.set(shape, this.interner.idOf(`member ${cycle} ${next.get(shape)}`));
        return;
      }
      count = distinct;
      colours = next;
    }
  }
}

function childrenOf(shape: ValueSet, space: Space): readonly ValueSet[] {
  const view = space.viewOf(shape);
  return [
    ...(shape.members ?? []).map((member) => space.shapeOf(member)),
    ...view.properties.values(),
    ...view.patternProperties.values(),
    ...view.dependentSchemas.values(),
    ...view.prefixItems,
    ...view.unions.flatMap((union) => union.branches),
    ...view.nots,
    ...view.conditionals.flatMap((rules) => [rules.if, rules.then, rules.else]),
    view.additional,
    ...(view.patternProperties.size === 0 ? [] : view.others.map(({ shape }) => shape)),
    view.propertyNames,
    view.unevaluatedProperties,
    view.items,
    ...view.contains.map(({ shape }) => shape),
    view.unevaluatedItems,
    view.contentSchema,
    ...unsettled(shape, space).flatMap((left) =>
      conditionsBelow(left, space.looker).map((condition) => space.shapeOf(condition)),
    ),
  ].filter((shape) => shape !== undefined);
}

/** What is left over where that depends on the value. */
function unsettled(shape: ValueSet, space: Space): readonly Leftover[] {
  return space.leftoversOf(shape).filter(({ isPlain }) => !isPlain);
}

function textOf(shape: ValueSet, { space, interner }: Canonicalizer, idOf: IdOf): string {
  const view = space.viewOf(shape);
  const one = (child: ValueSet | undefined) => (child === undefined ? "" : String(idOf(child)));
  const many = (children: ReadonlyMap<string, ValueSet>) =>
    [...children].map(([name, child]) => `${JSON.stringify(name)}${idOf(child)}`).sort();
  const limits = Object.entries(view.limits).map(([name, limit]) => `${name}${limit.value}`);
  return [
    view.mask,
    view.enum ? `enum ${view.enum.value.map(canonicalJson).sort()}` : "",
    // No value tells known values apart, but people want to hear of them.
    view.known ? view.known.value.map(canonicalJson).sort() : "",
    view.formats,
    limits,
    view.multipleOf.filter((step) => step !== 1),
    view.uniqueItems,
    view.patterns.map((pattern) => JSON.stringify(patternKey(pattern))).sort(),
    JSON.stringify([view.contentMediaType, view.contentEncoding]),
    one(view.contentSchema),
    many(view.properties),
    [...view.required.keys()].map((name) => JSON.stringify(name)).sort(),
    many(view.patternProperties),
    view.patternProperties.size === 0 ? (view.closed ? "closed" : one(view.additional)) : othersText(view, idOf),
    one(view.propertyNames),
    canonicalJson(Object.fromEntries(view.dependentRequired)),
    many(view.dependentSchemas),
    one(view.unevaluatedProperties),
    view.prefixItems.map(one),
    one(view.items),
    view.contains.map(({ shape, min, max }) => `${idOf(shape)}×${min.value}-${max?.value ?? ""}`).sort(),
    one(view.unevaluatedItems),
    unsettled(shape, space)
      .map((left) => looksText(left, space.looker, (condition) => idOf(space.shapeOf(condition)), interner))
      .sort(),
    view.unions.map((union) => union.branches.map(one).sort().join("/")).sort(),
    view.nots.map(one).sort(),
    view.conditionals.map((rules) => `${one(rules.if)}/${one(rules.then)}/${one(rules.else)}`).sort(),
    tagsText(view, idOf),
    // Redundant members change no value, but people want to hear of them: unequal numbers only mean a closer look.
    (shape.members ?? []).map((member) => one(space.shapeOf(member))).sort(),
    notesOf(shape),
  ].join(";");
}

/** What is read by which alternative, whatever those are called. */
function tagsText({ discriminator, unions }: View, idOf: IdOf): string {
  if (discriminator === undefined) return "";
  const { property, mapping, otherwise } = discriminator;
  const branches = new Map(unions.flatMap((union) => union.branches).map((shape) => [shape.name, shape]));
  const ids = [...mapping].map(([tag, name]) => {
    const branch = branches.get(name);
    return canonicalJson([tag, branch ? idOf(branch) : null]);
  });
  const fallback = otherwise === undefined ? undefined : branches.get(otherwise);
  return canonicalJson([property, ids.sort(), fallback ? idOf(fallback) : (otherwise ?? null)]);
}

function othersText({ others }: View, idOf: IdOf): string {
  return others
    .map(({ patterns, shape, closed }) => `${JSON.stringify([...patterns].sort())}${closed ? "" : idOf(shape)}`)
    .sort()
    .join();
}

function notesOf(shape: ValueSet): string {
  const fallback = first(shape, (notes) => notes.default);
  const extensions = lifecycle.map((name) => first(shape, (notes) => notes.extensions?.get(name)));
  const flags = [
    first(shape, (notes) => notes.readOnly),
    first(shape, (notes) => notes.writeOnly),
    first(shape, (notes) => notes.deprecated),
  ];
  return canonicalJson([fallback ?? "-", ...flags.map(Boolean), ...extensions.map((value) => value ?? "-")]);
}

/** The annotation of the outermost atom that has it. */
export function first<T>(shape: ValueSet, read: (notes: Schema["notes"]) => T | undefined): T | undefined {
  for (const atom of shape.atoms) {
    const value = read(atom.notes);
    if (value !== undefined) return value;
  }
  return undefined;
}
