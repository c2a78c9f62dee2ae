import { expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";

it("the summary of generate counts every warning, as repaired or as linted", async () => {
  const schemas = {
    Crossed: { type: "string", minLength: 3, maxLength: 2 },
    Refused: { type: "integer", default: "one" },
    Listed: { type: "string", enum: [1] },
    Older: { type: "number", minimum: 1, exclusiveMinimum: true },
  };
  await withFiles({ "quay.json": JSON.stringify(specWith(schemas)) }, async (folder) => {
    const args = ["generate", "quay.json", "--out", "out", "--verbose", "--no-cache"];
    const { stdout, stderr } = await concord(args, folder);
    const told = [...stderr.matchAll(/ warning ([\w-]+)$/gm)].map(([, code = ""]) => code);
    expect(told).toEqual(expect.arrayContaining(["default-refused", "lint-warning", "schema-unsatisfiable"]));
    const linted = told.filter((code) => ["default-refused", "lint-warning", "schema-unsatisfiable"].includes(code));
    const repaired = told.filter((code) => !linted.includes(code));
    expect(stdout).toContain(`Repaired ${repaired.join(", ")}\nLinted   ${linted.length} warnings\n`);
  });
});
