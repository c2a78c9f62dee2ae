import { describe, expect, it } from "vitest";
import {
  type Check,
  type Issue,
  isArrayOf,
  isConstant,
  isObject,
  plain,
  type Sink,
} from "../../../src/validation/index.js";
import { knownNames } from "../../../src/validation/known-names.js";
import { hasOwn } from "../../../src/validation/record.js";
import { IssueSink } from "../../../src/validation/sink.js";

/** `severity code pointer: expected (suggestion)` of each issue that some reports make. */
function told(report: (at: IssueSink) => void, once = false): readonly string[] {
  const at = IssueSink.root(once);
  report(at);
  return [...at.issues, ...at.warnings].map(({ severity, code, pointer, expected, suggestion }: Issue) =>
    [severity, code, `${pointer}:`, expected, ...(suggestion === undefined ? [] : [`(${suggestion})`])].join(" "),
  );
}

const isPoint: Check = (value, at) => {
  if (!isObject(value)) return at?.reject(value, "object");
  const { kind, x, y } = value;
  plain(value, at, isPoint);
  return (
    isConstant(kind, "point", at, "kind") &&
    (typeof x === "number" || at?.reject(x, "number", "x")) &&
    (y === undefined || typeof y === "number" || at?.reject(y, "number", "y"))
  );
};
const isLine: Check = (value, at) => {
  if (!isObject(value)) return at?.reject(value, "object");
  const { kind, points } = value;
  plain(value, at, isLine);
  return (
    isConstant(kind, "line", at, "kind") &&
    (isArrayOf(points, isPoint, at?.in("points")) || at?.missing("array", "points"))
  );
};

describe("what a sink is told", () => {
  it.each<[string, (at: IssueSink) => void, readonly string[]]>([
    [
      "a value that is missing in an object",
      (at) => at.in("a").reject(undefined, "string"),
      ["error required /a: string"],
    ],
    ["a value that is missing by its key", (at) => at.reject(undefined, "string", "a"), ["error required /a: string"]],
    ["an item that is missing", (at) => at.in(0).reject(undefined, "string"), ["error type /0: string"]],
    ["an item that is missing by its key", (at) => at.reject(undefined, "string", 0), ["error type /0: string"]],
    ["the whole, which is missing", (at) => at.reject(undefined, "string"), ["error type : string"]],
    [
      "every rule that is broken",
      (at) => at.reject("b", { minLength: 2, pattern: /^a/ }),
      ["error min-length : string of at least 2 characters", "error pattern : string matching /^a/"],
    ],
    [
      "a value that is not listed, with the one that was meant",
      (at) => at.reject("hihg", ["low", "high"], "a"),
      ['error enum /a: one of "low", "high" (high)'],
    ],
    ["something in words", (at) => at.in("a").refuse(1, "own", "nothing of it", 2), ["error own /a/2: nothing of it"]],
    ["what is read-only", (at) => at.readOnly(1, "a"), ["warning read-only /a: nothing, the property is read-only"]],
    ["what is read-only and not there", (at) => at.readOnly(undefined, "a"), []],
    [
      "an integer that is too large",
      (at) => at.unsafe(2 ** 53, "a"),
      ["warning unsafe-integer /a: integer within ±9007199254740991"],
    ],
    ["an integer that is not", (at) => at.unsafe(2 ** 53 - 1), []],
    ["a number that is no integer", (at) => at.unsafe(1.5), []],
    [
      "a text that is nearly listed",
      (at) => at.hint("HIGH", new Set(["low", "high"]), "a"),
      ['warning unknown-value /a: "high" (high)'],
    ],
    ["a text that is listed", (at) => at.hint("high", new Set(["low", "high"])), []],
    ["a text that is another", (at) => at.hint("hihg", new Set(["low", "high"])), []],
    ["what is no text", (at) => at.hint(1, new Set(["1"])), []],
    [
      "a property that is forbidden",
      (at) => void at.in("a").unexpected({ b: 1, c: 2, d: undefined }, new Set(["b"])),
      ["error unknown-property /a/c: nothing"],
    ],
    [
      "a property that is forbidden, with the one that was meant",
      (at) => void at.unexpected({ modle: 1 }, new Set(["model"])),
      ["error unknown-property /modle: nothing (model)"],
    ],
    [
      "a property that is forbidden beside the one that was meant",
      (at) => void at.unexpected({ modle: 1, model: 2 }, new Set(["model"])),
      ["error unknown-property /modle: nothing"],
    ],
  ])("a sink that is told of %s makes an issue of it", (_, report, issues) => {
    expect(told((at) => expect(report(at)).not.toBe(false))).toEqual(issues);
  });
});

