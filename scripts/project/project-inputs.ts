import { join, resolve } from "node:path";
import { driftBaselineName } from "./drift-baseline.js";
import { historyName } from "./history-file.js";
import { baselineName } from "./lint-baseline.js";
import { isModelsAddress } from "./models-address.js";
import { type Project, projectFiles } from "./open-project.js";

/**
 * Absolute paths of the files that a project is made of: the config with what it imports, descriptions with their overlays,
 * models and pages, the baselines beside it, and the history among its output, which is read again.
 */
export function projectInputs({ config, folder, file }: Project): readonly string[] {
  const paths = Object.values(config.providers).flatMap(({ spec, overlays = [], models, import: source }) => [
    ...[spec, ...overlays],
    ...(models === undefined || isModelsAddress(models) ? [] : [models]),
    ...(source ? [source.page, ...(source.pages ?? []), ...(source.overlays ?? [])] : []),
  ]);
  const own = [...paths, driftBaselineName, baselineName, join(config.out ?? "generated", historyName)].map((path) =>
    resolve(folder, path),
  );
  return [...projectFiles(file, folder), ...own];
}
