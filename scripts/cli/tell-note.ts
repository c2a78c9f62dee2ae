import type { FileNote } from "../project/project-files.js";
import { shown, tell } from "./terminal.js";

/** What became of a file beside the config. */
export function tellNote({ file, state, words }: FileNote): void {
  const verb = { written: "Wrote   ", changed: "Changed ", kept: "Left    " }[state];
  tell(shown`${verb} ${file}${words === "" ? "" : `: ${words}`}\n`);
}
