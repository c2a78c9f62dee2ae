import { execFile } from "node:child_process";
import { copyFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typeErrors } from "../../tools/type-errors.js";
import { corpusFolder } from "../helpers/corpus.js";
import { concord, root } from "../helpers/run-concord.js";
import { type SourceServer, startSourceServer } from "../scripts/project/pull/source-server.js";

const specs = corpusFolder("specs");
const run = promisify(execFile);

/** What the sources of this repository's config publish. */
const published = {
  "/openai.yaml": "openai/openai-HEAD.yaml",
  "/relay.json": "newapi/relay-cf114ca.json",
};

/** The main job as a maintainer does it, with what upstream publishes in place of the extracts in `openapi/`. */
describe.skipIf(specs === undefined)("a copy of this repository whose descriptions are pulled", () => {
  let folder: string;
  let server: SourceServer;

  beforeAll(async () => {
    server = await startSourceServer();
    for (const [path, file] of Object.entries(published)) {
      const text = await readFile(`${specs}/${file}`);
      server.answers.set(path, (_, response) => response.writeHead(200).end(text));
    }
    folder = await mkdtemp(join(tmpdir(), "concord-published-"));
    for (const name of ["scripts", "src", "node_modules"]) await symlink(join(root, name), join(folder, name));
    for (const name of ["redocly.yaml", "package.json"]) await copyFile(join(root, name), join(folder, name));
    await cp(join(root, "openapi"), join(folder, "openapi"), { recursive: true });
    const config = await readFile(join(root, "concord.config.ts"), "utf8");
    const local = config.replace(/https:\/\/raw\.\S+\/(openapi\.yaml|relay\.json)/g, (_, file: string) =>
      file === "relay.json" ? `${server.origin}/relay.json` : `${server.origin}/openai.yaml`,
    );
    await writeFile(join(folder, "concord.config.ts"), local);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("a copy of this repository with pulled descriptions generates clients that compile, and documents that Redocly finds no error in", async () => {
    const pulled = await concord(["pull"], folder);
    expect(pulled.stderr + pulled.stdout).toContain("openai");
    expect(pulled.code).toBe(0);
    const generated = await concord(["generate", "--runtime", "inline"], folder);
    expect([generated.code, /^.* error .*$/m.exec(generated.stderr)?.[0]]).toEqual([0, undefined]);
    expect(generated.stdout).toMatch(/Read {5}openai: .* 288 operations/);
    expect(generated.stdout).toMatch(/Read {5}xiexus: .* 38 operations/);
    expect(generated.stdout).toMatch(/Read {5}ikuncode: .* 1 operation,/);
    expect(generated.stdout).toMatch(/Portable 1\d operations/);
    expect(typeErrors(await filesIn(join(folder, "generated")))).toEqual([]);
    const lint = [
      join(root, "node_modules/@redocly/cli/bin/cli.js"),
      "lint",
      "merged",
      "portable",
      "--format",
      "summary",
    ];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    // It exits with 1 for errors, and `run` then rejects.
    const { stderr } = await run(process.execPath, lint, { cwd: folder, env, maxBuffer: 2 ** 27 });
    expect(stderr).toMatch(/valid/);
  }, 600_000);
});

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")] as const);
  return new Map(await Promise.all(files));
}
