import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../../../scripts/project/errors.js";
import { init } from "../../../scripts/project/init.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-init-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a first config", () => {
  it.each<[string, readonly string[], reference: string | undefined, message: string]>([
    ["of nothing", [], undefined, "no OpenAPI description in openapi/"],
    ["of a file that is not there", ["nowhere.yaml"], undefined, "nowhere.yaml does not exist"],
    ["of a name that is none", ["42=https://example.com/a.yaml"], undefined, '"42" cannot name a provider'],
    ["of a name twice", ["a=https://example.com/a.yaml", "a=https://example.com/b.yaml"], undefined, 'named "a"'],
    ["of an address that is none", ["a=https://"], undefined, '"https://" is no address'],
    ["with a reference that is no provider", ["https://example.com/a.yaml"], "b", 'no provider "b"'],
  ])("a first config %s is refused, and nothing is written", async (_, descriptions, reference, message) => {
    const refused = init({ cwd: folder, descriptions, reference });
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(message) });
    expect(await readdir(folder)).toEqual([]);
  });

  it("a first config is written to the folder that it is for", async () => {
    const written = await init({ cwd: folder, descriptions: ["https://example.com/a.yaml"] });
    expect(written).toMatchObject({ reference: "a", providers: { a: { spec: "openapi/a.yaml" } } });
    expect(await readdir(folder)).toEqual([written.file]);
  });
});
