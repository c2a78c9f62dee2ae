import { describe, expect, it } from "vitest";
import { hasExpired, isDate } from "../../../scripts/base/accepted-change.js";
import { type Check, flag, listOf, mapOf, oneOf, required, settings, text } from "../../../scripts/base/check-value.js";
import { closest } from "../../../scripts/base/closest.js";
import { findComponents } from "../../../scripts/base/components.js";
import { countOf } from "../../../scripts/base/count.js";
import { addTo, groupBy } from "../../../scripts/base/group-by.js";
import {
  assign,
  canonicalJson,
  child,
  isJson,
  type JsonObject,
  join,
  objectOf,
  own,
  setOwn,
  tokensOf,
  valueAt,
} from "../../../scripts/base/json.js";

describe("values of JSON", () => {
  it("values that JSON carries are told from others, at every depth", () => {
    expect([null, true, 1, "", [], {}, [{ a: [1] }]].map(isJson)).toEqual(Array(7).fill(true));
    expect(
      [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, [undefined], { a: { b: Symbol("c") } }].map(
        isJson,
      ),
    ).toEqual(Array(7).fill(false));
  });

  it("one text stands for values that are equal, whatever the order of their keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe('{"a":null,"b":[1,{"c":"x","d":null}]}');
    expect([canonicalJson(undefined), canonicalJson("é"), canonicalJson([])]).toEqual(["null", '"é"', "[]"]);
  });

  it("names that every object has are names like any other", () => {
    const object: JsonObject = { a: 1 };
    setOwn(object, "__proto__", 2);
    expect([own(object, "__proto__"), own({}, "constructor"), own(object, "a"), Object.keys(object)]).toEqual([
      2,
      undefined,
      1,
      ["a", "__proto__"],
    ]);
    const other: JsonObject = {};
    assign(other, "__proto__", 1);
    assign(other, "b", 2);
    expect([
      JSON.stringify(other),
      JSON.stringify(
        objectOf([
          ["__proto__", 1],
          ["c", 2],
        ]),
      ),
    ]).toEqual(['{"__proto__":1,"b":2}', '{"__proto__":1,"c":2}']);
  });

  it("pointers escape what separates their tokens, and lead to what is there", () => {
    expect([join("/a", "b/c~d", 1, ""), child("", "x"), join("/a")]).toEqual(["/a/b~1c~0d/1/", "/x", "/a"]);
    expect([tokensOf("/a~1b/~01/"), tokensOf("")]).toEqual([["a/b", "~1", ""], []]);
    const document = { a: [{ "b/c": null }], d: "text" };
    expect(
      ["", "/a/0/b~1c", "/a/1", "/d/0", "/d", "/a/0/b~1c/x", "/toString"].map((pointer) => valueAt(document, pointer)),
    ).toEqual([document, null, undefined, undefined, "text", undefined, undefined]);
  });
});

describe("words and groups", () => {
  it.each([
    ["abc", ["abd", "abz"], "abd"],
    ["ABC", ["abc"], "abc"],
    ["ab", ["xy"], undefined],
    ["ab", ["ax"], "ax"],
    ["abc", ["axx"], undefined],
    ["abcd", ["abxx"], "abxx"],
    ["abcd", ["axxx"], undefined],
    ["abcdefghi", ["abcdefxxx"], "abcdefxxx"],
    ["abcdefghi", ["abcdexxxx"], undefined],
    ["abc", ["abcde"], undefined],
    ["", ["a"], "a"],
    ["a", [], undefined],
  ])("what %j of %j was meant to be is %s", (name, candidates, meant) => {
    expect(closest(name, candidates)).toBe(meant);
  });

  it("things are counted with their noun, and grouped in their order", () => {
    expect([countOf(0, "file"), countOf(1, "file"), countOf(2, "file")]).toEqual(["0 files", "1 file", "2 files"]);
    const groups = groupBy(["b1", "a1", "b2", "-"], (text) => (text === "-" ? undefined : text[0]));
    addTo(groups, "c", "c1");
    expect([...groups]).toEqual([
      ["b", ["b1", "b2"]],
      ["a", ["a1"]],
      ["c", ["c1"]],
    ]);
  });

  it("parts of a graph that lead to each other are found together, others alone", () => {
    const graph = new Map(
      Object.entries({ a: "b", b: "cd", c: "a", d: "e", e: "dx", f: "f", g: "" }).map(([name, next]) => [
        name,
        new Set(next),
      ]),
    );
    expect(findComponents(graph).map((names) => [...names].sort().join(""))).toEqual(["de", "abc", "f", "g"]);
  });
});

