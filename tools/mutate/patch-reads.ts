// Runs in the worker before each test file: what is generated with an inline runtime has the swapped text, too.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";
import { inject } from "vitest";
import type { Swap } from "./swap.js";

declare module "vitest" {
  interface ProvidedContext {
    readonly swap: Swap | null;
  }
}

const key = Symbol.for("openapi-concord.mutate.patched");
const held = globalThis as { [key]?: true };
const swap = inject("swap");

if (swap && held[key] === undefined) {
  held[key] = true;
  const file = resolve(swap.file);
  const isSwapped = (path: unknown): boolean =>
    (path instanceof URL ? path.pathname : typeof path === "string" && resolve(path)) === file;
  const { readFileSync } = fs;
  const { readFile } = fs.promises;
  Object.assign(fs, {
    readFileSync: (...args: Parameters<typeof readFileSync>) =>
      isSwapped(args[0]) ? swap.text : readFileSync(...args),
  });
  Object.assign(fs.promises, {
    readFile: async (...args: Parameters<typeof readFile>) => (isSwapped(args[0]) ? swap.text : readFile(...args)),
  });
  syncBuiltinESMExports();
}
