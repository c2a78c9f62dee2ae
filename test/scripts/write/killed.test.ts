import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { root } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";

/** How many runs are killed, and how many are started together; each takes seconds. */
const kills = Number(process.env.CONCORD_KILLS ?? 0);

const description = (name: string) =>
  JSON.stringify(specWith({ [name]: { type: "object", description: name.repeat(5_000) } }));

/** The command in a process of its own, as users have it. */
function start(folder: string) {
  const args = ["--import", "tsx", join(root, "scripts/cli/main.ts"), "generate", join(folder, "a.json"), "--no-cache"];
  return spawn(process.execPath, [...args, "--out", join(folder, "out")], { cwd: root, stdio: "ignore" });
}

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));

async function texts(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => !name.startsWith(".")) : [];
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}

describe.skipIf(kills === 0)("a command that is killed (CONCORD_KILLS=200)", () => {
  test("a command that is killed at any time leaves whole files, and the next run ends well", async () => {
    await withFiles({ "a.json": description("One") }, async (folder) => {
      const out = join(folder, "out");
      const versions: ReadonlyMap<string, string>[] = [];
      let duration = 0;
      for (const name of ["One", "Two"]) {
        await writeFile(join(folder, "a.json"), description(name));
        const since = performance.now();
        expect(await ended(start(folder))).toBe(0);
        duration = performance.now() - since;
        versions.push(await texts(out));
      }
      for (let round = 0; round < kills; round++) {
        await writeFile(join(folder, "a.json"), description(round % 2 === 0 ? "One" : "Two"));
        const child = start(folder);
        // Asked for at once: it may end by itself before it is killed.
        const end = ended(child);
        const since = performance.now();
        const wait = Math.random() * duration;
        // Half of them where it matters most: while files take their places.
        const isWriting = async () => (await readdir(out)).some((name) => name.startsWith(".concord-"));
        while (
          performance.now() - since < (round % 2 ? wait : 2 * duration) &&
          !(round % 2 === 0 && (await isWriting()))
        )
          await new Promise((resolve) => setTimeout(resolve, 1));
        child.kill("SIGKILL");
        await end;
        for (const [name, text] of await texts(out))
          expect(
            versions.map((version) => version.get(name)),
            `round ${round}: ${name}`,
          ).toContain(text);
      }
      expect(await ended(start(folder))).toBe(0);
      expect(await readdir(out)).toEqual([...(versions[(kills - 1) % 2] ?? [])].map(([name]) => name).sort());
    });
  }, 3_600_000);

  test("commands that write one folder together leave the output of one of them", async () => {
    await withFiles({ "a.json": description("One") }, async (folder) => {
      for (let round = 0; round < kills / 4; round++) {
        const children = Array.from({ length: 2 + (round % 2) }, () => start(folder));
        expect(await Promise.all(children.map(ended))).toEqual(children.map(() => 0));
        expect((await readdir(join(folder, "out"))).some((name) => name.startsWith("."))).toBe(false);
      }
    });
  }, 3_600_000);
});
