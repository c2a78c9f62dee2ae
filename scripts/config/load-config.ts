import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { closestFile } from "../base/closest-file.js";
import type { Origin, Report } from "../base/diagnostics.js";
import { isBuilt, packageRoot } from "../base/package-root.js";
import { findConfigProblems } from "./check-config.js";
import { type ConcordConfig, defineConfig } from "./config.js";
import { configModules } from "./config-modules.js";

const fileNames = ["concord.config.ts", "concord.config.js", "concord.config.mjs", "concord.config.json"];

/** The config of a folder, or `undefined` when there is none. */
export function findConfig(cwd: string): string | undefined {
  return fileNames.map((name) => resolve(cwd, name)).find((path) => existsSync(path));
}

/** Loads and checks a config file; what is wrong with it is reported. */
export async function loadConfig(path: string, cwd: string, report: Report): Promise<ConcordConfig | undefined> {
  const at: Origin = { file: relative(cwd, path) || path, pointer: "" };
  if (!existsSync(path)) {
    const meant = await closestFile(path);
    const hint = meant === undefined ? "Check the path of --config." : `Did you mean ${relative(cwd, meant)}?`;
    report({ code: "config-invalid", at, message: "There is no such file.", hint });
    return undefined;
  }
  if (statSync(path).isDirectory()) {
    const hint = "Name the file of the config, which may lie in it.";
    report({ code: "config-invalid", at, message: "This is a folder.", hint });
    return undefined;
  }
  try {
    const loaded = await readConfig(path);
    const problems = findConfigProblems(loaded);
    for (const { pointer, ...problem } of problems)
      report({ code: "config-invalid", at: { ...at, pointer }, hint: "See `defineConfig`.", ...problem });
    return problems.length === 0 ? (loaded as ConcordConfig) : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report({
      code: "config-invalid",
      at,
      message: `The config cannot be loaded: ${reason}`,
      hint: "Does it export a config by default?",
    });
    return undefined;
  }
}

/** As the file stands now, also when it was read before. */
async function readConfig(path: string): Promise<unknown> {
  if (path.endsWith(".json")) return JSON.parse(await readFile(path, "utf8"));
  // Takes longer to load than most of what needs no config.
  const { createJiti } = await import("jiti");
  const virtualModules = await ownModules(path);
  return createJiti(import.meta.url, { moduleCache: false, virtualModules }).import(path, { default: true });
}

const names = /^(?:[^"']*\bfrom)?\s*["'](openapi-concord(?:-toolkit|\/toolkit))["']/;

/**
 * The toolkit under the names by which configs import it: this one, also where none is installed beside the config. All of
 * it takes long to load: it is, where a config imports another of its values than `defineConfig`.
 */
async function ownModules(path: string): Promise<Readonly<Record<string, unknown>>> {
  const texts = await Promise.all(configModules(path).map((file) => readFile(file, "utf8")));
  const imports = texts.flatMap((text) => text.split(/\bimport\b(?!\s+type\b)/).slice(1));
  const own = imports.filter((text) => names.test(text));
  if (own.length === 0) return {};
  const toolkit = own.every((text) =>
    /^\s*\{\s*(?:type\s+\w+,\s*)*defineConfig\s*(?:,\s*type\s+\w+\s*)*,?\s*\}/.test(text),
  )
    ? { defineConfig }
    : await loadToolkit();
  return Object.fromEntries(own.map((text) => [names.exec(text)?.[1], toolkit]));
}

async function loadToolkit(): Promise<unknown> {
  const entry = isBuilt() ? "dist/scripts/index.js" : "scripts/index.ts";
  return import(pathToFileURL(join(packageRoot(), entry)).href);
}
