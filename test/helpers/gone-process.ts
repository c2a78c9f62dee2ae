import { spawnSync } from "node:child_process";

/** The number of a process that is gone. */
export const gone = spawnSync(process.execPath, ["--version"]).pid;
