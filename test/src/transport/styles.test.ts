import { describe, expect, it } from "vitest";
import { fillPath } from "../../../src/transport/fill-path.js";
import { membersOf, textOf } from "../../../src/transport/parameters.js";
import {
  writeJsonSegment,
  writeLabel,
  writeLabelPairs,
  writeMatrix,
  writeMatrixPairs,
  writeSimple,
  writeSimplePairs,
} from "../../../src/transport/path-styles.js";
import {
  allowReserved,
  writeDeep,
  writeJoined,
  writeJson,
  writePiped,
  writeSpaced,
  writeTabbed,
} from "../../../src/transport/query-styles.js";
import { pathParameters } from "../../../src/transport/url.js";
import { writeForm } from "../../../src/transport/write-form.js";

const circle: Record<string, unknown> = {};
circle["own"] = circle;
const list = ["blue", "black", "brown"];
const color = { R: 100, G: 200, B: 150 };

/** What a parameter named `color` is written as: a text, a list, an object, an empty list, nothing (OpenAPI 3.1, "Style Examples"). */
const values = ["blue", list, color, [], undefined];

describe("parameters of the path", () => {
  it.each<[string, typeof writeSimple, readonly string[]]>([
    ["simple", writeSimple, ["blue", "blue,black,brown", "R,100,G,200,B,150", "", ""]],
    ["simple, exploded", writeSimplePairs, ["blue", "blue,black,brown", "R=100,G=200,B=150", "", ""]],
    ["label", writeLabel, [".blue", ".blue,black,brown", ".R,100,G,200,B,150", "", ""]],
    ["label, exploded", writeLabelPairs, [".blue", ".blue.black.brown", ".R=100.G=200.B=150", "", ""]],
    ["matrix", writeMatrix, [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150", "", ""]],
    [
      "matrix, exploded",
      writeMatrixPairs,
      [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150", "", ""],
    ],
    [
      "JSON",
      writeJsonSegment,
      [
        "%22blue%22",
        "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
        "%7B%22R%22:100%2C%22G%22:200%2C%22B%22:150%7D",
        "%5B%5D",
        "",
      ],
    ],
  ])("parameters of the path in the style %s are those of the specification", (_, write, written) => {
    expect(values.map((value) => write("color", value))).toEqual(written);
  });

  it("parts are escaped, with what separates them, and so are names", () => {
    expect(writeSimple("n", ["a,b", "c;d=e", "f/g"])).toBe("a%2Cb,c%3Bd%3De,f%2Fg");
    expect(writeSimplePairs("n", { "a=b": "c,d" })).toBe("a%3Db=c%2Cd");
    expect(writeMatrix("n=m", 1)).toBe(";n%3Dm=1");
    expect(writeMatrixPairs("n", { "a;b": "c" })).toBe(";a%3Bb=c");
    expect(writeLabelPairs("n", 1.5)).toBe(".1.5");
    expect([writeSimple("n", null), writeMatrix("n", false), writeLabel("n", new Date(0))]).toEqual([
      "",
      ";n=false",
      ".1970-01-01T00:00:00.000Z",
    ]);
  });
});

describe("a path with parameters", () => {
  const fill = (path: string, given: Readonly<Record<string, unknown>>) => fillPath({ path }, given);

  it("a path is filled with texts, numbers and flags, escaped but for what stays readable", () => {
    expect(pathParameters("/a/{b}/c-{d}:{e}")).toEqual(["b", "d", "e"]);
    expect(fill("/a/{b}/c-{d}:{e}", { b: "x/y z", d: 1, e: false })).toBe("/a/x%2Fy%20z/c-1:false");
    expect(fill("/m/{m}", { m: "org:model@1,a;b=c" })).toBe("/m/org:model@1,a;b=c");
    expect(fill("/m/{m}.json", { m: "." })).toBe("/m/..json");
    expect(fill("/m/{m}", { m: "a\ud800" })).toBe("/m/a%EF%BF%BD");
  });

  it.each<[unknown, string]>([
    [".", '"."'],
    ["..", '".."'],
    ["", '""'],
    [undefined, "nothing"],
    [null, "object"],
    [{}, "object"],
    [["a"], "object"],
  ])("a path is not filled with %j, and told what it was given", (given, received) => {
    const error = (() => {
      try {
        return fill("/a/{b}", { b: given });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      name: "ValidationError",
      issues: [{ code: "path-parameter", path: ["b"], expected: "a name other than . and ..", received }],
    });
  });

  it("a path is filled as the style of a parameter says, and not with nothing", () => {
    const spec = { path: "/a{b}/{c}", pathStyles: { b: writeLabel, c: writeSimple } };
    expect(fillPath(spec, { b: ["x", "y"], c: [1, 2] })).toBe("/a.x,y/1,2");
    expect(() => fillPath(spec, { b: ["x"], c: [] })).toThrow("c must be a name other than . and ..");
    expect(() => fillPath(spec, { b: ["x"], c: [".", "."].slice(1) })).toThrow("c must be a name");
  });
});

describe("parameters of the query", () => {
  it.each<[string, typeof writeForm, readonly (readonly string[])[]]>([
    [
      "form, exploded",
      writeForm,
      [["color=blue"], list.map((each) => `color=${each}`), ["R=100", "G=200", "B=150"], [], []],
    ],
    ["form", writeJoined, [["color=blue"], ["color=blue,black,brown"], ["color=R,100,G,200,B,150"], []]],
    [
      "spaces",
      writeSpaced,
      [["color=blue"], ["color=blue%20black%20brown"], ["color=R%20100%20G%20200%20B%20150"], []],
    ],
    ["bars", writePiped, [["color=blue"], ["color=blue%7Cblack%7Cbrown"], ["color=R%7C100%7CG%7C200%7CB%7C150"], []]],
    ["tabs", writeTabbed, [["color=blue"], ["color=blue%09black%09brown"], ["color=R%09100%09G%09200%09B%09150"], []]],
    [
      "deepObject",
      writeDeep,
      [
        ["color=blue"],
        list.map((each) => `color%5B%5D=${each}`),
        ["color%5BR%5D=100", "color%5BG%5D=200", "color%5BB%5D=150"],
        [],
        [],
      ],
    ],
    ["JSON", writeJson, [["color=%22blue%22"], ["color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D"]]],
  ])("parameters of the query in the style %s are those of the specification", (_, write, written) => {
    expect(written.map((_each, index) => write("color", values[index]))).toEqual(written);
  });

  it("parameters of the query are written at every depth, with the numbers of items that are objects", () => {
    const deep = { a: [{ b: 1 }, { b: [2, 3] }], c: { d: null, e: new Date(0) } };
    expect(writeDeep("q", deep).map(decodeURIComponent)).toEqual([
      "q[a][0][b]=1",
      "q[a][1][b][]=2",
      "q[a][1][b][]=3",
      "q[c][e]=1970-01-01T00:00:00.000Z",
    ]);
    expect(writeForm("q", deep).map(decodeURIComponent)).toEqual([
      "a[0][b]=1",
      "a[1][b]=2",
      "a[1][b]=3",
      "c[e]=1970-01-01T00:00:00.000Z",
    ]);
    expect(writeDeep("q[]", ["a"]).map(decodeURIComponent)).toEqual(["q[]=a"]);
    expect([writeForm("q", null), writeForm("q", [null, undefined, 1]), writeDeep("q", null)]).toEqual([
      [],
      ["q=1"],
      [],
    ]);
  });

  it("what holds itself is refused in the query, and what is held twice is not", () => {
    const circle: unknown[] = [];
    circle.push({ circle });
    expect(() => writeDeep("q", circle)).toThrow("plain data");
    const twice = { a: 1 };
    expect(writeDeep("q", { b: twice, c: twice }).map(decodeURIComponent)).toEqual(["q[b][a]=1", "q[c][a]=1"]);
  });

  it("what is reserved is left as it is where that is allowed, except what would end or change the value", () => {
    const reserved = ":/?@!$'()*,;=&#+[]";
    expect(allowReserved(writeForm("a:b", reserved))).toEqual(["a%3Ab=:/?@!$'()*,;=%26%23%2B%5B%5D"]);
    expect(allowReserved(writeForm("a", "%2f%zz"))).toEqual(["a=%2f%25zz"]);
    expect(allowReserved(["a=1%2C2,3%3A4"], true)).toEqual(["a=1%2C2,3:4"]);
    expect(allowReserved(["a=1%2c2"], true)).toEqual(["a=1%2c2"]);
    expect(allowReserved(["a=1%2c2"], false)).toEqual(["a=1,2"]);
  });
});

describe("texts and members of values", () => {
  it.each<[unknown, string]>([
    ["a", "a"],
    [1n, "1"],
    [1.5, "1.5"],
    [true, "true"],
    [null, "null"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
  ])("the text of %s is %s", (value, text) => {
    expect(textOf(value, "a")).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol("a")])("%s has no text", (value) => {
    expect(() => textOf(value, "a")).toThrow(/a must be/);
  });

  it("members of nothing are none, and of an object those that are set", () => {
    expect([membersOf(null), membersOf({ a: 1, b: undefined, c: null, d: 0 })]).toEqual([
      [],
      [
        ["a", 1],
        ["d", 0],
      ],
    ]);
  });
});
