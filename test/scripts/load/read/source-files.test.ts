import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generate } from "../../../../scripts/project/generate.js";
import { withFiles } from "../../../helpers/with-files.js";

const text = '{"openapi":"3.1.0","info":{"title":"Grüße","version":"1"},"paths":{}}';
const little = Buffer.from(`\ufeff${text}`, "utf16le");

it.each([
  ["UTF-16, the lower byte first", little, "It looks like UTF-16: save it as UTF-8."],
  ["UTF-16, the higher byte first", Buffer.from(little).swap16(), "It looks like UTF-16: save it as UTF-8."],
  ["Latin-1", Buffer.from(text, "latin1"), "Save it as UTF-8 text."],
])("a description that is no UTF-8 is refused with advice: %s", async (_, bytes, advice) => {
  await withFiles({}, async (cwd) => {
    await writeFile(join(cwd, "a.json"), bytes);
    const { diagnostics } = await generate({ cwd, specs: ["a.json"] });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, hint }) => [code, hint])).toEqual([["file-unreadable", advice]]);
  });
});
