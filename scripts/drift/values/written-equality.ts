import { addTo } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
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
  return keysOf(one) === keysOf(two) && isWrittenAlike(one, two, () => true);
}

const keys = new WeakMap<Schema, string>();

/** The keywords and groups that a schema has; asked of each of many, of each of the others. */
function keysOf(schema: Schema): string {
  const known = keys.get(schema) ?? Object.keys(schema).filter(isRule).sort().join();
  keys.set(schema, known);
  return known;
}

function isRule(key: string): boolean {
  return key !== "at" && key !== "notes";
}

/** Without choices and conditions that are stated twice, as by two members that describe the same property. */
export function withoutRepeats(atoms: readonly Schema[]): readonly Schema[] {
  const composed = atoms.filter((atom) => atom.anyOf ?? atom.oneOf ?? atom.not ?? atom.conditional);
  if (composed.length < 2) return atoms;
  const known = new Map<string, Schema[]>();
  const repeats = composed.filter((atom) => {
    const surface = surfaceOf(atom);
    const isRepeat = known.get(surface)?.some((other) => readsAlike(other, atom)) ?? false;
    addTo(known, surface, atom);
    return isRepeat;
  });
  return repeats.length === 0 ? atoms : atoms.filter((atom) => !repeats.includes(atom));
}

/** Of a choice or what is refused, what costs little to read; equal schemas, equal texts. */
function surfaceOf({ anyOf = [], oneOf = [], not }: Schema): string {
  const parts = [...anyOf, ...oneOf, ...(not ? [not] : [])].map((part) => {
    const values = part.enum?.map(canonicalJson).sort() ?? [];
    return [part.ref ?? "", ...Object.keys(part).sort(), ...values].join();
  });
  return parts.sort().join("\n");
}

function isWrittenAlike(base: Schema, revision: Schema, known: (name: string) => boolean): boolean {
  const visit: Visit = (one, two) =>
    (one.ref === undefined || known(one.ref)) && sameKeywords(one, two, visit) && sameNotes(one.notes, two.notes);
  return visit(base, revision);
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
