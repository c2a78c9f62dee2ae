import { type Json, setOwn } from "../../base/json.js";
import { inPlace } from "../../contract/model/find-property.js";
import { follow } from "../../contract/model/follow.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import { Space } from "../../drift/values/space.js";
import { isAccepted } from "../../drift/witness/is-accepted.js";
import { isMap } from "../../drift/witness/objects.js";
import { Sampler } from "../../drift/witness/sampler.js";

const maxDepth = 6;

/** Values for calls that people are to try: by the description's own examples where it has some, and with no more than is required. */
export class ExampleValues {
  readonly #space: Space;
  readonly #sampler = new Sampler();
  readonly #schemas: Contract["schemas"];

  constructor(contract: Contract) {
    this.#space = new Space(contract);
    this.#schemas = contract.schemas;
  }

  /** A value that the schema accepts, if one can be found. */
  of(schema: Schema, name = ""): Json | undefined {
    const of = { space: this.#space, shape: this.#space.shapeOf(schema) };
    const wanted = this.#build(schema, 0, name);
    return wanted !== undefined && isAccepted(of, wanted) ? wanted : this.#sampler.sample(of);
  }

  #build(schema: Schema, depth: number, name: string): Json | undefined {
    const { schema: target } = follow(schema, this.#schemas);
    const examples = [schema, target].flatMap(({ notes }) => notes.examples ?? []);
    const isObject = target.types?.has("object") === true || target.object !== undefined;
    const example = examples.find((value) => !isMap(value) && !Array.isArray(value) && value !== "");
    if (example !== undefined && !isObject) return example;
    const [first] = target.enum?.filter((value) => value !== null) ?? [];
    if (first !== undefined) return first;
    if (depth > maxDepth) return undefined;
    if (isObject || target.allOf !== undefined) return this.#object(target, depth);
    for (const branch of [...(target.oneOf ?? []), ...(target.anyOf ?? [])]) {
      const value = this.#build(branch, depth + 1, name);
      if (value !== undefined && value !== null) return value;
    }
    return this.#plain(target, depth, name);
  }

  #object(schema: Schema, depth: number): Json | undefined {
    const object: { [name: string]: Json } = {};
    const parts = inPlace({ ...schema, oneOf: [], anyOf: [] }, this.#schemas).flatMap(
      ({ object: rules }) => rules ?? [],
    );
    for (const name of parts.flatMap(({ required }) => [...required])) {
      const property = parts.flatMap(({ properties }) => properties.get(name) ?? [])[0];
      const value = property === undefined ? "…" : (this.#build(property, depth + 1, name) ?? this.of(property, name));
      if (value === undefined) return undefined;
      setOwn(object, name, value);
    }
    return object;
  }

  #plain({ types, array, number, format, string }: Schema, depth: number, name: string): Json | undefined {
    if (types?.has("array")) {
      const item = array?.items && this.#build(array.items, depth + 1, name);
      return item === undefined ? undefined : Array.from({ length: Math.max(1, array?.minItems ?? 1) }, () => item);
    }
    if (types === undefined || types.has("string"))
      return format === undefined && string?.pattern === undefined ? textFor(name) : undefined;
    if (types.has("number") || types.has("integer")) return Math.ceil(number?.minimum ?? 1);
    return types.has("boolean") ? true : undefined;
  }
}

/** Something to say, or what the reader is to put in. */
function textFor(name: string): string {
  const isSpoken = name === "" || /^(?:contents?|inputs?|prompts?|texts?|query|messages?|instructions?)$/i.test(name);
  return isSpoken ? "Hello" : `your-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}
