import { describe, expect, it } from "vitest";
import { checkBody } from "../../../src/client/check-body.js";
import { checkParameters } from "../../../src/client/check-parameters.js";
import { checkValue } from "../../../src/client/check-value.js";
import { ConcordError } from "../../../src/transport/errors.js";
import type { SendCheck } from "../../../src/transport/provider.js";
import { type Check, type Issue, isArrayOf, isObject, plain, validator } from "../../../src/validation/index.js";

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("parameters that are checked one by one", () => {
  /** Takes these values of `a` and no other. */
  const taking = (...values: readonly unknown[]) => {
    const check = validator((value, at) => {
      const given = (value as { readonly a?: unknown }).a;
      return given === undefined || values.includes(given) || at?.reject(given, values, "a");
    });
    return (given: unknown) =>
      thrown(() =>
        checkParameters(
          { parameters: { path: check, header: check, cookie: check } },
          { path: {}, headers: [["a", given]] },
        ),
      );
  };

  it.each<[readonly unknown[], unknown, boolean]>([
    [["5"], "5", true],
    [[5], "5", true],
    [["5"], 5, true],
    [[5], 5, true],
    [[-1.5], "-1.5", true],
    [[1e3], "1e3", true],
    [[1], "+1", false],
    [[1], " 1", false],
    [[true], "true", true],
    [[false], "false", true],
    [[true], "false", false],
    [["true"], true, true],
    [["1970-01-01T00:00:00.000Z"], new Date(0), true],
    [[5], "6", false],
    [["x"], "y", false],
    [[null], null, true],
    [["x"], undefined, true],
  ])("what takes %j takes %j: %s", (values, given, isTaken) => {
    const error = taking(...values)(given);
    expect(error instanceof Error ? (error as unknown as { issues: readonly Issue[] }).issues[0]?.path : error).toEqual(
      isTaken ? undefined : ["a"],
    );
  });

  it("parameters of each place are checked by what is described of it, the last header of a name alone", () => {
    const none = validator(
      (value, at) => Object.keys(value as object).length === 0 || at?.refuse(value, "own", "nothing"),
    );
    const given = { path: { p: 1 }, headers: [["h", "1"]], cookies: { c: 1 } } as const;
    for (const place of ["path", "header", "cookie"] as const)
      expect(thrown(() => checkParameters({ parameters: { [place]: none } }, given))).toMatchObject({
        issues: [{ code: "own" }],
      });
    expect(thrown(() => checkParameters({}, given))).toBe(undefined);
    expect(thrown(() => checkParameters({ parameters: { cookie: none } }, { path: {}, headers: [] }))).toBe(undefined);
    expect(taking("x")("x")).toBe(undefined);
    const check = validator((value, at) => (value as { a: unknown }).a === "x" || at?.refuse(value, "own", "x"));
    const twice = {
      path: {},
      headers: [
        ["a", "y"],
        ["a", "x"],
      ],
    } as const;
    expect(thrown(() => checkParameters({ parameters: { header: check } }, twice))).toBe(undefined);
    expect(thrown(() => checkParameters({ headers: { required: ["q"] } }, twice))).toMatchObject({
      issues: [{ path: ["q"] }],
    });
  });
});

describe("a body that is checked before it is sent", () => {
  const isItem: Check = (value, at) => {
    if (!isObject(value)) return at?.reject(value, "object");
    const { b } = value;
    plain(value, at, isItem);
    return b === undefined || typeof b === "number" || at?.reject(b, "number", "b");
  };
  const isBody: Check = (value, at) => {
    if (!isObject(value)) return at?.reject(value, "object");
    const { a, list } = value;
    plain(value, at, isBody);
    return (
      (a === undefined || typeof a === "number" || at?.reject(a, "number", "a")) &&
      (list === undefined || isArrayOf(list, isItem, at?.in("list")))
    );
  };
  const known = validator<unknown>(isBody);
  const run = (body: unknown, unsupported: SendCheck["unsupported"]) => {
    const told: string[] = [];
    const report = (kind: string, issues: readonly Issue[]) =>
      void told.push(`${kind} ${issues.map(({ pointer }) => pointer)}`);
    const sent = thrown(() => checkValue(known, body, { unsupported, report }));
    return [sent instanceof ConcordError ? sent.message : sent, ...told];
  };
  const extra = { a: 1, x: 2, list: [{ b: 1 }, { b: 2, y: 3 }] };

  it("fields that are not described are told, dropped or refused", () => {
    expect(run(extra, "pass")).toEqual([extra, "undocumented /x,/list/1/y"]);
    expect(run(extra, "drop")).toEqual([{ a: 1, list: [{ b: 1 }, { b: 2 }] }, "dropped /x,/list/1/y"]);
    expect(run(extra, "error")).toEqual(["x is not a known property. (and 1 more)"]);
    expect(run({ a: 1 }, "drop")).toEqual([{ a: 1 }]);
    expect(run({ a: "1" }, "pass")).toEqual(['a must be number, not string "1".']);
    expect(run({ a: "1", x: 1 }, "drop")).toEqual(['a must be number, not string "1".', "dropped /x"]);
  });

  it("more fields than one run tells are dropped by several", () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`x${index}`, index]));
    expect(run({ a: 1, ...many }, "drop")[0]).toEqual({ a: 1 });
  });

  it("what is left of a body is what it was, and what is encoded is not looked at", () => {
    const form = new FormData();
    expect(run(form, "error")).toEqual([form]);
    const pairs = new URLSearchParams("x=1");
    expect(run(pairs, "error")).toEqual([pairs]);
    const body = { list: [extra.list[0]], x: 1 };
    const [sent] = run(body, "drop") as [{ list: unknown[] }];
    expect(sent.list[0]).toBe(extra.list[0]);
  });

  it("a body that is missing is refused where it is required", () => {
    const how: SendCheck = { unsupported: "pass" };
    const media = { type: "application/json" };
    expect(() => checkBody(media, media, undefined, how)).toThrow("The body must be an object, not nothing.");
    expect(checkBody({ ...media, required: false }, media, undefined, how)).toBe(undefined);
    expect(checkBody(media, media, null, how)).toBe(null);
    const check = () => "checked";
    expect(checkBody(media, { ...media, validator: known, check }, 1, how)).toBe("checked");
    expect([
      checkBody(media, { ...media, validator: known }, 1, how),
      checkBody(media, { ...media, check }, 1, how),
    ]).toEqual([1, 1]);
  });
});
