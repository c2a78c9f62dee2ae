import { openProject, type Project } from "../project/open-project.js";
import { failUsage } from "./exit.js";

/**
 * The config that was asked for, or the one of the working directory. Ends the command when there is none. `verb` is what
 * takes a description instead, if it does.
 */
export async function requireConfig(path: string | undefined, verb?: string): Promise<Project> {
  const project = await openProject(path, process.cwd());
  if (project !== undefined) return project;
  return failUsage(
    "There is no concord.config.ts here.",
    `Run it where one is, name it with --config, ${verb === undefined ? "" : `give ${verb} a description, `}or write one: concord init.`,
  );
}
