import path from "node:path";
import { compareText } from "../../scripts/base/diagnostics.js";
import { readModules } from "../read-modules.js";

/** A test file that imports a module, directly or not. */
export interface RelatedTest {
  readonly file: string;
  /** How many imports lie between: 1 for a test that imports the module itself. */
  readonly distance: number;
}

/** What each TypeScript file of the project imports when it runs; types are left out. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function readImports(): ImportGraph {
  const modules = readModules(["scripts", "src", "generated", "tools", "test"]);
  return new Map([...modules.values()].map(({ file, runs }) => [file, runs]));
}

/** It builds from the disk, into the checkout, and tests what it built. */
const builds = "test/package/installed.test.ts";

/** The test files that run a module: those of its room first, of these those of its name, of these the nearest. */
export function testsOf(module: string, importers: ReadonlyMap<string, readonly string[]>): readonly RelatedTest[] {
  const distances = new Map([[module, 0]]);
  for (const [file, distance] of distances)
    for (const importer of importers.get(file) ?? [])
      if (!distances.has(importer)) distances.set(importer, distance + 1);
  return [...distances]
    .map(([file, distance]) => ({ file, distance }))
    .filter(({ file }) => file.endsWith(".test.ts") && file !== builds)
    .sort(
      (one, other) =>
        nearness(other.file, module) - nearness(one.file, module) ||
        sharedWords(other.file, module) - sharedWords(one.file, module) ||
        one.distance - other.distance ||
        compareText(one.file, other.file),
    );
}

/** How many folders the paths have in common; `test/` mirrors the tree. */
function nearness(test: string, module: string): number {
  const folders = path.posix.dirname(module).split("/");
  const others = path.posix.dirname(test).split("/").slice(1);
  const fork = folders.findIndex((folder, index) => folder !== others[index]);
  return fork === -1 ? folders.length : fork;
}

function sharedWords(test: string, module: string): number {
  const words = new Set(module.replace(".ts", "").split(/[/-]/));
  return path.posix
    .basename(test, ".test.ts")
    .split("-")
    .filter((word) => words.has(word)).length;
}

/** The graph the other way: who imports a file. */
export function importersOf(graph: ImportGraph): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, targets] of graph)
    for (const target of new Set(targets)) importers.set(target, [...(importers.get(target) ?? []), file]);
  return importers;
}

/** A file with all that it imports. */
export function closureOf(file: string, graph: ImportGraph): ReadonlySet<string> {
  const found = new Set([file]);
  for (const each of found) for (const target of graph.get(each) ?? []) found.add(target);
  return found;
}
