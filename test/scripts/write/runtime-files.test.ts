import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readRuntime, runtimeSpecifier } from "../../../scripts/write/runtime-files.js";
import { root } from "../../helpers/run-concord.js";

test.each([
  ["generated", "../src/runtime.js"],
  ["generated/providers/a", "../../../src/runtime.js"],
  [".", "openapi-concord/runtime"],
  ["..", "openapi-concord/runtime"],
  [`${root}-beside`, "openapi-concord/runtime"],
  ["/", "openapi-concord/runtime"],
])("the runtime is imported from %s as %s", (folder, specifier) => {
  expect(runtimeSpecifier(folder.startsWith("/") ? folder : join(root, folder))).toBe(specifier);
});

test("the runtime's files are its modules alone, by their paths in order", async () => {
  const files = await readRuntime();
  const paths = [...files.keys()];
  expect(paths).toEqual(paths.toSorted());
  expect([...new Set(paths.map((path) => dirname(path)))].sort()).toEqual([
    ".",
    "client",
    "stream",
    "transport",
    "validation",
  ]);
  expect(paths.filter((path) => !path.endsWith(".ts"))).toEqual([]);
  expect(files.get("stream/stream-end.ts")).toBe(await readFile(join(root, "src/stream/stream-end.ts"), "utf8"));
});
