import { addTo } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
import { eachChild } from "../../contract/model/children.js";
import type { Discriminator } from "../../contract/model/discriminator.js";
import { withUsers } from "../../contract/model/reaching.js";
import { sameKeywords } from "../../contract/model/same-keywords.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import { inferredMark } from "../../spec/extensions.js";

type Visit = (base: Schema, revision: Schema) => boolean;

/**
 * Schemas that are written alike in two contracts, prose aside. Most of two versions of a description is, and this
 * finds it in one pass over both, without looking at what anything means.
 */
export class WrittenEquality {
  readonly #changed: ReadonlySet<string>;

  constructor(base: Contract, revision: Contract) {
    this.#changed = changedNames(base.schemas, revision.schemas);
  }

  /** True when the schemas and everything that they refer to are written alike. */
  same(base: Schema, revision: Schema): boolean {
    return isWrittenAlike(base, revision, (name) => !this.#changed.has(name));
  }
}

/** Names whose schemas differ, or refer to such a name. */
function changedNames(base: Contract["schemas"], revision: Contract["schemas"]): ReadonlySet<string> {
  const changed = new Set<string>();
  const referrers = new Map<string, string[]>();
  for (const [name, schema] of base) {
    const other = revision.get(name);
    const refer = (target: string) => {
      addTo(referrers, target, name);
      return true;
    };
    if (other === undefined || !isWrittenAlike(schema, other, refer)) changed.add(name);
  }
  for (const name of revision.keys()) if (!base.has(name)) changed.add(name);
  return withUsers(changed, referrers);
}

/** Two schemas of one contract read the same. */
export function readsAlike(one: Schema, two: Schema): boolean {
  return outlineOf(one) === outlineOf(two) && isWrittenAlike(one, two, () => true);
}

const outlines = new WeakMap<Schema, string>();

/** How deep an outline goes. */
const outlined = 3;

/** A text that schemas which read the same have in common, and others hardly: asked of each of many, for each of the others. */
export function outlineOf(schema: Schema): string {
  const known = outlines.get(schema) ?? outline(schema, outlined);
  outlines.set(schema, known);
  return known;
}

function outline(schema: Schema, depth: number): string {
  const { ref = "", enum: values = [], string, number, object } = schema;
  const parts: string[] = [];
  if (depth > 0) eachChild(schema, (part) => parts.push(outline(part, depth - 1)));
  const names = [...(object?.required ?? []), "", ...(object?.properties.keys() ?? [])];
  return JSON.stringify([
    ref,
    Object.keys(schema).filter(isRule).sort(),
    values.map(canonicalJson).sort(),
    [string?.pattern, string?.minLength, string?.maxLength, number?.minimum, number?.maximum],
    names.sort(),
    parts.sort(),
  ]);
}

function isRule(key: string): boolean {
  return key !== "at" && key !== "notes";
}

/** Without choices and conditions that are stated twice, as by two members that describe the same property. */
export function withoutRepeats(atoms: readonly Schema[]): readonly Schema[] {
  const composed = atoms.filter((atom) => atom.anyOf ?? atom.oneOf ?? atom.not ?? atom.conditional);
  if (composed.length < 2) return atoms;
  const known = new Map<string, Schema[]>();
  const repeats = new Set(
    composed.filter((atom) => {
      const text = outlineOf(atom);
      const isRepeat = known.get(text)?.some((other) => readsAlike(other, atom)) ?? false;
      addTo(known, text, atom);
      return isRepeat;
    }),
  );
  return repeats.size === 0 ? atoms : atoms.filter((atom) => !repeats.has(atom));
}

function isWrittenAlike(base: Schema, revision: Schema, known: (name: string) => boolean): boolean {
  const visit: Visit = (one, two) =>
    (one.ref === undefined || known(one.ref)) &&
    sameKeywords(one, two, visit) &&
    sameUnlisted(one.discriminator?.unlisted, two.discriminator?.unlisted) &&
    sameNotes(one.notes, two.notes);
  return visit(base, revision);
}

/** What no value tells apart, and the comparison tells of. */
function sameUnlisted(one: Discriminator["unlisted"], two: Discriminator["unlisted"]): boolean {
  return one === two || (one?.size === two?.size && [...(one ?? [])].every(([tag, name]) => two?.get(tag) === name));
}

/** Notes that the comparison tells of. */
function sameNotes(one: Schema["notes"], two: Schema["notes"]): boolean {
  return (
    one.readOnly === two.readOnly &&
    one.writeOnly === two.writeOnly &&
    one.deprecated === two.deprecated &&
    sameJson(one.default, two.default) &&
    (one.extensions === two.extensions ||
      lifecycle.every((key) => sameJson(one.extensions?.get(key), two.extensions?.get(key))))
  );
}

function sameJson(one: unknown, two: unknown): boolean {
  return one === two || (one !== undefined && two !== undefined && canonicalJson(one) === canonicalJson(two));
}

/** Extensions that the comparison tells of. */
export const lifecycle = ["x-sunset", "x-stability-level", "x-extensible-enum", inferredMark];
