import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderConfig } from "../config/config.js";
import { addProvider as addToText } from "../config/edit-config.js";
import { isProviderName } from "../config/provider-name.js";
import { UsageError } from "./errors.js";
import { printValue } from "./first-config.js";
import { nameRefused, planProvider } from "./init.js";
import { openProject, type Project } from "./open-project.js";
import { addToRedocly, type FileNote } from "./project-files.js";
import { saveOutput } from "./save-output.js";

export interface AddedProvider {
  readonly name: string;
  readonly provider: ProviderConfig;
  /** With the provider in its config. */
  readonly project: Project;
  /** What became of `redocly.yaml`. */
  readonly notes: readonly FileNote[];
}

/**
 * Puts a provider into the config of a project, without touching the rest of it. Throws a {@link UsageError} where the config
 * is not written so that it could be, and leaves it as it was where it would be wrong then.
 */
export async function addProvider(project: Project, name: string, place: string): Promise<AddedProvider> {
  const { folder, file, config } = project;
  if (!isProviderName(name)) throw nameRefused(name, `concord add my-relay ${place}`);
  const [, provider] = planProvider(`${name}=${place}`, folder);
  if (Object.hasOwn(config.providers, name)) throw new UsageError(`There is a provider "${name}" already.`);
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  const print = (indent: string): string =>
    file.endsWith(".json")
      ? JSON.stringify(provider, null, 2).replaceAll("\n", `\n${indent}`)
      : printValue(provider, indent);
  const edited = addToText(file, before, name, print);
  if ("problem" in edited)
    throw new UsageError(
      `${file} cannot be edited: ${edited.problem}.`,
      `Add it by hand, to \`providers\`: ${JSON.stringify(name)}: ${JSON.stringify(provider)}`,
    );
  await saveOutput(edited.text, path);
  const changed = await openProject(path, folder).catch(async (error: unknown) => {
    await saveOutput(before, path);
    throw error;
  });
  if (changed === undefined || !Object.hasOwn(changed.config.providers, name)) {
    await saveOutput(before, path);
    throw new UsageError(`${file} does not give the provider when it is read.`, "Add it by hand.");
  }
  return { name, provider, project: changed, notes: [await addToRedocly(folder, name, provider.spec)] };
}
