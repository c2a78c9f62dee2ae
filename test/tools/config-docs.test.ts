import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findConfigProblems } from "../../scripts/config/check-config.js";
import { printConfigReference } from "../../tools/print-config.js";
import { root } from "../helpers/run-concord.js";

const text = printConfigReference(root);

/** The fields that a section of the page lists. */
function fieldsOf(type: string): readonly string[] {
  const [, section = ""] = text.split(`## ${type}\n`);
  const [table = ""] = section.split("\n## ");
  return [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => name);
}

const unknownFields = (config: object): readonly string[] =>
  findConfigProblems(config)
    .filter(({ message }) => /unknown|not known|no setting|is no /i.test(message))
    .map(({ message }) => message);

describe("the page of the config", () => {
  it("docs/config.md is what the types say (npm run config-docs writes it)", async () => {
    expect(await readFile(join(root, "docs/config.md"), "utf8")).toBe(text);
  });

  it("docs/config.md lists fields that the check of configs knows, each of the config and of a provider", () => {
    const provider = Object.fromEntries([...fieldsOf("ProviderConfig"), ...fieldsOf("Conventions")].map((f) => [f, 0]));
    const config = Object.fromEntries(fieldsOf("ConcordConfig").map((field) => [field, 0]));
    expect(Object.keys(config)).toContain("openEnums");
    expect(Object.keys(provider)).toContain("formObjects");
    const complaints = (extra: object) => unknownFields({ ...config, providers: { a: provider }, ...extra });
    expect(complaints({})).toEqual([]);
    expect(complaints({ openEnum: [] })).toHaveLength(1);
  });

  it("docs/config.md says of every field what it is", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => /\| {2}\|$/.test(row))).toEqual([]);
  });
});
