import { relative } from "node:path";
import type { Diagnostic } from "../scripts/base/diagnostics.js";
import { isProviderName } from "../scripts/config/provider-name.js";
import type { Contract } from "../scripts/contract/model/types.js";
import { ContractLoader } from "../scripts/project/contract-loader.js";

export interface LoadedContracts {
  /** By the path of the description. */
  readonly contracts: ReadonlyMap<string, Contract>;
  /** The errors of descriptions that no contract can be made of, by path. */
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Reads every description once, without linting it; each is a provider of the name that its file has. */
export async function loadContracts(paths: readonly string[], root: string): Promise<LoadedContracts> {
  const contracts = new Map<string, Contract>();
  const refused = new Map<string, readonly Diagnostic[]>();
  const names = providerNames(paths, root);
  for (const path of paths) {
    const loader = new ContractLoader({ cwd: root });
    const contract = await loader.load({ spec: path, provider: names.get(path) ?? path });
    if (contract === undefined)
      refused.set(
        path,
        loader.diagnostics.all.filter(({ severity }) => severity === "error"),
      );
    else contracts.set(path, contract);
  }
  return { contracts, refused };
}

/** A name for each description that a config takes: that of its file, or where several have one, of its whole path. */
export function providerNames(paths: readonly string[], root: string): ReadonlyMap<string, string> {
  const short = paths.map((path) => nameOf(path.split(/[/\\]/).at(-1) ?? path));
  return new Map(
    paths.map((path, index) => {
      const name = short[index] ?? path;
      return [path, short.indexOf(name) === short.lastIndexOf(name) ? name : nameOf(relative(root, path))];
    }),
  );
}

function nameOf(path: string): string {
  const name = path
    .replace(/\.[^./\\]+$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return isProviderName(name) ? name : `spec-${name}`;
}
