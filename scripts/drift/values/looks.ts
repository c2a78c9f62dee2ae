import type { Schema } from "../../contract/model/types.js";
import { matchesEverything } from "./patterns.js";

/** What `unevaluatedProperties` speaks of, and what `unevaluatedItems` speaks of. */
export type PartKind = "object" | "array";

/**
 * The parts of an object, or of a list, at which a schema looks as it is written, so that they are none of which
 * `unevaluatedProperties`, or `unevaluatedItems`, speaks beside it (JSON Schema 2020-12, section 11).
 */
export interface Looks {
  /** It looks at every part. */
  readonly all: boolean;
  readonly names: ReadonlyMap<string, Schema>;
  readonly patterns: ReadonlyMap<string, Schema>;
  /** By position. */
  readonly items: readonly Schema[];
  /** What it looks at under a condition. */
  readonly parts: readonly LooksWhere[];
}

/** What is looked at where a condition takes the value, or refuses it, or takes an item, or where there is a property. */
export interface LooksWhere {
  readonly when: "taken" | "refused" | "item" | `has ${string}`;
  readonly condition: Schema;
  /** What applies to the value then; absent for an item, which is looked at itself. */
  readonly schema?: Schema;
}

/** A schema for the parts that are left over beside others. */
export interface Leftover {
  readonly kind: PartKind;
  readonly rest: Schema;
  /** What is looked at, and so not left over. */
  readonly looks: Looks;
  /** Its place is taken by `additionalProperties` or `items`. */
  readonly isPlain: boolean;
}

/** What the schemas of one contract look at. */
export class Looker {
  readonly #known = { object: new Map<Schema, Looks>(), array: new Map<Schema, Looks>() };
  readonly #reached = { object: new Map<Schema, readonly Looks[]>(), array: new Map<Schema, readonly Looks[]>() };
  readonly #beside = new Map<Schema, Schema>();

  constructor(readonly target: (name: string) => Schema | undefined) {}

  /** Notes beside which schema one for what is left over was written, whatever is made of that. */
  keep(rest: Schema, beside: Schema): void {
    this.#beside.set(rest, beside);
  }

  /** What is looked at beside a schema for what is left over. */
  looksBeside(rest: Schema, kind: PartKind): Looks | undefined {
    const schema = this.#beside.get(rest);
    return schema && this.looksOf(schema, kind);
  }

  looksOf(schema: Schema, kind: PartKind): Looks {
    const known = this.#known[kind].get(schema) ?? this.#collect(schema, kind);
    this.#known[kind].set(schema, known);
    return known;
  }

  /** What else is looked at where the condition is met. */
  adds(part: LooksWhere, looks: Looks, kind: PartKind): boolean {
    if (looks.all) return false;
    if (part.schema === undefined) return true;
    const reached = this.reach(part.schema, kind);
    return reached.some((each) => !isWithin(each, [looks]) || each.parts.some(({ when }) => when === "item"));
  }

  /** The looks of the schema and of all that applies with it under some condition. */
  reach(schema: Schema, kind: PartKind): readonly Looks[] {
    const known = this.#reached[kind].get(schema);
    if (known) return known;
    const found = new Set<Looks>();
    const pending = [schema];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const looks = this.looksOf(next, kind);
      if (!found.has(looks)) pending.push(...looks.parts.flatMap((part) => part.schema ?? []));
      found.add(looks);
    }
    this.#reached[kind].set(schema, [...found]);
    return [...found];
  }

  #collect(schema: Schema, kind: PartKind): Looks {
    const [names, patterns] = [new Map<string, Schema>(), new Map<string, Schema>()];
    const parts: LooksWhere[] = [];
    let items: readonly Schema[] = [];
    const seen = new Set<Schema>();
    const pending = [schema];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const own = ownLooks(next, kind);
      if (own.all) return own;
      addFirst(names, own.names);
      addFirst(patterns, own.patterns);
      if (own.items.length > items.length) items = own.items;
      parts.push(...own.parts);
      const target = next.ref === undefined ? undefined : this.target(next.ref);
      pending.push(...soleBranches(next), ...[...(next.allOf ?? [])].reverse(), ...(target ? [target] : []));
    }
    return { all: false, names, patterns, items, parts };
  }
}

function addFirst(map: Map<string, Schema>, entries: ReadonlyMap<string, Schema>): void {
  for (const [name, schema] of entries) if (!map.has(name)) map.set(name, schema);
}

