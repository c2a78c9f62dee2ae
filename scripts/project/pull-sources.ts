import { resolve } from "node:path";
import { closest } from "../base/closest.js";
import type { ConcordConfig, ProviderConfig } from "../config/config.js";
import { UsageError } from "./errors.js";
import { lockPath, readLock, writeLock } from "./lock-file.js";
import type { Project } from "./open-project.js";
import { type Pulled, type PullOptions, pullProvider } from "./pull-provider.js";

/** What became of one provider's source. */
export interface PulledSource extends Pulled {
  readonly provider: string;
  /** The description that it is put in place of. */
  readonly spec: string;
}

/**
 * Pulls the sources of a project, those of the named providers or all, one by one, each when the one before was taken.
 * The lock is written after each. Throws a {@link UsageError} before anything is fetched.
 */
export async function* pullSources(
  { config, folder }: Project,
  names: readonly string[],
  options: Pick<PullOptions, "report" | "check" | "timeout">,
): AsyncGenerator<PulledSource> {
  const providers = choose(names, config);
  const lockFile = resolve(folder, lockPath);
  const lock = new Map(await readLock(lockFile, lockPath, options.report));
  for (const [name, provider] of providers) {
    const pulled = await pullProvider(name, provider, {
      ...options,
      cwd: folder,
      locked: lock.get(name),
      shared: config,
    });
    if (pulled.entry !== undefined && !options.check) {
      lock.set(name, pulled.entry);
      await writeLock(lockFile, lock);
    }
    yield { ...pulled, provider: name, spec: provider.spec };
  }
}

function choose(names: readonly string[], config: ConcordConfig): readonly (readonly [string, ProviderConfig])[] {
  for (const name of names) {
    const provider = Object.hasOwn(config.providers, name) ? config.providers[name] : undefined;
    if (provider === undefined)
      throw new UsageError(`There is no provider "${name}".`, hintProvider(name, Object.keys(config.providers)));
    if (provider.source === undefined) throw new UsageError(`"${name}" has no source.`, "Set `source` in the config.");
  }
  const chosen = Object.entries(config.providers).filter(
    ([name, { source }]) => source !== undefined && (names.length === 0 || names.includes(name)),
  );
  if (chosen.length === 0) throw new UsageError("No provider has a source.", "Set `source` in the config.");
  return chosen;
}

function hintProvider(name: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return meant === undefined ? `The config has ${names.join(", ")}.` : `Did you mean "${meant}"?`;
}
