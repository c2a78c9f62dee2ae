import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readModules } from "../tools/read-modules.js";
import { exportedTypes, findCircles, functionLengths } from "./helpers/imports.js";
import { libraries, makers, mayImport, outside, roomOf, seams } from "./helpers/rooms.js";

const modules = readModules(["scripts", "src", "tools"]);
const all = [...modules.values()];

describe("imports", () => {
  it("imports are seen in whichever way they are written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concord-"));
    const text = `
      import "./a.js"; import type { B } from "./b.js"; export * from "../c.js"; export type { D } from "d/sub";
      const e = await import("@e/e/sub"); type F = typeof import("f"); const g = createRequire(import.meta.url)("g");
      const h = 'import "./h.js"'; // import "./i.js";
      import { j } from "openapi-concord/runtime"; const k = await import("./k.js");
    `;
    await writeFile(join(folder, "all.ts"), text);
    const [module] = readModules([folder]).values();
    await rm(folder, { recursive: true });
    const own = "src/runtime.ts";
    const inFolder = ["a.ts", "b.ts", "../c.ts", "k.ts"].map((name) => join(folder, name));
    expect(module?.files).toEqual([...inFolder.slice(0, 3), own, ...inFolder.slice(3)]);
    expect(module?.runs).toEqual(module?.files.filter((file) => !file.endsWith("b.ts")));
    expect(module?.packages).toEqual(["d", "@e/e", "f", "g"]);
  });

  it("imports lead to files that are there", () => {
    const missing = all.flatMap(({ file, files }) =>
      files.filter((target) => !existsSync(target)).map((target) => `${file} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it("imports go in no circle, not even for types", () => {
    expect(findCircles(modules)).toEqual([]);
  });

  it("imports start in a room that is known", () => {
    expect(all.map(({ file }) => file).filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it("imports go the one way that the table allows", () => {
    const wrong = all.flatMap(({ file, files }) => {
      const room = roomOf(file) ?? "";
      const allowed = [room, ...(mayImport[room] ?? [])];
      return files
        .filter((target) => !outside.includes(room) && !allowed.includes(roomOf(target) ?? ""))
        .map((target) => `${file} (${room}) imports ${target} (${roomOf(target)})`);
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(seams))("imports name %s in %s alone", (library, seam) => {
    expect(all.filter(({ packages }) => packages.includes(library)).map(({ file }) => file)).toEqual([seam]);
  });

  it.each(Object.entries(makers))("imports reach %s from %s alone", (maker, user) => {
    const users = all.filter(({ files }) => files.includes(maker)).map(({ file }) => file);
    expect(users).toEqual([user]);
  });

  it.each(Object.entries(libraries))("imports name %s in the rooms %j alone", (library, rooms) => {
    const used = all.filter(({ packages }) => packages.includes(library)).map(({ file }) => roomOf(file) ?? "");
    expect(used.filter((room) => !rooms.includes(room))).toEqual([]);
  });
});

describe("the table of rooms", () => {
  it("the table of rooms names rooms that are there, and has no circle itself", () => {
    const names = new Set(Object.keys(mayImport));
    expect(Object.values(mayImport).flatMap((rooms) => rooms.filter((room) => !names.has(room)))).toEqual([]);
    expect(findCircles(new Map(Object.entries(mayImport).map(([room, files]) => [room, { files }])))).toEqual([]);
  });
});

describe("the code", () => {
  it("the code has one exported type of each name in scripts/", () => {
    const places = new Map<string, string[]>();
    for (const module of all.filter(({ file }) => file.startsWith("scripts/")))
      for (const name of exportedTypes(module)) places.set(name, [...(places.get(name) ?? []), module.file]);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it("the code has no file of more than 300 lines", () => {
    const lengths = all.map(({ file, syntax }) => [file, syntax.getLineStarts().length - 1] as const);
    expect(lengths.filter(([, lines]) => lines > 300)).toEqual([]);
  });

  it("the code has functions of at most 40 lines, but for one in a hundred", () => {
    const lengths = all.flatMap(functionLengths).sort((a, b) => a - b);
    expect(lengths[Math.ceil(lengths.length * 0.99) - 1]).toBeLessThanOrEqual(40);
  });
});
