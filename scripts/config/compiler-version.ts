import { createRequire } from "node:module";
import { isObject } from "../base/json.js";

/** The version of the TypeScript that generates; `undefined` where it cannot be found. Does not load it. */
export function compilerVersion(): string | undefined {
  try {
    const manifest: unknown = createRequire(import.meta.url)("typescript/package.json");
    return isObject(manifest) ? String(manifest.version) : undefined;
  } catch {
    return undefined;
  }
}
