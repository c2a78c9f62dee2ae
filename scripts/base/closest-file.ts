import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { closest } from "./closest.js";

/** The file that was probably meant by a path at which there is none, or `undefined` when none is near. */
export async function closestFile(path: string): Promise<string | undefined> {
  const folder = await closestFolder(dirname(path));
  return folder === undefined ? undefined : closestIn(folder, basename(path), "file");
}

async function closestFolder(path: string): Promise<string | undefined> {
  if (existsSync(path)) return path;
  const parent = dirname(path) === path ? undefined : await closestFolder(dirname(path));
  return parent === undefined ? undefined : closestIn(parent, basename(path), "folder");
}

/** A file of the same name but for its ending comes first: which ending a description has is soon forgotten. */
async function closestIn(folder: string, name: string, kind: "file" | "folder"): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => (kind === "file" ? !entry.isDirectory() : !entry.isFile()))
    .map((entry) => entry.name)
    .sort();
  const found =
    (names.includes(name) ? name : undefined) ??
    (kind === "file" ? names.find((other) => stemOf(other) === stemOf(name)) : undefined) ??
    closest(name, names);
  return found === undefined ? undefined : join(folder, found);
}

function stemOf(name: string): string {
  return basename(name, extname(name)).toLowerCase();
}
