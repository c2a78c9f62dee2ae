import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../../../scripts/load/import/", import.meta.url));

/** What the files of each room may import from the others. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  blocks: [],
  words: [],
  facts: ["blocks", "words"],
  description: ["blocks", "words", "facts"],
};

it.each(Object.entries(allowed))("%s imports no more than %j", (room, rooms) => {
  const files = readdirSync(join(folder, room));
  expect(files.length).toBeGreaterThan(3);
  const imported = files.flatMap((name) =>
    [...readFileSync(join(folder, room, name), "utf8").matchAll(/ from "\.\.\/(?!\.\.)([^"]+)"/g)].map(
      ([, path = ""]) => [name, path.split("/")[0] ?? ""] as const,
    ),
  );
  expect(imported.filter(([, other]) => !rooms.includes(other))).toEqual([]);
});
