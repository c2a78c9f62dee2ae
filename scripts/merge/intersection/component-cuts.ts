import { reserveName } from "../../base/identifiers.js";
import { canonicalJson } from "../../base/json.js";
import { mapSchema, subschemas } from "../../contract/model/map-schema.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { Schema } from "../../contract/model/types.js";
import { type Side, textOf } from "../side.js";

/** A component to cut, and the sides that it meets. */
interface Cut {
  readonly token: string;
  readonly name: string;
  readonly sides: readonly Side[];
}

type Schemas = ReadonlyMap<string, Schema>;

/** The forms in which components of the reference are cut, each under a token until all of them are known. */
export class ComponentCuts {
  private readonly cuts = new Map<string, Cut>();
  private readonly queue: Cut[] = [];
  /** Components that stand somewhere as they are. */
  private readonly kept = new Set<string>();

  /** The token of a component as these sides cut it. */
  tokenOf(name: string, sides: readonly Side[]): string {
    const key = canonicalJson([name, sides.map(({ provider, schema }) => [provider, textOf(schema)])]);
    const known = this.cuts.get(key);
    if (known !== undefined) return known.token;
    const cut = { token: `¤${this.cuts.size}`, name, sides };
    this.cuts.set(key, cut);
    this.queue.push(cut);
    return cut.token;
  }

  /** The next one that is not cut yet. */
  next(): Cut | undefined {
    return this.queue.shift();
  }

  /** Notes that a schema and all that it refers to stay as they are. */
  keep(schema: Schema, schemas: Schemas): void {
    for (const { ref } of subschemas(schema)) {
      const target = ref === undefined || this.kept.has(ref) ? undefined : schemas.get(ref);
      if (ref === undefined || target === undefined) continue;
      this.kept.add(ref);
      this.keep(target, schemas);
    }
  }

  /** Gives every form a name: its component's, unless that stands somewhere in another form. */
  settle(all: Schemas): { readonly schemas: Schemas; readonly settle: (part: Schema) => Schema } {
    const replaced = new Set([...this.cuts.values()].map(({ name }) => name).filter((name) => !this.kept.has(name)));
    const tokens = new Set([...this.cuts.values()].map(({ token }) => token));
    const own = [...all].filter(([name]) => !replaced.has(name) && !tokens.has(name));
    const taken = new Set(own.map(([name]) => name));
    const names = new Map<string, string>();
    const forms = new Map<string, string>();
    for (const { token, name } of this.live(all)) {
      const text = `${name} ${shapeText(all.get(token) ?? impossible, names)}`;
      const known = forms.get(text);
      const given = known ?? reserveName(taken.has(name) ? `${name}InPart` : name, taken);
      forms.set(text, given);
      names.set(token, given);
    }
    const settle = (part: Schema): Schema => renamePart(part, (token) => names.get(token) ?? token);
    const settled = [...own, ...[...names].map(([token, name]) => [name, all.get(token) ?? impossible] as const)];
    return { schemas: new Map(settled.map(([name, schema]) => [name, mapSchema(schema, settle)])), settle };
  }

  /** Those that are possible come first, so that they get the plain names. */
  private live(cut: Schemas): readonly Cut[] {
    const isDead = ({ token }: Cut): boolean => cut.get(token)?.never === true;
    const all = [...this.cuts.values()];
    return [...all.filter((one) => !isDead(one)), ...all.filter(isDead)];
  }
}

/** The same for forms that differ in nothing but the tokens of forms of one name. */
function shapeText(schema: Schema, names: ReadonlyMap<string, string>): string {
  return textOf(mapSchema(schema, (part) => renamePart(part, (token) => names.get(token) ?? token)));
}

const impossible: Schema = { at: { file: "", pointer: "" }, notes: {}, never: true };
