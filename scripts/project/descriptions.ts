import { resolve } from "node:path";
import { type Conventions, conventionForms } from "../base/conventions.js";
import { isJoint } from "../base/joint-names.js";
import { join } from "../base/json.js";
import { adviseMissing } from "../config/advise-missing.js";
import type { ConcordConfig, ProviderConfig } from "../config/config.js";
import type { OperationChoice } from "../contract/model/choose-operations.js";

/** Which description a contract is made of, and all that is set for it: the same settings make the same contract. */
export interface DescriptionSettings {
  readonly spec: string;
  /** Default: the name of the file. */
  readonly provider?: string;
  /** Path of the API root; found in the description when absent. */
  readonly root?: string;
  readonly overlays?: readonly string[];
  /** A file of models, or its address. */
  readonly models?: string;
  /** Method names by operation. */
  readonly naming?: Readonly<Record<string, string>>;
  /** How lists go on, by operation. */
  readonly pages?: NonNullable<ConcordConfig["pages"]>;
  /** How lists and objects in a query are written where the description does not say. */
  readonly conventions?: Conventions;
  /** Which of its operations there are to be: what every one of these chooses. */
  readonly choices?: readonly PlacedChoice[];
  /** What to do when there is no such description. */
  readonly ifMissing?: string | undefined;
}

/** A choice of operations, and where it is written: in the config, unless `isAsked` on the command line. */
export interface PlacedChoice extends OperationChoice {
  readonly pointer: string;
  readonly isAsked?: true;
}

/** The descriptions of a config, that of the reference first. */
export function describeProviders(config: ConcordConfig): readonly DescriptionSettings[] {
  const { providers, reference } = config;
  const names = [reference, ...Object.keys(providers).filter((name) => name !== reference)];
  return names.flatMap((name) => {
    const provider = providers[name];
    return provider === undefined ? [] : [describeProvider(name, provider, config)];
  });
}

/** The description of one provider, as every verb sees it. */
export function describeProvider(
  name: string,
  provider: ProviderConfig,
  config: Pick<ConcordConfig, "naming" | "pages" | "include" | "exclude">,
): DescriptionSettings {
  const { spec, root, models, overlays = [] } = provider;
  const { naming = {}, pages = {} } = config;
  const conventions = conventionsOf(provider);
  const ifMissing = adviseMissing(name, provider);
  return {
    spec,
    provider: name,
    naming,
    pages,
    overlays,
    choices: [choiceOf(config, ""), choiceOf(provider, join("/providers", name))].filter(isChoice),
    ifMissing,
    ...(conventions && { conventions }),
    ...(root !== undefined && { root }),
    ...(models !== undefined && { models }),
  };
}

function choiceOf({ include, exclude }: OperationChoice, pointer: string): PlacedChoice {
  return { include, exclude, pointer };
}

function isChoice({ include, exclude }: OperationChoice): boolean {
  return include !== undefined || exclude !== undefined;
}

function conventionsOf(provider: ProviderConfig): Conventions | undefined {
  const names = Object.keys(conventionForms) as (keyof Conventions)[];
  const given = names.filter((name) => provider[name] !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given.map((name) => [name, provider[name]]));
}

/**
 * Descriptions that no config names: each by its file's name; those of one name by their folders, too: `a/openapi.yaml`
 * is `a-openapi`. One that is given twice is there once. What is made of several providers has names of its own, which one
 * alone has not.
 */
export function describeFiles(specs: readonly string[], cwd: string): readonly DescriptionSettings[] {
  const paths = new Map(specs.map((spec) => [resolve(cwd, spec), spec]));
  const parts = new Map([...paths.keys()].map((path) => [path, partsOf(path, [...paths.keys()])]));
  const nameAt = (path: string, depth: number): string => (parts.get(path) ?? []).slice(-depth).join("-");
  return [...paths].map(([path, spec]) => {
    const others = [...paths.keys()].filter((other) => other !== path);
    let depth = 1;
    while (others.some((other) => nameAt(other, depth) === nameAt(path, depth)) && depth < path.length) depth++;
    const name = nameAt(path, depth);
    return { spec, provider: others.length === 0 && isJoint(name) ? `${name}-api` : name };
  });
}

/** Folders and name of a file, without its extension unless that alone tells it from another one. */
function partsOf(path: string, paths: readonly string[]): readonly string[] {
  const bare = (file: string): string => file.replace(/\.[^./\\]+$/, "");
  const isAmbiguous = paths.some((other) => other !== path && bare(other) === bare(path));
  const name = isAmbiguous ? path.replace(/\.([^./\\]+)$/, "-$1") : bare(path);
  return name.split(/[/\\]/).filter((part) => part !== "");
}
