import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { printApi } from "../../tools/print-api.js";
import { root } from "../helpers/run-concord.js";

it("what the packages export is what docs/api.txt says, so that a change of a public name is seen", () => {
  const report = printApi(root);
  const file = join(root, "docs/api.txt");
  if (process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined) writeFileSync(file, report);
  expect(report, "UPDATE_GOLDEN=1 npx vitest run test/package/api.test.ts").toBe(readFileSync(file, "utf8"));
});
