import { describe, expect, it } from "vitest";
import { writeCookie, writeCookieJoined } from "../../../src/transport/cookie-styles.js";
import { fillPath } from "../../../src/transport/fill-path.js";
import {
  joinCookies,
  requireHeaders,
  writeHeader,
  writeHeaderPairs,
  writeJsonHeader,
} from "../../../src/transport/header-styles.js";
import { membersOf, textOf } from "../../../src/transport/parameters.js";
import { writeDeep, writePiped } from "../../../src/transport/query-styles.js";

const circle: Record<string, unknown> = {};
circle["own"] = circle;
const list = ["blue", "black", "brown"];
const color = { R: 100, G: 200, B: 150 };

/** What a parameter named `color` is written as: a text, a list, an object, an empty list, nothing (OpenAPI 3.1, "Style Examples"). */
const values = ["blue", list, color, [], undefined];

describe("headers and cookies", () => {
  it("headers are written as their styles say, and nothing of what is empty", () => {
    expect(values.slice(0, 4).map((value) => writeHeader("color", value))).toEqual([
      "blue",
      "blue,black,brown",
      "R,100,G,200,B,150",
      undefined,
    ]);
    expect(values.slice(0, 4).map((value) => writeHeaderPairs("color", value))).toEqual([
      "blue",
      "blue,black,brown",
      "R=100,G=200,B=150",
      undefined,
    ]);
    expect([writeHeaderPairs("n", {}), writeHeader("n", new Date(0)), writeHeaderPairs("n", 1)]).toEqual([
      undefined,
      "1970-01-01T00:00:00.000Z",
      "1",
    ]);
  });

  it("JSON in a header has escapes for all but visible letters", () => {
    expect(writeJsonHeader("n", { a: " ~é\u007f€" })).toBe('{"a":" ~\\u00e9\\u007f\\u20ac"}');
  });

  it("a header that is required is missed, whatever its case, and no other", () => {
    const check = (...headers: readonly (readonly [string, unknown])[]) =>
      requireHeaders({ headers: { required: ["X-One", "x-two"] } }, { path: {}, headers });
    expect(() => check(["x-one", "1"], ["x-two", ""])).not.toThrow();
    expect(() => check(["x-one", "1"])).toThrow("x-two");
    expect(() => check(["x-one", null], ["x-two", "2"])).toThrow("X-One");
    expect(() => check(["x-one", "1"], ["x-two", "2"], ["x-two", undefined])).toThrow("x-two");
    expect(() => requireHeaders({}, { path: {}, headers: [] })).not.toThrow();
  });

  it("cookies are written as their styles say, and joined", () => {
    expect(values.map((value) => writeCookie("color", value))).toEqual([
      ["color=blue"],
      list.map((each) => `color=${each}`),
      ["R=100", "G=200", "B=150"],
      [],
      [],
    ]);
    expect(values.slice(0, 3).map((value) => writeCookieJoined("color", value))).toEqual([
      ["color=blue"],
      ["color=blue,black,brown"],
      ["color=R,100,G,200,B,150"],
    ]);
    const spec = { required: ["a"], write: { b: writeCookieJoined } };
    expect(joinCookies({ a: "x y", b: [1, 2], c: [3, 4], d: null }, spec, true)).toBe("a=x%20y; b=1,2; c=3; c=4");
    expect(joinCookies({}, spec, false)).toBe("");
    expect(joinCookies({ c: 1 }, {}, true)).toBe("c=1");
    expect(() => joinCookies({ b: 1 }, spec, true)).toThrow("a must be a cookie, not nothing");
    expect(() => joinCookies({ a: null }, spec, true)).toThrow("a must be a cookie, not nothing");
  });

  it.each(["a;b", "a\nb", "a€", "a\u007f", "a\u00a0"])("no cookie holds %j", (text) => {
    expect(() => writeCookie("n", text)).toThrow("the value of a cookie");
    expect(writeCookie("n", " :<~¡ÿ")).toEqual(["n= :<~¡ÿ"]);
  });
});

describe("what is refused of parameters", () => {
  it.each<[string, () => unknown, string, readonly string[]]>([
    ["a cookie that is none", () => writeCookie("n", "a;b"), "cookie", ["n"]],
    ["what separates values in one of them", () => writePiped("n", ["a|b", "c"]), "separator", ["n"]],
    [
      "a header that is missing",
      () => requireHeaders({ headers: { required: ["h"] } }, { path: {}, headers: [] }),
      "required",
      ["h"],
    ],
    ["a cookie that is missing", () => joinCookies({}, { required: ["c"] }, true), "required", ["c"]],
    ["what is no text", () => textOf(Number.NaN, "a", "b"), "not-json", ["a", "b"]],
    ["what has no fields", () => membersOf(new Map([[1, 2]]), "a"), "not-json", ["a"]],
    ["what holds itself", () => writeDeep("n", circle), "not-json", ["n[own]"]],
    ["a name in the path", () => fillPath({ path: "/{p}" }, { p: ".." }), "path-parameter", ["p"]],
  ])("what is refused of parameters has a code and a place: %s", (_, write, code, path) => {
    expect(write).toThrow(
      expect.objectContaining({
        name: "ValidationError",
        issues: [expect.objectContaining({ code, path, severity: "error" })],
      }),
    );
  });
});
