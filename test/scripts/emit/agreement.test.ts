import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { findDescriptions } from "../../../tools/find-descriptions.js";
import { corpusFolder } from "../../helpers/corpus.js";
import { constructs } from "./agreement/constructs.js";
import { compareVerdicts } from "./agreement/disagreements.js";

/** `CONCORD_ALL_SPECS=1` compares every description of the corpus; other texts are parts of names of those to compare. */
const wanted = process.env.CONCORD_ALL_SPECS;
const specs = wanted ? corpusFolder("specs") : undefined;
const files = specs === undefined ? [] : await findDescriptions(specs, wanted === "1" ? [] : [wanted ?? ""]);

describe("what types and validators say of sampled values", () => {
  it("generated types take what validators of the same names take, for every construct of a schema", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concord-agreement-"));
    try {
      const path = join(folder, "constructs.json");
      await writeFile(path, JSON.stringify(constructs));
      const { disagreements, ...count } = await compareVerdicts(path, { accepted: 8, mutants: 24 });
      expect(disagreements).toEqual([]);
      expect(count.accepted).toBeGreaterThan(count.schemas);
      expect(count.values).toBeGreaterThan(2 * count.accepted);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.each(["openapi/openai.yaml", "openapi/relay.json"])(
    "generated types of %s take what its validators take",
    async (path) => {
      const { disagreements, accepted } = await compareVerdicts(path, { accepted: 2, mutants: 4 });
      expect(disagreements).toEqual([]);
      expect(accepted).toBeGreaterThan(0);
    },
  );

  it.skipIf(files.length === 0).each(files.map(({ path }) => [relative(specs ?? "", path), path] as const))(
    "generated types of %s take what its validators take, for many values",
    async (name, path) => {
      const { disagreements, ...count } = await compareVerdicts(path, { accepted: 10, mutants: 40 });
      console.log(name, count);
      expect(disagreements.slice(0, 5)).toEqual([]);
      expect(count.accepted > 0 || count.schemas === 0).toBe(true);
    },
    900_000,
  );
});
