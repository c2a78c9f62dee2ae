import { expect, test } from "vitest";
import { importText } from "../../../../scripts/emit/code/import-text.js";

test("an import stands on one line of at most 120 characters, else each name on its own", () => {
  const rest = 'import { a,  } from "./b.js";'.length;
  const long = "n".repeat(120 - rest);
  const line = importText("import", ["a", long], "./b.js");
  expect([line, line.length]).toEqual([`import { a, ${long} } from "./b.js";`, 120]);
  expect(importText("import", ["a", `${long}n`], "./b.js")).toBe(`import {\n  a,\n  ${long}n,\n} from "./b.js";`);
  expect(importText("import type", [], "./b.js")).toBe("");
});
