import { basename, dirname, relative, resolve } from "node:path";
import { Diagnostics } from "../base/diagnostics.js";
import type { ConcordConfig } from "../config/config.js";
import { configModules } from "../config/config-modules.js";
import { findConfig, loadConfig } from "../config/load-config.js";
import { InputError } from "./errors.js";

/** A config that was read and found right, and where it stands. */
export interface Project {
  readonly config: ConcordConfig;
  /** Folder of the config, from which its paths start. */
  readonly folder: string;
  /** Its name in that folder. */
  readonly file: string;
}

/** The files that make a config, whether it can be read or not; none where a folder has no config. */
export function projectFiles(path: string | undefined, cwd: string): readonly string[] {
  const found = path === undefined ? findConfig(cwd) : resolve(cwd, path);
  return found === undefined ? [] : configModules(found);
}

/**
 * Reads the config at a path, or the one of a folder; `undefined` where that folder has none. Throws an
 * {@link InputError} where something is wrong with it.
 */
export async function openProject(path: string | undefined, cwd: string): Promise<Project | undefined> {
  const found = path === undefined ? findConfig(cwd) : resolve(cwd, path);
  if (found === undefined) return undefined;
  const diagnostics = new Diagnostics();
  const config = await loadConfig(found, cwd, diagnostics.report);
  if (config?.drift?.levels !== undefined) {
    // Loads every rule, which few verbs need.
    const { checkLevels } = await import("./check-levels.js");
    checkLevels(config.drift.levels, relative(cwd, found), diagnostics.report);
  }
  if (config === undefined || diagnostics.hasErrors) throw new InputError(diagnostics.all);
  return { config, folder: dirname(found), file: basename(found) };
}
