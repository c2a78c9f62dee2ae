import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

type Json = Record<string, unknown>;

const root = resolve(import.meta.dirname, "../../..");

/** The merged document cut into one document per provider, each with the operations that it is the first to have. */
function partsOf(document: Json): ReadonlyMap<string, Json> {
  const parts = new Map<string, Json>();
  for (const [path, item] of Object.entries(document.paths as Record<string, Json>)) {
    const operation = Object.values(item).find(
      (value) => typeof value === "object" && value !== null && "responses" in value,
    ) as Json;
    const [owner = "reference"] = (operation["x-providers"] ?? []) as string[];
    // The document's webhooks are one part's; two that have one name are a conflict.
    const { webhooks, ...rest } = document;
    const part = parts.get(owner) ?? { ...(parts.size === 0 ? document : rest), paths: {} };
    parts.set(owner, { ...part, paths: { ...(part.paths as Json), [path]: item } });
  }
  return parts;
}

async function joinWithRedocly(parts: ReadonlyMap<string, Json>): Promise<Json> {
  const folder = await mkdtemp(join(tmpdir(), "concord-join-"));
  try {
    const names = [...parts.keys()].map((name) => `${name}.json`);
    for (const [name, part] of parts) await writeFile(join(folder, `${name}.json`), JSON.stringify(part));
    const args = ["join", ...names, "-o", "joined.json", "--without-x-tag-groups"];
    // Not the environment of the test: under NODE_ENV=test the command writes nothing.
    const env = { PATH: process.env.PATH, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    await promisify(execFile)(join(root, "node_modules/.bin/redocly"), args, { cwd: folder, env });
    return JSON.parse(await readFile(join(folder, "joined.json"), "utf8")) as Json;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why `generate` writes the merged document itself: joining its parts adds nothing to what merging settled. */
describe("redocly join", () => {
  it("redocly join finds no conflict in the parts and only spells the document differently", async () => {
    const merged = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8")) as Json;
    const parts = partsOf(merged);
    expect(parts.size).toBeGreaterThan(1);
    const joined = await joinWithRedocly(parts);

    expect(joined.components).toEqual(merged.components);
    expect(joined.servers).toEqual(merged.servers);
    // The requirement of the whole document is copied into every operation,
    expect(merged.security).toEqual([{ BearerAuth: [] }]);
    expect(joined.security).toBeUndefined();
    const withSecurity = Object.entries(merged.paths as Record<string, Json>).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([field, value]) => [
          field,
          field === "servers" ? value : { security: merged.security, ...(value as Json) },
        ]),
      ),
    ]);
    expect(joined.paths).toEqual(Object.fromEntries(withSecurity));
    // and every tag gets a display name, which is its name.
    const tags = merged.tags as readonly Json[];
    expect(joined.tags).toEqual(expect.arrayContaining(tags.map((tag) => ({ ...tag, "x-displayName": tag.name }))));
  }, 60_000);
});
