import { expect, it } from "vitest";
import { LazyMap } from "../../../scripts/drift/values/lazy-map.js";

it("a lazy map reads like the map that it stands for, and makes each value once, when it is asked for", () => {
  const made: string[] = [];
  const map = new LazyMap(new Set(["a", "b", "c"]), (key) => {
    made.push(key);
    return key === "c" ? undefined : key.toUpperCase();
  });
  expect([map.size, map.has("a"), map.has("x"), [...map.keys()]]).toEqual([3, true, false, ["a", "b", "c"]]);
  expect(made).toEqual([]);
  expect([map.get("b"), map.get("b"), map.get("x"), map.get("c"), map.get("c")]).toEqual(["B", "B", ...Array(3)]);
  expect(made).toEqual(["b", "c"]);
  const expected = new Map([
    ["a", "A"],
    ["b", "B"],
    ["c", undefined],
  ]);
  expect([...map]).toEqual([...expected]);
  expect([...map.values()]).toEqual([...expected.values()]);
  const seen: unknown[] = [];
  map.forEach((value, key) => {
    seen.push([key, value]);
  });
  expect(seen).toEqual([...expected]);
  expect(made).toEqual(["b", "c", "a"]);
});
