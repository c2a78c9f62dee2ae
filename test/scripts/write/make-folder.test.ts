import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { makeFolder } from "../../../scripts/write/make-folder.js";
import { writeOutput } from "../../../scripts/write/output.js";
import { withFiles } from "../../helpers/with-files.js";

/** What a file system says of a folder that is made in it, below a name of this. */
const refusals = vi.hoisted(() => new Map<string, string>());

vi.mock(import("node:fs/promises"), async (importOriginal) => {
  const real = await importOriginal();
  const refusing = async (path: string, options?: { recursive?: boolean }) => {
    const code = [...refusals].find(([name]) => path.includes(name))?.[1];
    if (code === undefined) return real.mkdir(path, options);
    // As Node tells of it where it makes several (`MKDirpAsync`).
    const told = options?.recursive ? "ENOENT" : code;
    throw Object.assign(new Error(`${told}: refused`), { code: told, syscall: "mkdir", path });
  };
  return { ...real, mkdir: refusing as typeof real.mkdir };
});

test("a folder is made with those above it, and the first of them is known", () =>
  withFiles({}, async (folder) => {
    expect(await makeFolder(join(folder, "a/b"))).toBe(join(folder, "a"));
    expect(await makeFolder(join(folder, "a/b"))).toBeUndefined();
  }));

test.each(["EROFS", "ENOSPC", "EDQUOT"])("a file system that says %s is told as it says, and nothing is left", (code) =>
  withFiles({}, async (folder) => {
    refusals.set("sealed", code);
    await mkdir(join(folder, "mine"));
    const path = join(folder, "sealed-off/b");
    await expect(makeFolder(path)).rejects.toMatchObject({ code, path: join(folder, "sealed-off") });
    await expect(writeOutput(path, new Map([["a.ts", ""]]))).rejects.toMatchObject({ code });
    expect(await readdir(folder)).toEqual(["mine"]);
  }),
);

test("a link that leads nowhere is told where it is", () =>
  withFiles({}, async (folder) => {
    await symlink(join(folder, "nowhere"), join(folder, "link"));
    for (const path of ["link", "link/a/b"])
      await expect(makeFolder(join(folder, path))).rejects.toMatchObject({
        code: expect.stringMatching(/^ENO(?:ENT|TDIR)$/),
      });
    await expect(makeFolder(join(folder, "link"))).rejects.toThrow("leads nowhere");
    expect(await readdir(folder)).toEqual(["link"]);
  }));
