import { closest } from "../base/closest.js";
import type { Origin, Report } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import { reportUnmatchedNaming } from "../contract/build/report-naming.js";
import type { Contract, Operation } from "../contract/model/types.js";
import { adoptEvents } from "../merge/adopt-events.js";
import type { ContractLoader } from "./contract-loader.js";
import { describeProviders } from "./descriptions.js";
import { type JointContract, type JointSettings, makeJointContracts } from "./joint-contracts.js";

export interface JoinSettings extends JointSettings {
  /** Name of the config in diagnostics. Default `concord.config.ts`. */
  readonly configFile?: string | undefined;
  /** Operations that the config leaves out: names for them are no mistake. */
  readonly leftOut?: readonly Operation[];
}

/** The contracts of all providers, with what they get from each other. */
export interface JoinedContracts {
  /** The reference, and then the others with the events that only the reference describes. */
  readonly providers: readonly [Contract, ...Contract[]];
  readonly joint: readonly JointContract[];
}

/** For the providers of a config, of which the loader knows the diagnostics and what was left out. */
export interface JoinProvidersSettings extends Omit<JoinSettings, "report" | "leftOut"> {
  /** In place of that of the loader. */
  readonly report?: Report;
  /** Hears what is done next. */
  readonly onStage?: ((name: string) => void) | undefined;
}

/** Loads the providers of a config and joins their contracts; `undefined` where a description is wrong, which is reported. */
export async function joinProviders(
  loader: ContractLoader,
  { onStage, ...settings }: JoinProvidersSettings,
): Promise<JoinedContracts | undefined> {
  const [reference, ...others] = await loader.loadAll(describeProviders(settings.config));
  const { hasErrors, report } = loader.diagnostics;
  if (reference === undefined || hasErrors) return undefined;
  onStage?.("join providers");
  return joinContracts([reference, ...others], { report, leftOut: loader.choices.leftOut, ...settings });
}

/** Makes the joint contracts of a config's providers, the reference first, and says which of its names fit none of all. */
export async function joinContracts(
  [reference, ...others]: readonly [Contract, ...Contract[]],
  { configFile = "concord.config.ts", leftOut = [], ...settings }: JoinSettings,
): Promise<JoinedContracts> {
  const { report, config } = settings;
  const completed = others.map((contract) => adoptEvents(contract, reference, report));
  const joint = await makeJointContracts([reference, ...completed], settings);
  const all = [reference, ...others, ...joint.map(({ contract }) => contract), { operations: leftOut }];
  const at = { file: configFile, pointer: "" };
  reportUnmatchedNaming(config.naming ?? {}, all, at, report);
  reportUnmatchedNaming(config.pages ?? {}, all, at, report, "pages");
  reportUnmatchedNaming(config.merge?.operations ?? {}, all, { ...at, pointer: "/merge" }, report, "operations");
  reportUnmatchedComponents(config.merge?.components ?? {}, [reference, ...completed], at, report);
  return { providers: [reference, ...completed], joint };
}

/** A name for a component that its provider does not have changes nothing. */
function reportUnmatchedComponents(
  components: Readonly<Record<string, string>>,
  contracts: readonly Contract[],
  at: Origin,
  report: Report,
): void {
  const known = contracts.flatMap(({ provider, schemas }) => [...schemas.keys()].map((name) => `${provider}.${name}`));
  for (const key of Object.keys(components)) {
    if (known.includes(key)) continue;
    const meant = closest(key, known);
    report({
      code: "naming-unmatched",
      at: { ...at, pointer: join("/merge/components", key) },
      message: `There is no component "${key}", so nothing is named by it.`,
      hint: meant === undefined ? "Write the provider, a dot, and the component's name." : `Did you mean "${meant}"?`,
    });
  }
}
