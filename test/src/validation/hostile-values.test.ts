import { describe, expect, test } from "vitest";
import { watch } from "../../../src/client/watch.js";
import {
  type Check,
  type Issue,
  isArrayOf,
  isObject,
  plain,
  type Sink,
  type Validator,
  validator,
} from "../../../src/validation/index.js";

/** What the generator emits for a tree of optional children, with one number. */
const isTree: Check = (value: unknown, at?: Sink) => {
  if (!isObject(value)) return at?.reject(value, "object");
  const { child, count, rows } = value;
  plain(value, at, isTree);
  return (
    (child === undefined || isTree(child, at?.in("child"))) &&
    (count === undefined || typeof count === "number" || at?.reject(count, "number", "count")) &&
    (rows === undefined || isArrayOf(rows, isTree, at?.in("rows")))
  );
};
const tree = validator(isTree);

function codes(issues: readonly Issue[]): readonly string[] {
  return [...new Set(issues.map(({ code }) => code))];
}

function issuesOf(of: Validator<unknown>, value: unknown, strict = false): readonly Issue[] {
  const result = of.validate(value, { strict });
  return result.ok ? [] : result.issues;
}

describe("issues of a value", () => {
  test("are at most 100, and then a mark that there are more", () => {
    const rows = Array.from({ length: 300_000 }, () => ({ count: "x" }));
    const issues = issuesOf(tree, { rows });
    expect([issues.length, codes(issues), issues.at(-1)?.code]).toEqual([
      101,
      ["type", "too-many-issues"],
      "too-many-issues",
    ]);
    expect(issuesOf(tree, { rows: rows.slice(0, 100) })).toHaveLength(100);
  });

  test("are as many for properties that are not known", () => {
    const value = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`other${index}`, index]));
    expect(issuesOf(tree, value, true).map(({ code }) => code)).toEqual([
      ...Array(100).fill("unknown-property"),
      "too-many-issues",
    ]);
    const { ok, warnings } = tree.validate(value);
    expect([ok, warnings.length]).toEqual([true, 101]);
  });

  test("are as many for the closest branch of a union", () => {
    const union = validator((value, at) => isTree(value) || at?.anyOf(value, ["string", ["tree", isTree]]));
    const issues = issuesOf(union, { rows: Array.from({ length: 200 }, () => ({ count: "x" })) });
    expect([issues.length, issues[0]?.alternatives]).toEqual([101, ["string", "tree"]]);
  });

  test("tell each kind of trouble once where they are asked to", () => {
    const rows = [...Array.from({ length: 2000 }, () => ({ count: "x", more: 1 })), { child: 1 }];
    const result = tree.validate({ rows }, { strict: true, once: true });
    expect(result.ok ? [] : result.issues.map(({ pointer }) => pointer)).toEqual([
      "/rows/0/count",
      "/rows/2000/child",
      "/rows/0/more",
    ]);
  });
});

test("an observer of answers ends after a thousand kinds of trouble, and says so", async () => {
  const told: Issue[] = [];
  const observe = watch.observer({ result: tree }, "response", (issues) => void told.push(...issues));
  for (let event = 0; event < 30; event++) {
    observe?.(Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`other${event}_${index}`, 1])));
    await new Promise((done) => setImmediate(done));
  }
  expect(told.length).toBeLessThan(1200);
  expect(told.filter(({ code }) => code === "unchecked")).toHaveLength(1);
});

describe("a validator gives one verdict and throws nothing for", () => {
  const throwing = (name: string) => Object.defineProperty({}, name, { enumerable: true, get: () => fail() });
  const fail = (): never => {
    throw new TypeError("no");
  };
  const cyclic: Record<string, unknown> = { count: 1 };
  cyclic["child"] = cyclic;
  class Part {
    readonly self = this;
    readonly count = 1;
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const nest = (depth: number) => {
    let value: object = { count: 1 };
    for (let level = 0; level < depth; level++) value = { child: value };
    return value;
  };

  const refused: Readonly<Record<string, readonly [unknown, string]>> = {
    "a circle": [cyclic, "too-deep"],
    "20,000 levels": [nest(20_000), "too-deep"],
    "20,000 levels of an instance of a class": [
      Object.assign(new (class Other {})(), { child: nest(20_000) }),
      "too-deep",
    ],
    "a property that throws": [throwing("count"), "unreadable"],
    "a property of a part that throws": [{ child: throwing("count") }, "unreadable"],
    "a revoked proxy": [proxy, "unreadable"],
    "a revoked proxy in a list": [{ rows: [proxy] }, "unreadable"],
    "a proxy whose traps throw": [new Proxy({}, { getPrototypeOf: fail }), "unreadable"],
  };
  test.each(Object.entries(refused))("a value is refused: %s", (_, [value, code]) => {
    // V8 may tell of the end of its stack by a `TypeError`.
    const allowed = [code, "unreadable"];
    expect([tree.is(value), tree.validate(value).ok]).toEqual([false, false]);
    expect(allowed).toContain(codes(issuesOf(tree, value)).join());
    expect(tree["~standard"].validate(value).issues).toHaveLength(1);
  });

  test("what is valid but cannot be looked at in full", () => {
    const value = throwing("other");
    const result = tree.validate(value);
    expect([tree.is(value), result.ok, codes(result.warnings)]).toEqual([true, true, ["unreadable"]]);
  });

  test("every depth, which both find too deep or neither", () => {
    for (let depth = 500; depth < 20_000; depth += 2003) {
      const value = nest(depth);
      expect(tree.validate(value).ok).toBe(tree.is(value));
    }
  });

  test("an instance of a class that contains itself where the schema does not look", () => {
    const one = validator((value, at) => {
      if (!isObject(value)) return at?.reject(value, "object");
      const { count } = value;
      plain(value, at);
      return count === 1 || at?.reject(count, [1], "count");
    });
    expect([one.is(new Part()), one.validate(new Part()).ok]).toEqual([true, true]);
  });
});