const none: Looks = { all: false, names: new Map(), patterns: new Map(), items: [], parts: [] };

/** Of a choice of one, which every value takes. */
function soleBranches({ anyOf, oneOf }: Schema): readonly Schema[] {
  return [anyOf, oneOf].flatMap((branches) => (branches?.length === 1 ? branches : []));
}

/** Without references, `allOf`s and choices of one. */
function ownLooks(schema: Schema, kind: PartKind): Looks {
  const { object, array } = schema;
  const parts = conditionsOf(schema);
  if (kind === "object") {
    if (object === undefined) return { ...none, parts };
    const { properties: names, patternProperties: patterns = none.patterns } = object;
    const isWhole = object.additionalProperties ?? object.unevaluatedProperties;
    return {
      ...none,
      all: isWhole !== undefined || [...patterns.keys()].some(matchesEverything),
      names,
      patterns,
      parts,
    };
  }
  const { prefixItems = [], contains, items, unevaluatedItems } = array ?? {};
  const matching = contains ? [{ when: "item", condition: contains } as const] : [];
  return {
    ...none,
    all: (items ?? unevaluatedItems) !== undefined,
    items: prefixItems,
    parts: [...parts, ...matching],
  };
}

function conditionsOf({ anyOf = [], oneOf = [], conditional, object }: Schema): readonly LooksWhere[] {
  const branches = [anyOf, oneOf].flatMap((choice) => (choice.length === 1 ? [] : choice));
  const { if: condition, then, else: otherwise } = conditional ?? {};
  return [
    ...branches.map((schema) => ({ when: "taken", condition: schema, schema }) as const),
    ...(condition ? [{ when: "taken", condition, schema: condition } as const] : []),
    ...(condition && then ? [{ when: "taken", condition, schema: then } as const] : []),
    ...(condition && otherwise ? [{ when: "refused", condition, schema: otherwise } as const] : []),
    ...[...(object?.dependentSchemas ?? [])].map(
      ([name, schema]) => ({ when: `has ${name}`, condition: schema, schema }) as const,
    ),
  ];
}

/** What the looks see whatever the value, the others see among them. */
export function isWithin({ all, names, patterns, items }: Looks, others: readonly Looks[]): boolean {
  if (others.some((other) => other.all)) return true;
  const isSeen = (has: (other: Looks) => boolean) => others.some(has);
  return (
    !all &&
    [...names.keys()].every((name) => isSeen((other) => other.names.has(name))) &&
    [...patterns.keys()].every((pattern) => isSeen((other) => other.patterns.has(pattern))) &&
    isSeen((other) => other.items.length >= items.length)
  );
}

interface LooksOfKind {
  readonly looks: Looks;
  readonly kind: PartKind;
}

/** The conditions on which it depends what is looked at. */
export function conditionsBelow({ looks, kind }: LooksOfKind, looker: Looker): readonly Schema[] {
  const seen = new Set<Looks>();
  const visit = (each: Looks): readonly Schema[] => {
    if (seen.has(each)) return [];
    seen.add(each);
    return each.parts
      .filter((part) => looker.adds(part, looks, kind))
      .flatMap(({ condition, schema }) => [condition, ...(schema ? visit(looker.looksOf(schema, kind)) : [])]);
  };
  return visit(looks);
}

/** Equal texts, equal looks under conditions of equal numbers. */
export function looksText(
  { looks, kind }: LooksOfKind,
  looker: Looker,
  idOf: (condition: Schema) => number,
  interner: { idOf(text: string): number },
): string {
  const known = new Map<Looks, number>();
  const numberOf = (each: Looks): number => {
    const found = known.get(each);
    if (found !== undefined) return found;
    known.set(each, -1);
    const parts = each.parts
      .filter((part) => looker.adds(part, looks, kind))
      .map(({ when, condition, schema }) => {
        const below = schema === undefined ? "" : numberOf(looker.looksOf(schema, kind));
        return `${when} ${when.startsWith("has ") ? "" : idOf(condition)} ${below}`;
      });
    const own = [each.names, each.patterns].map((map) => [...map.keys()].sort());
    const texts = ["looks", each.all, ...own, each.items.length, [...new Set(parts)].sort()];
    const number = interner.idOf(JSON.stringify(texts));
    known.set(each, number);
    return number;
  };
  return `${kind} ${numberOf(looks)}`;
}
