import { resolve as absolute } from "node:path";
import type { Diagnostic } from "../base/diagnostics.js";
import type { ConcordConfig, ProviderConfig } from "../config/config.js";
import type { Commit } from "./checkout.js";
import { type DescriptionSettings, describeProvider } from "./descriptions.js";
import { InputError } from "./errors.js";
import { openProject, type Project } from "./open-project.js";

/** A provider of today or of an earlier commit, and how its earlier description is read. */
export interface ProviderPair {
  readonly name: string;
  /** Its name at the commit; absent where it was not there. */
  readonly formerName?: string;
  /** Absent where there was none. */
  readonly former?: DescriptionSettings;
  /** The config has it no longer. */
  readonly isGone: boolean;
}

interface FormerProvider {
  readonly name: string;
  readonly provider: ProviderConfig;
  /** Where its description was put. */
  readonly spec: string;
  readonly overlays: readonly string[];
}

/**
 * Finds for each provider what it was at the commit: by its name in the config of then, else by its file or what git takes
 * for that. Those of then that nothing of today is are gone.
 */
export async function pairProviders(
  project: Project,
  commit: Commit,
  tell: (doubt: Diagnostic) => void,
): Promise<readonly ProviderPair[]> {
  const { config, folder } = project;
  const before = await formerProject(project, commit, tell);
  const formers = before === undefined ? [] : await formerProviders(before, commit, tell);
  const leaving = formers.filter(({ name }) => !Object.hasOwn(config.providers, name));
  const pairs: ProviderPair[] = [];
  for (const [name, today] of Object.entries(config.providers)) {
    const own = formers.find((former) => former.name === name);
    const spec = own?.spec ?? (await formerFile(absolute(folder, today.spec), commit));
    const known = own ?? leaving.find((former) => former.spec === spec);
    if (spec === undefined) {
      pairs.push({ name, isGone: false });
      continue;
    }
    const overlays = known?.overlays ?? (await present(folder, today.overlays, commit));
    const isMoved = known !== undefined && commit.today(spec) !== absolute(folder, today.spec);
    const former = formerSettings(
      name,
      { ...today, ...(isMoved && { root: known.provider.root }), spec, overlays },
      config,
    );
    pairs.push({ name, formerName: known?.name ?? name, former, isGone: false });
  }
  const found = new Set(pairs.map(({ formerName }) => formerName));
  const gone = leaving.filter(({ name }) => !found.has(name));
  return [
    ...pairs,
    ...gone.map(({ name, provider, spec, overlays }): ProviderPair => {
      const former = formerSettings(name, { ...provider, spec, overlays }, before?.config ?? config);
      return { name, formerName: name, former, isGone: true };
    }),
  ];
}

/** What is known of models is no part of what is compared. */
function formerSettings(
  name: string,
  { models: _, root, ...provider }: Omit<ProviderConfig, "root"> & { readonly root?: string | undefined },
  config: ConcordConfig,
): DescriptionSettings {
  return describeProvider(name, { ...provider, ...(root !== undefined && { root }) }, config);
}

/** The config as it was: under the same name, under the one that git takes for a former one, or under another usual one. */
async function formerProject(
  { folder, file }: Project,
  commit: Commit,
  tell: (doubt: Diagnostic) => void,
): Promise<Project | undefined> {
  const path = await formerFile(absolute(folder, file), commit);
  const doubt = (message: string): Diagnostic => ({
    code: "config-invalid",
    severity: "warning",
    at: { file, pointer: "" },
    message,
    hint: "Providers are known by their files there; which of them are gone cannot be told.",
  });
  try {
    const found = await openProject(path, commit.folder);
    if (found === undefined) tell(doubt(`There is no config at ${commit.ref}.`));
    return found;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    tell(doubt(`The config of ${commit.ref} cannot be used: ${error.message}`));
    return undefined;
  }
}

/** Those whose descriptions were there; says which were not. */
async function formerProviders(
  { config, folder }: Project,
  commit: Commit,
  tell: (doubt: Diagnostic) => void,
): Promise<readonly FormerProvider[]> {
  const today = commit.today(folder);
  const found: FormerProvider[] = [];
  for (const [name, provider] of Object.entries(config.providers)) {
    const spec = await commit.find(absolute(today, provider.spec));
    if (spec === undefined) {
      tell({
        code: "file-unreadable",
        severity: "warning",
        at: { file: provider.spec, pointer: "" },
        message: `The config of ${commit.ref} has "${name}", and ${commit.ref} has not this description of it.`,
        hint: "Nothing of before is compared with it: commit descriptions together with the config.",
      });
      continue;
    }
    found.push({ name, provider, spec, overlays: await present(today, provider.overlays, commit) });
  }
  return found;
}

async function present(folder: string, files: readonly string[] = [], commit: Commit): Promise<readonly string[]> {
  const found: string[] = [];
  // One after another: git puts files under a lock.
  for (const file of files) found.push(...[(await commit.find(absolute(folder, file))) ?? []].flat());
  return found;
}

async function formerFile(path: string, commit: Commit): Promise<string | undefined> {
  return (await commit.find(path)) ?? commit.findRenamed(path);
}
