import { join, resolve } from "node:path";
import { redoclyConfigs } from "../lint/linter.js";
import { lockPath } from "./lock-file.js";

/** The rules of the linter, by their names in the folder of a config. */
export const lintFiles: readonly string[] = [...redoclyConfigs, ".redocly.lint-ignore.yaml"];

/** What is read besides descriptions, whether it is there or not. */
export function settingFiles(cwd: string, isProject: boolean): readonly string[] {
  const ignored = resolve(".redocly.lint-ignore.yaml");
  return isProject ? [...lintFiles.map((name) => join(cwd, name)), join(cwd, lockPath), ignored] : [ignored];
}
