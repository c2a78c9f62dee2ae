import { join, resolve } from "node:path";
import { redoclyConfigs } from "../lint/linter.js";
import { lockPath } from "./lock-file.js";

/** Which problems Redocly passes over. */
const ignoreFile = ".redocly.lint-ignore.yaml";

/** The rules of the linter, by their names in the folder of a config. */
export const lintFiles: readonly string[] = [...redoclyConfigs, ignoreFile];

/** What is read besides descriptions, whether it is there or not. */
export function settingFiles(cwd: string, isProject: boolean): readonly string[] {
  const ignored = resolve(ignoreFile);
  return isProject ? [...lintFiles.map((name) => join(cwd, name)), join(cwd, lockPath), ignored] : [ignored];
}
