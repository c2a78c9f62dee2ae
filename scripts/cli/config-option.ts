import { basename, relative, resolve } from "node:path";
import { Diagnostics } from "../base/diagnostics.js";
import type { ConcordConfig } from "../config/config.js";
import { findConfig, loadConfig } from "../config/load-config.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

export interface LoadedConfig {
  readonly config: ConcordConfig;
  /** Folder of the config, from which its paths start. */
  readonly folder: string;
  /** Its name in that folder. */
  readonly file: string;
}

/**
 * The config that was asked for, or the one of the working directory. Ends the command when there is none. `verb` is what
 * takes a description instead, if it does.
 */
export async function requireConfig(path: string | undefined, verb?: string): Promise<LoadedConfig> {
  const cwd = process.cwd();
  const found = path === undefined ? findConfig(cwd) : resolve(path);
  if (found === undefined)
    failUsage(
      "There is no concord.config.ts here.",
      `Run it where one is, name it with --config, ${verb === undefined ? "" : `give ${verb} a description, `}or write one: concord init.`,
    );
  const diagnostics = new Diagnostics();
  const config = await loadConfig(found, cwd, diagnostics.report);
  if (config === undefined) {
    printDiagnostics(diagnostics.all, { verbose: true });
    throw new ExitError(2);
  }
  if (config.drift?.levels !== undefined) {
    // Loads every rule, which few verbs need.
    const { checkLevels } = await import("./drift-settings.js");
    checkLevels(config.drift, relative(cwd, found));
  }
  return { config, folder: resolve(relative(cwd, found), ".."), file: basename(found) };
}