describe("properties that schemas of one object know", () => {
  const value = { kind: "point", x: 1, z: 2, "x-own": 3, gone: undefined };
  const unknown = (...schemas: readonly ((at: Sink) => void)[]) =>
    told((at) => {
      for (const schema of schemas) schema(at.in("o"));
      at.finish("warning");
    }).map((text) => text.split(" ")[2]);

  it("are those that a check reads, those that are named, and those of patterns, of all schemas together", () => {
    expect(unknown((at) => at.knows(value, isPoint))).toEqual(["/o/z:", "/o/x-own:"]);
    expect(unknown((at) => at.knows(value, isPoint, ["z"]))).toEqual(["/o/x-own:"]);
    expect(unknown((at) => at.knows(value, isPoint, [], [/^x-/]))).toEqual(["/o/z:"]);
    expect(unknown((at) => at.knows(value, isPoint, undefined, [/^x-/, /z/]))).toEqual([]);
    expect(unknown((at) => at.knows(value))).toEqual([]);
    expect(
      unknown(
        (at) => at.knows(value, isPoint),
        (at) => at.knows(value, undefined, ["z"]),
      ),
    ).toEqual([]);
    expect(
      unknown(
        (at) => at.knows(value, isPoint),
        (at) => at.knows(value, isPoint, ["z"]),
      ),
    ).toEqual(["/o/x-own:"]);
    expect(
      unknown(
        (at) => at.knows(value),
        (at) => at.knows(value, isPoint),
      ),
    ).toEqual([]);
  });

  it("are found by what a check reads, once", () => {
    let count = 0;
    const check: Check = (given) => {
      count += 1;
      const { a, b } = given as { readonly a?: unknown; readonly b?: unknown };
      return a === b;
    };
    expect([[...knownNames(check)], [...knownNames(check)], count]).toEqual([["a", "b"], ["a", "b"], 1]);
    expect([...knownNames((given) => hasOwn(given as object, "c") || undefined)]).toEqual(["c"]);
  });

  it("are errors where the caller is strict, and suggest what is not there yet", () => {
    const errors = told((at) => {
      at.knows({ kind: 1, X: 2, yy: 3 }, isPoint);
      at.finish("error");
    });
    expect(errors).toEqual(["error unknown-property /X: nothing (x)", "error unknown-property /yy: nothing"]);
  });
});

describe("unions in a sink", () => {
  const branches = [
    ["point", isPoint],
    ["line", isLine],
  ] as const;

  it.each<[unknown, readonly string[]]>([
    [undefined, ["error type : point or line"]],
    [1, ["error type : point or line"]],
    [{ kind: "point", x: 1 }, []],
    [{ kind: "point", x: "1" }, ["error type /x: number"]],
    [{ kind: "line", points: [{ kind: "point" }] }, ["error required /points/0/x: number"]],
    [{ kind: "lien", points: [] }, ['error enum /kind: "line" (line)']],
  ])("of a value %j the closest branch tells", (value, issues) => {
    expect(told((at) => at.anyOf(value, branches))).toEqual(issues);
  });

  it("types by name are branches, too, and each issue says what all branches are", () => {
    expect(told((at) => at.anyOf(1, ["string", "null"]))).toEqual(["error type : string or null"]);
    const at = IssueSink.root(false);
    at.in("a").anyOf({ kind: "point", x: "1" }, ["string", ...branches]);
    expect(at.issues.map(({ alternatives, message }) => [alternatives, message])).toEqual([
      [["string", "point", "line"], 'a.x must be number, not string "1".'],
    ]);
  });

  it("a value that more than one branch takes is refused where one must", () => {
    const isAny: Check = () => true;
    const text = "exactly one of any, other or point, not any and other";
    expect(
      told((at) =>
        at.oneOf(1, [
          ["any", isAny],
          ["other", isAny],
          ["point", isPoint],
        ]),
      ),
    ).toEqual([`error one-of : ${text}`]);
    expect(
      told((at) =>
        at.oneOf(1, [
          ["any", isAny],
          ["point", isPoint],
        ]),
      ),
    ).toEqual([]);
    expect(told((at) => at.oneOf(1, branches))).toEqual(["error type : point or line"]);
    const isUnsure: Check = () => undefined;
    expect(
      told((at) =>
        at.oneOf(1, [
          ["any", isAny],
          ["unsure", isUnsure],
        ]),
      ),
    ).toEqual([]);
  });

  it("of a branch that takes the value its warnings are told, and of others none", () => {
    const isNew =
      (name: string): Check =>
      (value, at) => {
        at?.readOnly(value, name);
        return value === name;
      };
    expect(
      told((at) =>
        at.anyOf("a", [
          ["a", isNew("a")],
          ["b", isNew("b")],
        ]),
      ),
    ).toEqual(["warning read-only /a: nothing, the property is read-only"]);
  });
});