describe("days on which accepted changes end", () => {
  it.each([
    ["2026-12-31", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-12-31T10:00:00Z", true],
    ["2026-12-31T", false],
    ["2026-13-01", false],
    ["31.12.2026", false],
    ["2026", false],
    ["", false],
  ])("%j is a date: %s", (value, isOne) => {
    expect(isDate(value)).toBe(isOne);
  });

  it("a day lasts to its end, a time to its moment, and nothing for ever", () => {
    const at = (time: string) => new Date(time);
    expect([
      hasExpired({ expires: "2026-01-01" }, at("2026-01-01T23:59:59.999Z")),
      hasExpired({ expires: "2026-01-01" }, at("2026-01-02T00:00:00Z")),
    ]).toEqual([false, true]);
    expect([
      hasExpired({ expires: "2026-01-01T10:00:00Z" }, at("2026-01-01T09:59:59Z")),
      hasExpired({ expires: "2026-01-01T10:00:00Z" }, at("2026-01-01T10:00:00Z")),
    ]).toEqual([false, true]);
    expect(hasExpired({}, at("2999-01-01"))).toBe(false);
  });
});

describe("checks of settings", () => {
  const told = (check: Check, value: unknown, root: JsonObject = {}) =>
    [...check(value, { name: "s", pointer: "/s", root })].map(({ pointer, message, hint }) =>
      [pointer, message, ...(hint === undefined ? [] : [hint])].join(" | "),
    );
  const name = text("a name");

  it.each<[Check, unknown, readonly string[]]>([
    [name, "x", []],
    [name, "  ", ['/s | "s" must be a name, not "  ".']],
    [name, "y".repeat(60), []],
    [text("a name", () => false, "Do."), "y".repeat(60), [`/s | "s" must be a name, not "${"y".repeat(60)}". | Do.`]],
    [text("a name", () => false), "y".repeat(61), [`/s | "s" must be a name, not "${"y".repeat(60)}"….`]],
    [flag, false, []],
    [flag, null, ['/s | "s" must be true or false, not null.']],
    [flag, [], ['/s | "s" must be true or false, not an empty list.']],
    [flag, [1], ['/s | "s" must be true or false, not a list.']],
    [flag, {}, ['/s | "s" must be true or false, not an object.']],
    [flag, () => 1, ['/s | "s" must be true or false, not a function.']],
    [listOf("names", name), ["a", "b"], []],
    [listOf("names", name), [], []],
    [listOf("names", name), "a", ['/s | "s" must be a list of names, not "a".']],
    [
      listOf("names", name),
      ["a", 1, "a"],
      ['/s/1 | "s[1]" must be a name, not 1.', '/s/2 | "a" stands in "s" twice. | Remove one.'],
    ],
    [listOf("names", name, { atLeastOne: true }), [], ['/s | "s" is empty.']],
    [mapOf("names by key", () => name), { a: "x", "b/c": 1 }, ['/s/b~1c | "b/c" must be a name, not 1.']],
    [mapOf("names by key", () => name), [], ['/s | "s" must be names by key, not an empty list.']],
    [oneOf("a color", () => ["red", "green"]), "red", []],
    [oneOf("a color", () => ["red", "green"]), "rad", ['/s | "s" must be a color, not "rad". | Did you mean "red"?']],
    [oneOf("a color", () => ["red", "green"]), 1, ['/s | "s" must be a color, not 1. | There are red and green.']],
    [oneOf("a color", () => ["red"]), "violet", ['/s | "s" must be a color, not "violet". | There is red.']],
    [oneOf("a color", () => []), "any", []],
    [oneOf("a color", () => []), 1, ['/s | "s" must be a color, not 1. | There are .']],
    [settings({ a: name, b: required("what b is", flag) }), { b: true }, []],
    [settings({ a: name, b: required("what b is", flag) }), {}, ['/s/b | "b" is missing. | It is what b is.']],
    [
      settings({ a: name, b: required("what b is", flag) }),
      { a: 1, b: 1, bb: 2 },
      [
        '/s/bb | There is no setting "bb". | Did you mean "b"?',
        '/s/a | "a" must be a name, not 1.',
        '/s/b | "b" must be true or false, not 1.',
      ],
    ],
    [
      settings({ a: name, b: flag, c: flag }),
      { zzzz: 1 },
      ['/s/zzzz | There is no setting "zzzz". | There are a, b and c.'],
    ],
    [settings({ a: name }), 1, ['/s | "s" must be an object of settings, not 1. | It can have a.']],
    [settings({ a: name }), { a: undefined }, []],
  ])("a setting is checked as it says (%#)", (check, value, problems) => {
    expect(told(check, value)).toEqual(problems);
  });

  it("names of a setting may depend on the whole", () => {
    const check = oneOf("a key", (root) => Object.keys(root));
    expect([told(check, "a", { a: 1 }), told(check, "b", { a: 1 }).length]).toEqual([[], 1]);
  });
});
