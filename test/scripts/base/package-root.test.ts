import { join, parse } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../scripts/base/package-root.js";
import { root } from "../../helpers/run-concord.js";

it("the package is the nearest folder that has a package.json", () => {
  expect(packageRoot()).toBe(root);
  expect(packageRoot(join(root, "docs/recipes"))).toBe(root);
});

it("files that were copied out of their package are told so", () => {
  expect(() => packageRoot(parse(root).root)).toThrow("is not in a package");
});
