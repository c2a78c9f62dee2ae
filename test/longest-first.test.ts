import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { longest, longestFirst } from "./helpers/longest-first.js";

it("the files that are said to take longest are there, each once", () => {
  expect(longest.filter((file) => !existsSync(file))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});

it("the files that take longest are first, the others as they were", () => {
  const [one = "", two = "", three = ""] = longest;
  const sort = (files: readonly string[]) => longestFirst(files, (file) => file);
  expect(sort(["b", three, "c", one, "a", two])).toEqual([one, two, three, "b", "c", "a"]);
  expect(sort(["b", "a"])).toEqual(["b", "a"]);
});
