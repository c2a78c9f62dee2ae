import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.js";

/** Who made a report, as it tells. */
export interface Tool {
  readonly name: "openapi-concord";
  readonly version: string;
}

let known: Tool | undefined;

export function thisTool(): Tool {
  known ??= { name: "openapi-concord", version: readVersion() };
  return known;
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string };
  return version;
}
