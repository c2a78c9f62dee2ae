import { describe, expect, it } from "vitest";
import { foreign, plain } from "../../../src/validation/record.js";
import { validator } from "../../../src/validation/validator.js";

class Point {
  readonly #x = 1;
  readonly y = 2;
  get x(): number {
    return this.#x;
  }
}

/** What is thrown, if anything is. */
function thrownBy(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("what a validator reads of an object", () => {
  it.each<[what: string, value: object, thrown: unknown]>([
    ["an object", { x: 1 }, undefined],
    ["an object without a prototype", Object.assign(Object.create(null), { x: 1 }), undefined],
    ["an instance of a class", new Point(), foreign],
    ["an object that inherits from another", Object.create({ x: 1 }), foreign],
  ])("what a validator reads of an object is its own, or it is read from a copy: %s", (_, value, thrown) => {
    expect(thrownBy(() => plain(value as Parameters<typeof plain>[0]))).toBe(thrown);
  });

  it("what a validator reads of an object is what JSON has of it: what a class gives is not", () => {
    const hasX = validator((value) => {
      const object = value as Parameters<typeof plain>[0];
      const isThere = typeof object.x === "number";
      plain(object);
      return isThere;
    });
    expect([{ x: 1 }, new Point(), Object.create({ x: 1 }), Object.assign(new Point(), { z: 1 })].map(hasX.is)).toEqual(
      [true, false, false, false],
    );
  });
});
