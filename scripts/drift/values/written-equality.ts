import { canonicalJson } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";

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
      const list = referrers.get(target);
      if (list) list.push(name);
      else referrers.set(target, [name]);
      return true;
    };
    if (other === undefined || !isWrittenAlike(schema, other, refer)) changed.add(name);
  }
  for (const name of revision.keys()) if (!base.has(name)) changed.add(name);
  const pending = [...changed];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const referrer of referrers.get(name) ?? []) {
      if (changed.has(referrer)) continue;
      changed.add(referrer);
      pending.push(referrer);
    }
  }
  return changed;
}

/** Two schemas of one contract read the same. */
export function readsAlike(one: Schema, two: Schema): boolean {
  return isWrittenAlike(one, two, () => true);
}

function isWrittenAlike(base: Schema, revision: Schema, known: (name: string) => boolean): boolean {
  const visit: Visit = (one, two) => {
    if (one.ref !== two.ref || (one.ref !== undefined && !known(one.ref))) return false;
    return (
      one.never === two.never &&
      one.const === two.const &&
      one.format === two.format &&
      sameSets(one.types, two.types) &&
      sameJson(one.enum, two.enum) &&
      sameScalars(one.number, two.number) &&
      sameString(one, two, visit) &&
      sameArray(one.array, two.array, visit) &&
      sameObject(one.object, two.object, visit) &&
      sameLists(one.allOf, two.allOf, visit) &&
      sameLists(one.anyOf, two.anyOf, visit) &&
      sameLists(one.oneOf, two.oneOf, visit) &&
      sameOne(one.not, two.not, visit) &&
      sameConditional(one.conditional, two.conditional, visit) &&
      sameDiscriminator(one.discriminator, two.discriminator) &&
      sameNotes(one.notes, two.notes)
    );
  };
  return visit(base, revision);
}

function sameOne(one: Schema | undefined, two: Schema | undefined, visit: Visit): boolean {
  return one === undefined || two === undefined ? one === two : visit(one, two);
}

function sameLists(one: readonly Schema[] | undefined, two: readonly Schema[] | undefined, visit: Visit): boolean {
  if (one === undefined || two === undefined) return one === two;
  return one.length === two.length && one.every((schema, index) => sameOne(schema, two[index], visit));
}

type SchemaMap = ReadonlyMap<string, Schema>;

function sameMaps(one: SchemaMap | undefined, two: SchemaMap | undefined, visit: Visit): boolean {
  if (one === undefined || two === undefined) return one === two;
  if (one.size !== two.size) return false;
  for (const [name, schema] of one) {
    const other = two.get(name);
    if (other === undefined || !visit(schema, other)) return false;
  }
  return true;
}

function sameSets(one: ReadonlySet<string> | undefined, two: ReadonlySet<string> | undefined): boolean {
  if (one === undefined || two === undefined) return one === two;
  if (one.size !== two.size) return false;
  for (const item of one) if (!two.has(item)) return false;
  return true;
}

function sameJson(one: unknown, two: unknown): boolean {
  if (one === two) return true;
  if (typeof one !== "object" || typeof two !== "object") return false;
  return canonicalJson(one) === canonicalJson(two);
}

/** Members that are numbers, texts or flags; schemas among them are compared by their own rules. */
function sameScalars(one: object | undefined, two: object | undefined): boolean {
  if (one === undefined || two === undefined) return one === two;
  const scalars = (rules: object) => Object.entries(rules).filter(([, value]) => typeof value !== "object");
  const [left, right] = [scalars(one), new Map<string, unknown>(scalars(two))];
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}

function sameString({ string: one }: Schema, { string: two }: Schema, visit: Visit): boolean {
  return sameScalars(one, two) && sameOne(one?.contentSchema, two?.contentSchema, visit);
}

function sameArray(one: Schema["array"], two: Schema["array"], visit: Visit): boolean {
  if (one === undefined || two === undefined) return one === two;
  return (
    sameScalars(one, two) &&
    sameOne(one.items, two.items, visit) &&
    sameLists(one.prefixItems, two.prefixItems, visit) &&
    sameOne(one.contains, two.contains, visit) &&
    sameOne(one.unevaluatedItems, two.unevaluatedItems, visit)
  );
}

function sameObject(one: Schema["object"], two: Schema["object"], visit: Visit): boolean {
  if (one === undefined || two === undefined) return one === two;
  return (
    sameSets(one.required, two.required) &&
    one.minProperties === two.minProperties &&
    one.maxProperties === two.maxProperties &&
    sameMaps(one.properties, two.properties, visit) &&
    sameMaps(one.patternProperties, two.patternProperties, visit) &&
    sameOne(one.additionalProperties, two.additionalProperties, visit) &&
    sameOne(one.propertyNames, two.propertyNames, visit) &&
    sameJson(
      one.dependentRequired && [...one.dependentRequired],
      two.dependentRequired && [...two.dependentRequired],
    ) &&
    sameMaps(one.dependentSchemas, two.dependentSchemas, visit) &&
    sameOne(one.unevaluatedProperties, two.unevaluatedProperties, visit)
  );
}

function sameConditional(one: Schema["conditional"], two: Schema["conditional"], visit: Visit): boolean {
  if (one === undefined || two === undefined) return one === two;
  return visit(one.if, two.if) && sameOne(one.then, two.then, visit) && sameOne(one.else, two.else, visit);
}

function sameDiscriminator(one: Schema["discriminator"], two: Schema["discriminator"]): boolean {
  if (one === undefined || two === undefined) return one === two;
  if (one.property !== two.property || one.mapping.size !== two.mapping.size) return false;
  for (const [tag, name] of one.mapping) if (two.mapping.get(tag) !== name) return false;
  return true;
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

/** Extensions that the comparison tells of. */
export const lifecycle = ["x-sunset", "x-stability-level", "x-extensible-enum", "x-concord-inferred"];
