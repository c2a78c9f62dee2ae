import { expect, it } from "vitest";
import { lint } from "../../../scripts/project/lint.js";
import { specWith } from "../../helpers/load-text.js";
import { withFiles } from "../../helpers/with-files.js";

/** What lint tells of schemas, or of a whole description, of a config's only provider. */
const told = (description: Record<string, unknown>) =>
  withFiles({ "quay.json": JSON.stringify(description) }, async (cwd) => {
    const config = { reference: "quay", providers: { quay: { spec: "quay.json" } } };
    const { diagnostics } = await lint({ cwd, config, allowedOrigins: [] });
    return diagnostics.filter(({ at }) => at.file === "quay.json");
  });

it("a type that there is not is told once, with the linter's hint", async () => {
  const found = await told(specWith({ Quay: { type: "strin" } }));
  expect(found.map(({ code, at, hint }) => [code, at.pointer, hint])).toEqual([
    ["document-invalid", "/components/schemas/Quay/type", 'Did you mean "string"?'],
  ]);
});

it("a required property that may not be there is told once, and one that is only not described by the linter", async () => {
  const closed = { type: "object", required: ["depth"], properties: {}, additionalProperties: false };
  const open = { type: "object", required: ["depth"], properties: {} };
  const found = await told(specWith({ Closed: closed, Open: open }));
  expect(found.map(({ code, at }) => `${code} ${at.pointer}`).toSorted()).toEqual([
    "lint-warning /components/schemas/Open/required/0",
    "schema-unsatisfiable /components/schemas/Closed/required/0",
  ]);
});

it("names of operations that collide are told once, where the merged contract has them as well", async () => {
  const operation = { responses: { 200: { description: "Done." } } };
  const item = { get: operation, post: operation };
  const found = await told({ ...specWith({}), paths: { "/quays/close": item, "/quays/close/all": item } });
  const collisions = found.filter(({ code }) => code === "name-collision").map(({ message }) => message);
  expect(collisions.length).toBeGreaterThan(0);
  expect(collisions).toEqual([...new Set(collisions)]);
});
