import { compareText, type Origin } from "../../base/diagnostics.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import {
  type Conflict,
  type ConflictKind,
  type ConflictSide,
  conflictKinds,
  type Place,
  placeText,
} from "../conflicts.js";
import { follow, type Side } from "../side.js";
import type { Branch } from "./assemble.js";
import { formsOf } from "./forms.js";
import { defaultOf } from "./join-notes.js";
import { joinOwn } from "./join-own.js";
import type { Member } from "./joining.js";
import { formatsOf, labelsOf, limitsOf, type SideForms, valuesOf } from "./say.js";

/** What one provider says of a point; nothing where it has no such thing. */
export interface Said {
  readonly provider: string;
  readonly value: Json | undefined;
  readonly at: Origin;
}

/** Collects what providers say against each other, by where they say it. */
export class ConflictFinder {
  private byRoot = new Map<string, Map<string, Conflict>>();

  /** Forgets what was found in a component, which is joined anew. */
  forget(token: string): void {
    this.byRoot.delete(token);
  }

  /** Notes a point, if at least two values are said of it. No result: the merged contract says nothing of it. */
  note(kind: ConflictKind, place: Place, said: readonly Said[], result: Json | undefined): void {
    const sides = new Map<string, ConflictSide>();
    for (const provider of new Set(said.map((one) => one.provider))) {
      const own = said.filter((one) => one.provider === provider && one.value !== undefined);
      const [first] = own;
      if (first === undefined) continue;
      const value = joinOwn(
        kind,
        own.flatMap((one) => (one.value === undefined ? [] : [one.value])),
      );
      const key = canonicalJson(value);
      sides.set(key, { value, said: [...(sides.get(key)?.said ?? []), { provider, at: first.at }] });
    }
    if (sides.size < 2) return;
    const root = place.component ?? place.operation ?? "";
    const found = this.byRoot.get(root) ?? new Map<string, Conflict>();
    const conflict = { place, kind, sides: [...sides.values()], ...(result !== undefined && { result }) };
    this.byRoot.set(root, found.set(`${kind} ${place.path} ${canonicalJson([...sides.keys()])}`, conflict));
  }

  noteDefaults(sides: readonly Side[], place: Place): void {
    const said = sides.map((side) => ({ provider: side.provider, value: defaultOf(side), at: side.schema.at }));
    const first = said.find(({ value }) => value !== undefined);
    if (first?.value !== undefined) this.note("default", place, said, defaultOf(sides[0] as Side));
  }

  /** Notes in what the forms of sides differ, and what came of them. */
  noteForms(sides: readonly Side[], branches: readonly Branch[], result: Schema, place: Place): void {
    // What of objects differs is noted of their properties.
    if (branches.length === 1 && branches[0]?.kind === "object") return;
    const all = sides.map((side): SideForms => ({ side, forms: formsOf(side) }));
    const labels = labelsOf(all, branches);
    const say = (kind: ConflictKind, read: (one: SideForms, index: number) => Json | undefined, joined: Json): void =>
      this.note(
        kind,
        place,
        all.map((one, index) => ({
          provider: one.side.provider,
          value: read(one, index),
          at: follow(one.side).schema.at,
        })),
        joined,
      );
    const joined: Side = { schema: result, provider: "", schemas: new Map() };
    const made: SideForms = { side: joined, forms: formsOf(joined) };
    say("type", (_, index) => labels[index], made.forms === "anything" ? ["anything"] : joinOwn("type", labels));
    for (const kind of ["string", "number", "boolean"] as const)
      say("values", (one) => valuesOf(one, kind), valuesOf(made, kind) ?? "any");
    for (const kind of ["string", "number", "array"] as const) {
      say("limit", (one) => limitsOf(one, kind), limitsOf(made, kind) ?? {});
      if (kind !== "array") say("format", (one) => formatsOf(one, kind, all), formatsOf(made, kind, all) ?? "none");
    }
  }

  noteObjects(members: readonly Member[], place: Place, result: Schema): void {
    const say = (kind: ConflictKind, read: (rules: Member["rules"]) => Json, joined: Json): void =>
      this.note(
        kind,
        place,
        members.map(({ side, rules, at }) => ({ provider: side.provider, value: read(rules), at })),
        joined,
      );
    const rules = result.object ?? { properties: new Map(), required: new Set() };
    if (members.some((one) => isFree(one.rules))) say("type", contents, ["object of any properties"]);
    say("required", ({ required }) => [...required].sort(), [...rules.required].sort());
    say("closed", closedness, closedness(rules));
    say("limit", sizes, sizes(rules));
  }

  /** Puts names where tokens stand. */
  settle(names: ReadonlyMap<string, string>): void {
    this.byRoot = new Map(
      [...this.byRoot].map(([root, found]) => [
        root,
        new Map(
          [...found].map(([key, conflict]) => {
            const { component } = conflict.place;
            const name = component === undefined ? undefined : (names.get(component) ?? component);
            return [
              key,
              name === undefined ? conflict : { ...conflict, place: { ...conflict.place, component: name } },
            ];
          }),
        ),
      ]),
    );
  }

  /** Everything that was found, by place. */
  get all(): readonly Conflict[] {
    const kinds = Object.keys(conflictKinds);
    const order = ({ place, kind }: Conflict): string => `${placeText(place)} ${kinds.indexOf(kind)}`;
    return [...this.byRoot.values()]
      .flatMap((found) => [...found.values()])
      .sort((a, b) => compareText(order(a), order(b)));
  }
}

/** Says nothing of any property. */
function isFree({ properties, additionalProperties, patternProperties }: Member["rules"]): boolean {
  return properties.size === 0 && additionalProperties === undefined && patternProperties === undefined;
}

function contents(rules: Member["rules"]): Json {
  return [isFree(rules) ? "object of any properties" : "object"];
}

function closedness({ additionalProperties }: Member["rules"]): Json {
  return additionalProperties?.never ? "none" : "any";
}

function sizes({ minProperties, maxProperties }: Member["rules"]): Json {
  return {
    ...(minProperties !== undefined && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
  };
}
