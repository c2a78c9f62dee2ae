import { readFileSync } from "node:fs";
import fc from "fast-check";
import { dump, load, parseEvents } from "js-yaml";
import { describe, expect, it } from "vitest";
import { child } from "../../../../scripts/base/json.js";
import { constructPlain } from "../../../../scripts/load/read/construct-plain.js";
import { indexPositions } from "../../../../scripts/load/read/positions.js";
import { holds } from "../../../helpers/random-runs.js";

const construct = (text: string) => constructPlain(text, parseEvents(text, { maxDepth: 1000 }));

/** Each line stands for ten times what the line before it stands for. */
const bomb = ["a0: &a0 [1]", ...[1, 2, 3, 4, 5].map((n) => `a${n}: &a${n} [${Array(10).fill(`*a${n - 1}`)}]`)].join(
  "\n",
);

describe("constructPlain", () => {
  it.each([
    [
      "scalars of every kind",
      "[a, 'a', \"a\\n\", 1, -1, 0x1f, 0o17, 1.50, 1e3, .inf, .nan, ~, null, Null, true, False, yes, '']",
    ],
    ["blocks of text", "a: |\n  one\n   two\nb: >-\n  one\n  two\nc: one\n  two\n"],
    ["keys that are no text", "200: a\n1.0: b\ntrue: c\n~: d\n"],
    ["keys that objects have", "__proto__: {a: 1}\nconstructor: 2\n"],
    ["aliases", "a: &x {b: [1]}\nc: *x\nd: &y 1\ne: *y\n"],
    ["an anchor at the beginning", "&a b: *a\n"],
    ["no value", "a:\nb: []\nc: {}\n"],
    ["JSON", '{"a": {"b": [1, "2", null]}, "\\u00e9": "\\ud83d\\ude00"}'],
  ])("the plain reader makes what the library makes of %s", (_, text) => {
    expect(construct(text)?.value).toEqual(load(text));
  });

  it.each([
    ["a: 1", 2],
    ["a: &x {b: [1, 2]}\nc: *x\nd: {}\n", 10],
    ["[]", 1],
  ])("the plain reader counts the values of %j, those behind aliases wherever they stand", (text, count) => {
    expect(construct(text)?.count).toBe(count);
  });

  it("the plain reader writes aliases out", () => {
    const value = construct("a: &x [{b: &y [1]}, *y]\nb: *x\n")?.value as { a: unknown[]; b: unknown[] };
    expect(value).toEqual({ a: [{ b: [1] }, [1]], b: [{ b: [1] }, [1]] });
    expect(value.a).not.toBe(value.b);
    expect(value.a[0]).not.toBe(value.b[0]);
  });

  it.each([
    ["tags", "a: !!str 1"],
    ["merge keys", "a: &x {b: 1}\nc:\n  <<: *x\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["an object for a key", "? {a: 1}\n: 2\n"],
    ["aliases of nothing", "a: *x\n"],
    ["aliases of what they are part of", "a: &x [*x]\n"],
    ["aliases that stand for very much", bomb],
    ["several documents", "a: 1\n---\nb: 2\n"],
    ["no document", "# nothing\n"],
  ])("the plain reader leaves %s to the library", (_, text) => {
    expect(construct(text)).toBeUndefined();
  });

  it("the plain reader makes what the library makes of any JSON value", async () => {
    await holds(
      fc.property(fc.jsonValue(), fc.constantFrom(-1, 0, 2), (value, flowLevel) => {
        const text = dump(value, { flowLevel });
        expect(construct(text)?.value).toEqual(load(text));
      }),
      200,
    );
  });

  it("the plain reader makes what the library makes of the descriptions here", () => {
    for (const file of ["openapi/openai.yaml", "openapi/ikuncode.yaml", "openapi/overlays/ikuncode.yaml"]) {
      const text = readFileSync(file, "utf8");
      expect(construct(text)?.value, file).toEqual(load(text));
    }
  });

  it("the plain reader lays events out as it is done for texts that only the library constructs", () => {
    const text = `${readFileSync("openapi/ikuncode.yaml", "utf8")}\nx-a: &a {b: [1, &c {d: 2}], e: *c}\nx-f: *a\n`;
    const events = parseEvents(text, { maxDepth: 1000 });
    const { layout } = constructPlain(text, events) ?? {};
    const known = indexPositions(text, { events, ...(layout && { layout }) });
    const measured = indexPositions(text, { events });
    const pointers = pointersIn(load(text));
    expect(pointers.length).toBeGreaterThan(100);
    expect(pointers.map(known)).toEqual(pointers.map(measured));
    expect(known("/x-f/b/1/d")).toEqual(measured("/x-a/b/1/d"));
  });
});

function pointersIn(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, part]) => pointersIn(part, child(pointer, key)))];
}
