import { existsSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { Diagnostics } from "../base/diagnostics.js";
import type { ProviderConfig } from "../config/config.js";
import { findConfig } from "../config/load-config.js";
import { isProviderName, providerNames } from "../config/provider-name.js";
import { InputError, UsageError } from "./errors.js";
import { findDescriptions, printConfig } from "./first-config.js";
import { saveOutput } from "./save-output.js";

export interface InitOptions {
  /** The folder that gets a config. */
  readonly cwd: string;
  /** Files, docs pages or addresses, which may be named: `openai=https://…`. Default: what lies in `openapi/`. */
  readonly descriptions?: readonly string[];
  /** Default: `openai`, or the first. */
  readonly reference?: string | undefined;
}

export interface FirstConfig {
  /** Its name. */
  readonly file: string;
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  readonly reference: string;
}

/** Writes the first config of a folder. Throws a {@link UsageError} where there is nothing to make it of. */
export async function init({ cwd, descriptions = [], reference }: InitOptions): Promise<FirstConfig> {
  refuseSecondConfig(cwd);
  const providers: Record<string, ProviderConfig> = {};
  for (const description of descriptions.length > 0 ? descriptions : await findOrRefuse(cwd)) {
    const [name, provider] = planProvider(description, cwd);
    if (Object.hasOwn(providers, name))
      throw new UsageError(`Two descriptions are named "${name}".`, `Name one of them: other=${description}`);
    providers[name] = provider;
  }
  const names = Object.keys(providers);
  const chosen = reference ?? (names.includes("openai") ? "openai" : (names[0] ?? ""));
  if (!names.includes(chosen))
    throw new UsageError(`There is no provider "${chosen}".`, `There are ${names.join(", ")}.`);
  const file = "concord.config.ts";
  await saveOutput(printConfig({ reference: chosen, providers }), file, cwd);
  return { file, providers, reference: chosen };
}

/** Throws a {@link UsageError} where a folder has a config. */
export function refuseSecondConfig(cwd: string): void {
  const existing = findConfig(cwd);
  if (existing !== undefined)
    throw new UsageError(
      `${basename(existing)} is here already.`,
      "Add providers to it: concord add <name> <description>. init writes only the first one.",
    );
}

/** The descriptions in `openapi/`. Throws an {@link InputError} where one of them cannot be read. */
export async function descriptionsIn(cwd: string): Promise<readonly string[]> {
  const diagnostics = new Diagnostics();
  const found = await findDescriptions(cwd, diagnostics.report);
  if (diagnostics.hasErrors) throw new InputError(diagnostics.all);
  return found;
}

async function findOrRefuse(cwd: string): Promise<readonly string[]> {
  const found = await descriptionsIn(cwd);
  if (found.length > 0) return found;
  throw new UsageError(
    "There is no OpenAPI description in openapi/.",
    "Put one there, or name it: concord init openai=https://example.com/openapi.yaml relay.json",
  );
}

export function nameRefused(name: string, hint: string): UsageError {
  return new UsageError(`"${name}" cannot name a provider: a name ${providerNames}.`, hint);
}

/** The provider that a description is, named in front (`my-relay=…`) or by its file. Throws a {@link UsageError}. */
export function planProvider(description: string, cwd: string): readonly [name: string, provider: ProviderConfig] {
  const [, given, place = ""] = /^(?:([^=/\\:?]+)=)?(.*)$/s.exec(description) ?? [];
  const isAddress = /^https?:/.test(place);
  if (isAddress && !URL.canParse(place)) throw new UsageError(`"${place}" is no address.`);
  const file = isAddress ? new URL(place).pathname : place;
  const name = given ?? nameOf(basename(file));
  if (!isProviderName(name)) throw nameRefused(name, `Name it before the place: my-relay=${place}`);
  if (isAddress) return [name, { spec: `openapi/${name}.${/\.json$/i.test(file) ? "json" : "yaml"}`, source: place }];
  if (!existsSync(resolve(cwd, place)))
    throw new UsageError(`${place} does not exist.`, "A description is a file or an http(s) address.");
  const path = relative(cwd, resolve(cwd, place)).split(sep).join("/");
  if (/\.(?:md|markdown|html?|txt)$/i.test(path))
    return [name, { spec: `openapi/${name}.yaml`, import: { page: path } }];
  return [name, { spec: path }];
}

/** `My Relay.v2.yaml` becomes `my-relay-v2`. */
function nameOf(file: string): string {
  return file
    .replace(/\.(?:json|ya?ml|md|markdown|html?|txt)$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
