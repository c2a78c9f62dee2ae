import { addTo } from "../../base/group-by.js";
import { isObject, type JsonObject, own } from "../../base/json.js";
import { targetIn } from "../../spec/reference-text.js";
import { isNullable } from "./null-spellings.js";

/** Whether a schema names null among what it takes, and whether it refuses it all the same. */
interface Stand {
  readonly says: boolean;
  readonly refuses: boolean;
}

const silent: Stand = { says: false, refuses: false };

/** What the schemas of one document say about null, by themselves or by what they refer to. Looks at each once. */
export class StandOnNull {
  readonly #document: JsonObject;
  readonly #known = new WeakMap<object, Stand>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  takesNull(schema: unknown): boolean {
    const { says, refuses } = this.#standOf(schema);
    return says && !refuses;
  }

  #standOf(schema: unknown): Stand {
    if (!isObject(schema)) return silent;
    if (!this.#known.has(schema)) this.#settle(schema);
    return this.#known.get(schema) ?? silent;
  }

  /** What stands in a circle says nothing but what follows from others: all start silent, and are looked at again where what they depend on changed. */
  #settle(schema: JsonObject): void {
    const within = this.#unknownBelow(schema);
    for (const each of within) this.#known.set(each, silent);
    const above = new Map<unknown, JsonObject[]>();
    for (const each of within) for (const part of this.#below(each)) addTo(above, part, each);
    const open = new Set(within);
    for (const each of open) {
      open.delete(each);
      const before = this.#known.get(each) ?? silent;
      const now = this.#look(each);
      if (before.says === now.says && before.refuses === now.refuses) continue;
      this.#known.set(each, now);
      for (const dependent of above.get(each) ?? []) open.add(dependent);
    }
  }

  /** What a schema's stand depends on and is not known yet, what is deeper first. */
  #unknownBelow(schema: JsonObject): readonly JsonObject[] {
    const seen = new Set<unknown>([schema]);
    const ordered: JsonObject[] = [];
    const way = [{ schema, below: this.#below(schema) }];
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = last.below.pop();
      if (next === undefined) ordered.push(last.schema);
      if (next === undefined) way.pop();
      if (!isObject(next) || seen.has(next) || this.#known.has(next)) continue;
      seen.add(next);
      way.push({ schema: next, below: this.#below(next) });
    }
    return ordered;
  }

  #below(schema: JsonObject): unknown[] {
    return [this.#target(schema), ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => partsOf(schema, keyword))].filter(
      isObject,
    );
  }

  #target(schema: JsonObject): unknown {
    return targetIn(this.#document, schema);
  }

  #look(schema: JsonObject): Stand {
    if (isNullable(schema)) return { says: true, refuses: false };
    const stands = (keyword: string) => partsOf(schema, keyword).map((part) => this.#standOf(part));
    const all = stands("allOf");
    const choices = ["anyOf", "oneOf"].map(stands).filter(({ length }) => length > 0);
    const named = [typesOf(schema), valuesOf(schema)].filter((list) => list !== undefined);
    const target = this.#standOf(this.#target(schema));
    return {
      says:
        target.says ||
        named.some((list) => list.some(isNull)) ||
        choices.some((some) => some.some(({ says }) => says)) ||
        (all.length > 0 && all.every(({ says }) => says)),
      refuses:
        target.refuses ||
        named.some((list) => !list.some(isNull)) ||
        choices.some((some) => some.every(({ refuses }) => refuses)) ||
        all.some(({ refuses }) => refuses),
    };
  }
}

function partsOf(schema: JsonObject, keyword: string): readonly unknown[] {
  const parts = own(schema, keyword);
  return Array.isArray(parts) ? parts : [];
}

/** The name of the type stands for null in its list. */
function typesOf(schema: JsonObject): readonly unknown[] | undefined {
  const type = own(schema, "type");
  const names = typeof type === "string" ? [type] : type;
  return Array.isArray(names) ? names.map((name: unknown) => (name === "null" ? null : name)) : undefined;
}

function valuesOf(schema: JsonObject): readonly unknown[] | undefined {
  const values = own(schema, "enum");
  if (Array.isArray(values)) return values;
  return Object.hasOwn(schema, "const") ? [schema.const] : undefined;
}

function isNull(value: unknown): boolean {
  return value === null;
}
