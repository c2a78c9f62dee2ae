import type { Json } from "../../base/json.js";
import { isMap, without, withProperty } from "./objects.js";

/** Parts that are tried to be left out. */
const mostTries = 100;

/** The value without whatever may be missing, as far as a reader of it can see so that it still fits. */
export function shrunk(value: Json, fits: (value: Json) => boolean): Json {
  return new Shrinking(fits).less(value, (part) => part);
}

class Shrinking {
  #tries = 0;

  constructor(readonly fits: (value: Json) => boolean) {}

  /** Of a part, which `put` puts into the whole: one property after another goes, and what stays is made smaller in turn. */
  less(part: Json, put: (part: Json) => Json): Json {
    if (Array.isArray(part)) return this.#lessOfList(part, put);
    if (!isMap(part)) return part;
    let object = part;
    for (const name of Object.keys(part)) {
      const rest = without(object, name);
      if (this.#passes(put(rest))) object = rest;
    }
    for (const [name, inner] of Object.entries(object)) {
      const around = object;
      object = withProperty(
        around,
        name,
        this.less(inner, (less) => put(withProperty(around, name, less))),
      );
    }
    return object;
  }

  #lessOfList(part: readonly Json[], put: (part: Json) => Json): Json {
    if (part.length > 0 && this.#passes(put([]))) return [];
    const [first] = part;
    if (first === undefined) return part;
    return [this.less(first, (less) => put([less, ...part.slice(1)])), ...part.slice(1)];
  }

  #passes(whole: Json): boolean {
    return ++this.#tries <= mostTries && this.fits(whole);
  }
}
